using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using Microsoft.AspNetCore.SignalR;

namespace EduEvents.Host.Live;

/// <summary>The hub at /live. A client joins topics; each topic is authorised by itself.</summary>
public sealed class LiveHub(LiveRights rights, LiveViewers viewers, LiveDashboards dashboards) : Hub
{
    /// <summary>Joins a topic; refused without the right to read it.</summary>
    public async Task Join(string topic)
    {
        var (permission, target) = Needed(topic);
        await rights.Demand(Context, topic, permission, target);
        await Groups.AddToGroupAsync(Context.ConnectionId, topic, Context.ConnectionAborted);
        viewers.Joined(Context.ConnectionId, topic);
        dashboards.Joined(topic);
    }

    /// <summary>Leaves a topic.</summary>
    public Task Leave(string topic)
    {
        rights.Left(Context.ConnectionId, topic);
        viewers.Left(Context.ConnectionId, topic);
        return Groups.RemoveFromGroupAsync(Context.ConnectionId, topic, Context.ConnectionAborted);
    }

    /// <inheritdoc />
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        rights.Left(Context.ConnectionId);
        viewers.Gone(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    // organisation/class/group/subject, organisation/gate, organisation/canteen, organisation/panel/language, organisation/alerts,
    // organisation/incidents, organisation/timetable/plan, organisation/learner/id; of the whole platform: platform/alerts, platform/integrity
    private static (string Permission, Scope Target) Needed(string topic)
    {
        var parts = topic.Split('/');
        var organisation = parts[0];
        if (parts is [CommandContext.Platform, "alerts" or "integrity"]) return (Permissions.SecurityRead, Scope.Platform);
        if (!Guid.TryParseExact(organisation, "N", out _)) throw new HubException("unknown_topic");
        return parts switch
        {
            [_, "class", var g, var s] when Guid.TryParse(g, out var group) && Guid.TryParse(s, out var subject) =>
                (Permissions.JournalRead, new(organisation, group, subject)),
            [_, "timetable", var p] when Guid.TryParse(p, out _) => (Permissions.TimetableManage, new(organisation)),
            [_, "learner", var l] when Guid.TryParse(l, out var learner) => (Permissions.LearnerRead, new(organisation, Person: learner)),
            [_, "gate"] => (Permissions.GateRead, new(organisation)),
            [_, "alerts"] => (Permissions.SecurityRead, new(organisation)),
            [_, "incidents"] => (Permissions.IncidentsSee, new(organisation)),
            [_, "canteen"] => (Permissions.CanteenRead, new(organisation)),
            [_, var name, _] when LiveDashboards.Find(name) is { } panel => (panel.Permission, new(organisation)),
            _ => throw new HubException("unknown_topic")
        };
    }
}
