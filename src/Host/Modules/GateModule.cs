using EduEvents.Application;
using EduEvents.Application.Gate;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Gate;
using EduEvents.Host.Live;
using EduEvents.Host.Web.Live;
using EduEvents.Projections.Gate;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;

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

        api.Read("inside", Permissions.GateRead, nameof(Presence), _ => Scope.Platform,
            async r => await r.Session.Query<Presence>().Where(p => p.Inside).Take(5000).ToListAsync(r.Stop), "Who is inside now.");
        api.Read("terminals", Permissions.GateRead, nameof(TerminalCard), _ => Scope.Platform,
            async r => await r.Session.Query<TerminalCard>().OrderBy(t => t.Id).Take(500).ToListAsync(r.Stop), "The terminals of the organisation.");
    }

    public IEnumerable<LiveMessage> Live(IEvent e) => e.Data is GatePassed p
        ? [new(LiveTopic.Of(e.TenantId, "gate"), "pass", new { p.PersonId, p.Direction, p.At, p.DeviceId })]
        : [];
}
