using EduEvents.Application;
using EduEvents.Domain.Privacy;
using EduEvents.Projections.People;
using EduEvents.Projections.Privacy;
using Marten;

namespace EduEvents.Host.Privacy;

/// <summary>A learner of a class whose consent to a purpose does not hold.</summary>
public sealed record WithoutConsent(Guid Id, string? Name);

/// <summary>The consents that people gave, by organisation.</summary>
public sealed class HeldConsents(IDocumentStore store, ConsentBook book) : IConsents
{
    /// <inheritdoc />
    public async Task<IReadOnlySet<Guid>> Missing(
        string organisation, string purpose, IReadOnlyCollection<Guid> people, DateOnly on, CancellationToken stop)
    {
        var held = await book.Of(organisation, stop);
        HashSet<Guid> given = [.. people.Where(p => held.TryGetValue(Consent.StreamOf(p, purpose), out var term) && term.HoldsOn(on))];
        await using var session = store.QuerySession(organisation);
        return await Missing(session, purpose, people, given, on, stop);
    }

    /// <summary>The learners of a class without the consent, by name.</summary>
    public static async Task<IReadOnlyList<WithoutConsent>> OfClass(IQuerySession session, Guid group, string purpose, DateOnly on, CancellationToken stop)
    {
        var learners = await PersonCard.OfClass(session, group, stop);
        var missing = await Missing(session, purpose, [.. learners.Select(l => l.Id)], on, stop);
        return [.. learners.Where(l => missing.Contains(l.Id)).Select(l => new WithoutConsent(l.Id, l.Name?.Listed())).OrderBy(l => l.Name, Web.Format.ByName)];
    }

    /// <summary>The policy that the person has to accept before going on; null when none is in force or it was accepted.</summary>
    public static async Task<TextEdition?> PolicyAsked(IQuerySession session, Guid person, DateOnly today, CancellationToken stop)
    {
        var texts = await session.LoadAsync<ConsentTextCard>(ConsentText.StreamOf(ConsentPurposes.Policy), stop);
        if (texts?.InForce(today) is not { } policy) return null;
        var accepted = await session.LoadAsync<PolicyCard>(PolicyAcceptance.StreamOf(person), stop);
        return accepted?.Version >= policy.Version ? null : policy;
    }

    /// <summary>Those of the people whose consent to the purpose does not hold on the day; what ends with an age ends by itself.</summary>
    public static async Task<IReadOnlySet<Guid>> Missing(
        IQuerySession session, string purpose, IReadOnlyCollection<Guid> people, DateOnly on, CancellationToken stop)
    {
        var held = await ConsentCard.Of(session, purpose, people, stop);
        return await Missing(session, purpose, people, [.. held.Where(h => h.HoldsOn(on)).Select(h => h.PersonId)], on, stop);
    }

    private static async Task<IReadOnlySet<Guid>> Missing(
        IQuerySession session, string purpose, IReadOnlyCollection<Guid> people, HashSet<Guid> given, DateOnly on, CancellationToken stop)
    {
        if (ConsentPurposes.EndsAt(purpose) is not null && given.Count > 0)
            given = [.. (await session.LoadManyAsync<DataSubjectCard>(stop, given)).Where(s => ConsentPurposes.FitsAge(purpose, s.Birthday(), on)).Select(s => s.Id)];
        HashSet<Guid> missing = [.. people.Except(given)];
        if (missing.Count > 0 && ConsentPurposes.IsOfLearners(purpose))
            // Whom nobody knows yet may be a learner.
            missing.ExceptWith((await session.LoadManyAsync<DataSubjectCard>(stop, missing)).Where(s => !IsAsked(s, purpose, on)).Select(s => s.Id));
        return missing;
    }

    private static bool IsAsked(DataSubjectCard learner, string purpose, DateOnly on) =>
        learner.Born is not null && !(ConsentPurposes.AskedUntil(purpose) is { } years && learner.IsOfAge(on, years));
}
