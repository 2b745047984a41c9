using EduEvents.Domain;
using JasperFx.Events;

namespace EduEvents.Unit;

/// <summary>Folds events into a view as the daemon would, one after another, each a second after the one before.</summary>
public static class View
{
    /// <summary>When the first event is recorded.</summary>
    public static readonly DateTimeOffset Recorded = new(2026, 9, 2, 4, 0, 0, TimeSpan.Zero);

    /// <summary>The stream all of them are in.</summary>
    public static readonly Guid Stream = new("0192f0c5-0000-7000-8000-00000000f001");

    public delegate TView? Evolve<TView>(TView? snapshot, Guid id, IEvent e) where TView : class;

    public static TView? Of<TView>(Guid id, Evolve<TView> evolve, params IDomainEvent[] events) where TView : class =>
        events.Index().Aggregate(default(TView), (view, e) => evolve(view, id, Event(e.Item, e.Index)));

    /// <summary>The whole view equals the expected one.</summary>
    public static void Shows<TView>(this TView? view, TView expected) where TView : class =>
        Assert.Equal(Spec.Stored(expected), view is null ? "nothing" : Spec.Stored(view));

    private static IEvent Event(IDomainEvent data, int index)
    {
        var e = (IEvent)Activator.CreateInstance(typeof(Event<>).MakeGenericType(data.GetType()), data)!;
        (e.StreamId, e.Version, e.Timestamp) = (Stream, index + 1, Recorded.AddSeconds(index));
        return e;
    }
}
