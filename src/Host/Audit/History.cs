using System.Globalization;
using EduEvents.Application;
using EduEvents.Projections.Journal;
using JasperFx.Events;
using Marten;

namespace EduEvents.Host.Audit;

/// <summary>One recorded fact with its circumstances.</summary>
public sealed record HistoryEntry(
    long Version, long Position, string Event, DateTimeOffset RecordedAt, string Account, string? Person, string? Role, string? Address,
    string? Device, string? Command, string? Reason, string? Correlation, object Data)
{
    /// <summary>The account as an id; empty for events without one.</summary>
    public Guid AccountId => Guid.TryParse(Account, out var id) ? id : Guid.Empty;

    /// <summary>The person as an id; empty for events without one.</summary>
    public Guid PersonId => Guid.TryParse(Person, out var id) ? id : Guid.Empty;

    /// <summary>The stream the fact stands in.</summary>
    public Guid Stream { get; init; }

    /// <summary>What stood before, by property of the fact; null when the fact names it itself or replaces nothing.</summary>
    public IReadOnlyDictionary<string, object>? Was { get; init; }
}

/// <summary>Reads history from the events themselves; here replay is the job, so it may scan one stream.</summary>
public static class History
{
    /// <summary>Events of one page of the history.</summary>
    public const int PageSize = 200;

    /// <summary>The events of a stream after a version, oldest first; null when the organisation has no such stream.</summary>
    public static async Task<IReadOnlyList<HistoryEntry>?> Read(IQuerySession session, Guid stream, string? after, CancellationToken stop)
    {
        var from = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen + 1 : 1;
        var events = await session.Events.FetchStreamAsync(stream, version: from + PageSize - 1, fromVersion: from, token: stop);
        return events.Count == 0 && from == 1 ? null : [.. events.Select(Entry)];
    }

    /// <summary>A journal page as it stood after the given event.</summary>
    public static async Task<JournalPageView?> PageAt(IQuerySession session, Guid page, long version, CancellationToken stop)
    {
        if (version < 1) return null;
        var events = await session.Events.FetchStreamAsync(page, version, token: stop);
        return events.Aggregate(default(JournalPageView), (view, e) => JournalPageView.Fold(view, e.Data, e.Version));
    }

    /// <summary>
    /// A journal page after the given event, with that event; the newest one when none is given. Null when there is no such page.
    /// </summary>
    public static async Task<PageMoment?> Moment(IQuerySession session, Guid page, long? version, CancellationToken stop)
    {
        if (await session.Events.FetchStreamStateAsync(page, stop) is not { } state) return null;
        var at = Math.Clamp(version ?? state.Version, 1, state.Version);
        var events = await session.Events.FetchStreamAsync(page, at, token: stop);
        var view = events.Aggregate(default(JournalPageView), (v, e) => JournalPageView.Fold(v, e.Data, e.Version));
        return view is null ? null : new(view, events[^1], state.Version);
    }

    /// <summary>An event with its circumstances.</summary>
    public static HistoryEntry Entry(IEvent e) => new(
        e.Version, e.Sequence, e.EventTypeName, e.Timestamp, e.UserName ?? "", Header(e, Metadata.Person), Header(e, Metadata.Role),
        Header(e, Metadata.Address), Header(e, Metadata.Device), Header(e, Metadata.Command), Header(e, Metadata.Reason), e.CorrelationId,
        e.Data) { Stream = e.StreamId };

    private static string? Header(IEvent e, string name) => e.GetHeader(name)?.ToString() is { Length: > 0 } text ? text : null;
}
