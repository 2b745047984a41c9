using EduEvents.Application;
using EduEvents.Application.Incidents;
using EduEvents.Domain;
using EduEvents.Domain.Incidents;
using EduEvents.Host.Modules;
using EduEvents.Projections.Access;
using EduEvents.Projections.Incidents;
using Marten;

namespace EduEvents.Host.Incidents;

/// <summary>What commands about incidents look up in the rest of the product.</summary>
public static class IncidentLookups
{
    /// <summary>The term of the law and the accounts behind the sign-in names.</summary>
    public static async Task<OpenIncidentHandler.Opening> Opening(OpenIncident c, Lookup lookup) =>
        new(new(lookup.Now, NotifyBy(c.NoticedAt)), c.Span is null ? null : await Given(c.Span, lookup));

    /// <summary>The term of the law for the moment that is named now.</summary>
    public static Task<IncidentTerms> Terms(CorrectNoticedTime c, Lookup lookup) => Task.FromResult(new IncidentTerms(lookup.Now, NotifyBy(c.NoticedAt)));

    /// <summary>The accounts behind the sign-in names.</summary>
    public static Task<GivenSpan> Span(SetIncidentSpan c, Lookup lookup) => Given(c.Span, lookup);

    /// <summary>Whom the records tell of by the span that the incident has now.</summary>
    public static async Task<FoundPeople> People(GatherPeople c, Lookup lookup)
    {
        Trace[] traces = [.. c.Traces.Distinct().Order()];
        if ((await Known(lookup.Session, c.IncidentId, lookup.Stop))?.Span is not { } span) return new(null, traces, []);
        var found = await PeopleSearch.Find(lookup.Session, span, lookup.Stop);
        return new(span, traces, [.. found.Where(p => p.Traces.Any(traces.Contains)).Select(p => p.Id)]);
    }

    /// <summary>An incident as it stands, from its events; null when the organisation has none such.</summary>
    public static async Task<Incident?> Known(IQuerySession session, Guid incident, CancellationToken stop) =>
        (await session.Events.FetchStreamAsync(incident, token: stop)).Aggregate((Incident?)null, (i, e) => Incident.Fold(i, e.Data));

    /// <summary>Until when the authorised body must be told of what was noticed at a moment; null when the law knew no term.</summary>
    public static DateTimeOffset? NotifyBy(DateTimeOffset noticedAt) => BreachTerm.On(ReferenceData.BreachTerms, SchoolTime.Day(noticedAt)) is { } term
        ? ReferenceData.WorkingDays.After(noticedAt, term.WorkingDays)
        : null;

    /// <summary>From when on the end of an incident's time is near.</summary>
    public static DateTimeOffset NearFrom(IncidentCard card) =>
        card.NotifyBy.AddHours(-(BreachTerm.On(ReferenceData.BreachTerms, SchoolTime.Day(card.NoticedAt))?.WarnHours ?? 0));

    // Accounts of other organisations stay unknown here.
    private static async Task<GivenSpan> Given(SearchedSpan span, Lookup lookup)
    {
        var (names, home) = (span.Names.ToArray(), lookup.Session.TenantId);
        await using var platform = lookup.Session.DocumentStore.QuerySession(CommandContext.Platform);
        var cards = await platform.Query<AccountCard>().Where(a => a.UserName.IsOneOf(names)).ToListAsync(lookup.Stop);
        return span.With(cards.Where(a => a.Home is null || a.Home == home || a.Organisations.Contains(home)).ToDictionary(a => a.UserName, a => a.Id));
    }
}
