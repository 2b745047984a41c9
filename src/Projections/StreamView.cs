using JasperFx.Events;
using JasperFx.Events.Grouping;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Aggregation;

namespace EduEvents.Projections;

/// <summary>
/// A view of one stream. All views share one reading of the log, so each is shown the events of every stream; this one takes up those
/// it names with <c>IncludeType</c> and never looks at the rest.
/// </summary>
public abstract class StreamView<TView> : SingleStreamProjection<TView, Guid> where TView : class
{
    /// <inheritdoc />
    public override IEventSlicer BuildSlicer(IQuerySession session) => new Named(base.BuildSlicer(session), [.. IncludedEventTypes]);

    private sealed class Named(IEventSlicer inner, HashSet<Type> types) : IEventSlicer
    {
        public ValueTask<IReadOnlyList<object>> SliceAsync(IReadOnlyList<IEvent> events) =>
            inner.SliceAsync([.. events.Where(e => types.Contains(e.EventType))]);

        public ValueTask<IReadOnlyList<object>> SliceAsync(EventRange range) => SliceAsync(range.Events);
    }
}
