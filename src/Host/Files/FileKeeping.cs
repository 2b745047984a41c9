using EduEvents.Application;
using EduEvents.Domain;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Subscriptions;

namespace EduEvents.Host.Files;

/// <summary>
/// Keeps files that an event names and erases the bytes of those that an event erases, in the transaction that moves its place in the log. Done twice it
/// comes to the same.
/// </summary>
public sealed class FileKeeping : SubscriptionBase
{
    public FileKeeping()
    {
        Name = "file-keeping";
        foreach (var type in typeof(IHoldsFiles).Assembly.GetTypes().Where(t => !t.IsInterface && (t.IsAssignableTo(typeof(IHoldsFiles)) || t.IsAssignableTo(typeof(IErasesFile)))))
            IncludeType(type);
    }

    /// <inheritdoc />
    public override Task<IChangeListener> ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations, CancellationToken cancellationToken)
    {
        foreach (var e in page.Events)
        {
            if (e.Data is IHoldsFiles { Files: { Count: > 0 } files })
                operations.QueueSqlCommand($"update {StoredFiles.Table} set attached_at = coalesce(attached_at, now()) where tenant_id = ? and id = any(?)",
                    e.TenantId, files.Select(f => f.FileId).ToArray());
            if (e.Data is IErasesFile erased)
                operations.QueueSqlCommand($"update {StoredFiles.Table} set content = null where tenant_id = ? and id = ?", e.TenantId, erased.FileId);
        }
        return Task.FromResult(NullChangeListener.Instance);
    }
}
