using EduEvents.Application;
using EduEvents.Application.Gate;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Gate;
using EduEvents.Host.Gate;
using EduEvents.Host.Http;
using EduEvents.Host.Live;
using EduEvents.Host.Web.Live;
using EduEvents.Projections.Gate;
using JasperFx.Events;
using JasperFx.Events.Projections;

namespace EduEvents.Host.Modules;

/// <summary>Terminals and passes: who is inside now.</summary>
public sealed class GateModule : IModule
{
    public string Name => "gate";

    public IReadOnlyList<MenuEntry> Menu => [new("menu.gate", "/gate", "gate", Permissions.GateRead, 30)];

    public IReadOnlyList<LivePanel> Panels => [new("inside", Permissions.GateRead, nameof(Presence), typeof(GateBody), GateData.Load)];

    public void Events(EventNames events)
    {
        events.Add<TerminalRegistered>("terminal_registered");
        events.Add<GatePassed>("gate_passed");
    }

    public void Views(ModuleViews views)
    {
        views.Add(new PresenceProjection(), ProjectionLifecycle.Async);
        views.Add(new TerminalCardProjection(), ProjectionLifecycle.Async);
        views.Add(new PassDayProjection(), ProjectionLifecycle.Async);
    }

    public void Api(ModuleApi api)
    {
        api.Command("register-terminal", UseCase.Start<RegisterTerminal, Terminal>(RegisterTerminalHandler.Handle));
        api.Command("send-pass", UseCase.Start<SendPass, TerminalDay, DateTimeOffset>(SendPassHandler.Handle, SendPassHandler.Now));
        api.Command("send-passes", UseCase.Spread<SendPasses, TerminalDay>(SendPassesHandler.Handle));

        api.ReadList<Presence>("inside", Permissions.GateRead, StoredList.Of<Presence>("id", 5000, "cast(data ->> 'inside' as boolean)"), "Who is inside now.");
        api.ReadShared<IReadOnlyList<TerminalCard>>("terminals", Permissions.GateRead, _ => Scope.Platform, StoredList.Of<TerminalCard>("id", 500), _ => [],
            [typeof(TerminalRegistered)], "The terminals of the organisation.");
        api.Read("inside-at", Permissions.GateRead, nameof(PassDay), _ => Scope.Platform,
            async r => (InsideAt?)await GateReads.Inside(r.Session, r.QueryMoment("at") ?? Now(r), r.Stop),
            "Who was inside at a moment ('at', else now): learners by class, everybody else by id.");
        api.Read("late/{on}", Permissions.GateRead, nameof(PassDay), _ => Scope.Platform,
            async r => (LateList?)await GateReads.Late(r.Session, Guid.Parse(r.Organisation), r.Day("on"), r.Stop),
            "Who came after the first lesson of the class had begun, and who did not come.");
        api.Read("staff/{on}", Permissions.GateRead, nameof(PassDay), _ => Scope.Platform,
            async r => (IReadOnlyList<StaffDay>?)await GateReads.Staff(r.Session, r.Day("on"), Now(r), r.Stop),
            "When employees came and left on a day, and how long they were inside.");
    }

    public IEnumerable<LiveMessage> Live(IEvent e) => e.Data is GatePassed p
        ? [new(LiveTopic.Of(e.TenantId, "gate"), "pass", new { p.PersonId, p.Direction, p.At, p.DeviceId }),
            new(LiveTopic.Of(e.TenantId, "learner", p.PersonId), "pass", new { p.Direction, p.At })]
        : [];

    private static DateTimeOffset Now(ReadRequest r) => r.Get<TimeProvider>().GetUtcNow();
}
