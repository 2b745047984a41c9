using EduEvents.Application;
using EduEvents.Domain.Timetable;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Subscriptions;

namespace EduEvents.Host.Timetable;

/// <summary>Begins a run of the generation on the Host that follows the log, and ends it when somebody asks for that.</summary>
public sealed class GenerationOnRequest : SubscriptionBase
{
    // What nobody waits for any more is not begun: after an outage the plan only has to be free again.
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(15);
    private readonly Func<Generations> _generations;
    private readonly Database _own;

    public GenerationOnRequest(Func<Generations> generations, Database own)
    {
        (_generations, _own, Name) = (generations, own, "timetable-generation");
        IncludeType<GenerationRequested>();
        IncludeType<GenerationStopped>();
    }

    /// <inheritdoc />
    public override async Task<IChangeListener> ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations, CancellationToken cancellationToken)
    {
        var now = ((DocumentStore)operations.DocumentStore).Events.TimeProvider.GetUtcNow();
        foreach (var e in page.Events.Where(e => e.GetHeader(Metadata.Moved) is null))
        {
            var request = e.Data as GenerationRequested ?? (e.Data is GenerationStopped s ? new(s.PlanId, s.GenerationId, 0) : null);
            if (request is null) continue;
            var run = new GenerationRun(e.TenantId, request, _own.PositionOf(e.Sequence), e.CorrelationId ?? request.GenerationId.ToString());
            if (e.Data is GenerationStopped) await _generations().End(run);
            else if (now - e.Timestamp > Forgotten) await _generations().Fail(run, "interrupted", cancellationToken);
            else _generations().Begin(run);
        }
        return NullChangeListener.Instance;
    }
}
