using EduEvents.Application;
using EduEvents.Application.Gate;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Gate;
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
    }

    public void Api(ModuleApi api)
    {
        api.Command("register-terminal", UseCase.Start<RegisterTerminal, Terminal>(RegisterTerminalHandler.Handle));
        api.Command("send-pass", UseCase.Start<SendPass, TerminalDay, DateTimeOffset>(SendPassHandler.Handle, SendPassHandler.Now));
        api.Command("send-passes", UseCase.Spread<SendPasses, TerminalDay>(SendPassesHandler.Handle));

        api.ReadList<Presence>("inside", Permissions.GateRead, StoredList.Of<Presence>("id", 5000, "cast(data ->> 'inside' as boolean)"), "Who is inside now.");
        api.ReadShared<IReadOnlyList<TerminalCard>>("terminals", Permissions.GateRead, _ => Scope.Platform, StoredList.Of<TerminalCard>("id", 500), _ => [],
            [typeof(TerminalRegistered)], "The terminals of the organisation.");
    }

    public IEnumerable<LiveMessage> Live(IEvent e) => e.Data is GatePassed p
        ? [new(LiveTopic.Of(e.TenantId, "gate"), "pass", new { p.PersonId, p.Direction, p.At, p.DeviceId })]
        : [];
}
