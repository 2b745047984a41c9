using EduEvents.Domain.Privacy;
using JasperFx.Events;
using Marten;
using Marten.Services;

namespace EduEvents.Host.Privacy;

/// <summary>
/// Tells on this Host which consents have changed: after a commit of this Host by the store itself, after one of another Host by the live feed.
/// </summary>
public sealed class ConsentChanges : DocumentSessionListenerBase
{
    /// <summary>First part of the topic under which Hosts tell each other.</summary>
    public const string Topic = "consents";

    private Action<string, Guid> _told = (_, _) => { };
    private Action _lost = () => { };

    /// <summary>Calls back with the organisation and the consent that has changed, and when changes may have been missed.</summary>
    public void Hear(Action<string, Guid> told, Action lost)
    {
        _told += told;
        _lost += lost;
    }

    /// <summary>Notes that a consent of an organisation has changed.</summary>
    public void Note(string organisation, Guid consent) => _told(organisation, consent);

    /// <summary>Notes that changes of other Hosts may have been missed.</summary>
    public void Lost() => _lost();

    /// <summary>True when an event changes a consent.</summary>
    public static bool Concerns(IEvent e) => e.Data is ConsentGiven or ConsentWithdrawn;

    /// <inheritdoc />
    public override Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token)
    {
        foreach (var stream in commit.GetStreams())
            if (stream.Events.Any(Concerns)) Note(session.TenantId, stream.Id);
        return Task.CompletedTask;
    }
}
