namespace EduEvents.Domain.Timetable;

/// <summary>The calendar of a class, a teacher or a room for the calendar programs of people.</summary>
public sealed record Feed(Guid Id, FeedKind Kind, Guid OfId, Guid? LinkId) : IState<Feed>
{
    /// <summary>The stream of a calendar.</summary>
    public static Guid IdOf(FeedKind kind, Guid of) => StableId.Of("timetable.feed", kind, of);

    /// <summary>Gives it another address; the same again changes nothing.</summary>
    public static IEnumerable<IDomainEvent> Renew(Feed? feed, FeedRenewed facts) => feed?.LinkId == facts.LinkId ? [] : [facts];

    /// <summary>Takes its address away, once.</summary>
    public IEnumerable<IDomainEvent> Close() => LinkId is null ? [] : [new FeedClosed(Kind, OfId)];

    /// <inheritdoc />
    public static Feed? Fold(Feed? feed, object @event) => @event switch
    {
        FeedRenewed e => new(IdOf(e.Kind, e.OfId), e.Kind, e.OfId, e.LinkId),
        FeedClosed e => new(IdOf(e.Kind, e.OfId), e.Kind, e.OfId, null),
        _ => feed
    };
}
