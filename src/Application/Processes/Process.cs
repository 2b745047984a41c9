using EduEvents.Domain;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Subscriptions;

namespace EduEvents.Application.Processes;

/// <summary>
/// One event of one module leads to one command of another. Each process has its own place in the log and goes on alone; the key of the
/// command is made of the event, so an event delivered twice changes nothing the second time.
/// </summary>
public abstract class Process : SubscriptionBase
{
    // Each holds a connection for a moment; people who wait for one go before.
    private const int StreamsAtOnce = 16;
    private readonly Func<CommandPipeline> _pipeline;

    protected Process(Func<CommandPipeline> pipeline, string name)
    {
        _pipeline = pipeline;
        Name = name;
    }

    /// <summary>The command an event leads to, none when it leads to nothing.</summary>
    protected abstract ICommand? React(object @event);

    /// <summary>The organisation whose command it is; that of the event but for what goes from one to another.</summary>
    protected virtual string Where(object @event, string tenant) => tenant;

    /// <inheritdoc />
    public override async Task<IChangeListener> ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations, CancellationToken cancellationToken)
    {
        // What happened in one stream is answered in its order. Different streams do not wait for each other: commands sent together are recorded together.
        await Parallel.ForEachAsync(page.Events.GroupBy(e => (e.TenantId, e.StreamId)),
            new ParallelOptions { MaxDegreeOfParallelism = StreamsAtOnce, CancellationToken = cancellationToken },
            async (stream, stop) =>
            {
                foreach (var e in stream) await Answer(e, stop);
            });
        return NullChangeListener.Instance;
    }

    private async Task Answer(IEvent e, CancellationToken stop)
    {
        if (e.GetHeader(Metadata.Moved) is not null || React(e.Data) is not { } command) return;
        var id = StableId.Of(Name, e.Id);
        try
        {
            await _pipeline().Send(command, new()
            {
                Actor = Actor.System, Organisation = Where(e.Data, e.TenantId), CommandId = id, Correlation = e.CorrelationId ?? id.ToString(),
                IdempotencyKey = id.ToString(), Device = Name
            }, stop);
        }
        catch (RuleBroken)
        {
            // The other module's rules are its own; what they refuse is not to be done.
        }
    }
}
