using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;

namespace EduEvents.Projections.Audit;

/// <summary>
/// The action journal's index (Order 456, pp. 5.13, 5.14): for each event who did it, when, what kind it is and whom it concerns. Ids only; what
/// happened is read from the event itself, so nothing about a person is kept a second time.
/// </summary>
public static class ActionEntry
{
    /// <summary>Table of the index; one row for each event.</summary>
    public const string Table = "edu.mt_doc_actionentry";
}

/// <summary>Writes the index as events come: a page of events by one statement, as there is a row for every event there is.</summary>
public sealed class ActionEntryProjection : EventProjection, IJasperFxProjection<IDocumentOperations>
{
    public ActionEntryProjection() => Name = nameof(ActionEntry);

    // A shadow that is being built anew has a table of its own beside the one in use.
    private string Into => Version > 1 ? $"{ActionEntry.Table}_{Version}" : ActionEntry.Table;

    /// <inheritdoc />
    public override ValueTask ApplyAsync(IDocumentOperations operations, IEvent e, CancellationToken cancellation)
    {
        Write(operations, [e]);
        return ValueTask.CompletedTask;
    }

    Task IJasperFxProjection<IDocumentOperations>.ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        Write(operations, events);
        return Task.CompletedTask;
    }

    // Arrays of arrays must be of one length, so the people travel as text.
    private void Write(IDocumentOperations operations, IReadOnlyList<IEvent> events) => operations.QueueSqlCommand($"""
        insert into {Into} (tenant_id, seq_id, at, account, kind, people)
        select tenant, seq, at, account, kind, people::uuid[]
        from unnest(?::varchar[], ?::bigint[], ?::timestamptz[], ?::uuid[], ?::varchar[], ?::text[]) as e(tenant, seq, at, account, kind, people)
        on conflict do nothing
        """,
        events.Select(e => e.TenantId).ToArray(), events.Select(e => e.Sequence).ToArray(), events.Select(e => e.Timestamp.ToUniversalTime()).ToArray(),
        events.Select(e => Guid.TryParse(e.UserName, out var account) ? account : Guid.Empty).ToArray(), events.Select(e => e.EventTypeName).ToArray(),
        events.Select(e => $"{{{string.Join(',', Concerned.Of(e.Data))}}}").ToArray());
}
