using JasperFx.Events;
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

/// <summary>Writes the index as events come.</summary>
public sealed class ActionEntryProjection : EventProjection
{
    public ActionEntryProjection() => Name = nameof(ActionEntry);

    // A shadow that is being built anew has a table of its own beside the one in use.
    private string Into => Version > 1 ? $"{ActionEntry.Table}_{Version}" : ActionEntry.Table;

    /// <inheritdoc />
    public override ValueTask ApplyAsync(IDocumentOperations operations, IEvent e, CancellationToken cancellation)
    {
        operations.QueueSqlCommand(
            $"insert into {Into} (tenant_id, seq_id, at, account, kind, people) values (?, ?, ?, ?, ?, ?) on conflict do nothing",
            e.TenantId, e.Sequence, e.Timestamp.ToUniversalTime(), Guid.TryParse(e.UserName, out var account) ? account : Guid.Empty, e.EventTypeName,
            Concerned.Of(e.Data));
        return ValueTask.CompletedTask;
    }
}
