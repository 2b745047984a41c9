using EduEvents.Domain.Incidents;
using EduEvents.Host.Http;
using EduEvents.Projections.Incidents;

namespace EduEvents.Host.Incidents;

/// <summary>What a search of the records comes to, before it is taken into the incident.</summary>
/// <param name="Span">What was searched for.</param>
/// <param name="All">How many were found.</param>
/// <param name="Counts">How many of them by each trace; one person may have several.</param>
/// <param name="People">A part of them, those touched last first.</param>
public sealed record SearchOutcome(IncidentSpan Span, int All, IReadOnlyDictionary<Trace, int> Counts, IReadOnlyList<FoundPerson> People);

/// <summary>Lists of people that incidents show, a part at a time.</summary>
public static class IncidentReads
{
    /// <summary>People of one part.</summary>
    public const int PageSize = 100;

    /// <summary>People on the list of an incident, in the order in which they came on it; null when there is no such incident.</summary>
    public static async Task<IReadOnlyList<ConcernedPerson>?> People(ReadRequest r)
    {
        if (await r.Session.LoadAsync<IncidentCard>(r.Id("incidentId"), r.Stop) is null) return null;
        return [.. (await r.Session.LoadAsync<IncidentPeople>(r.Id("incidentId"), r.Stop))?.People.Skip(Skip(r)).Take(PageSize) ?? []];
    }

    /// <summary>Whom a search by the incident's span finds now; null when there is no such incident or it has no span.</summary>
    public static async Task<SearchOutcome?> Found(ReadRequest r)
    {
        if ((await IncidentLookups.Known(r.Session, r.Id("incidentId"), r.Stop))?.Span is not { } span) return null;
        return Outcome(span, await PeopleSearch.Find(r.Session, span, r.Stop), Skip(r));
    }

    /// <summary>The outcome with one part of the people.</summary>
    public static SearchOutcome Outcome(IncidentSpan span, IReadOnlyList<FoundPerson> found, int skip) => new(span, found.Count,
        Enum.GetValues<Trace>().ToDictionary(t => t, t => found.Count(p => p.Traces.Contains(t))), [.. found.Skip(skip).Take(PageSize)]);

    private static int Skip(ReadRequest r) => int.TryParse(r.Query("skip"), out var skip) ? Math.Max(0, skip) : 0;
}
