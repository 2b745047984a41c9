using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using EduEvents.Projections.People;
using Marten;

namespace EduEvents.Host.Access;

/// <summary>Takes out of guardians' roles what they may not do for a child on a day, as after a divorce or by a court.</summary>
public static class GuardianRights
{
    private static readonly (GuardianArea Area, string Permission)[] Areas =
    [
        (GuardianArea.Studies, Permissions.LearnerRead), (GuardianArea.Health, Permissions.HealthRead), (GuardianArea.Health, Permissions.NeedsRead),
        (GuardianArea.Health, Permissions.CanteenRestrict),
        (GuardianArea.Money, Permissions.CanteenTopUp), (GuardianArea.Records, Permissions.PrivacyRead), (GuardianArea.Consents, Permissions.ConsentKeep)
    ];

    /// <summary>The grants of a person with the limits of the day, in a round trip for each organisation with a child of theirs.</summary>
    public static async Task<IReadOnlyList<Grant>> Limited(
        IDocumentStore store, IReadOnlyList<Grant> grants, Guid person, DateOnly day, CancellationToken stop)
    {
        var children = grants.Where(IsOfGuardian).GroupBy(g => g.Scope.Organisation!, g => g.Scope.Person!.Value).ToList();
        if (children.Count == 0) return grants;
        var forbidden = new Dictionary<(string, Guid), HashSet<string>>();
        foreach (var school in children)
        {
            await using var session = store.QuerySession(school.Key);
            foreach (var card in await session.LoadManyAsync<GuardianLimits>(stop, school.Distinct().ToArray()))
                forbidden[(school.Key, card.Id)] = Forbidden(card, person, day);
        }
        return [.. grants.Select(g => IsOfGuardian(g) && forbidden.TryGetValue((g.Scope.Organisation!, g.Scope.Person!.Value), out var without)
            && without.Count > 0 ? g with { Without = without } : g)];
    }

    private static bool IsOfGuardian(Grant grant) => grant is { Role: Roles.Guardian, Scope: { Organisation: not null, Person: not null } };

    private static HashSet<string> Forbidden(GuardianLimits card, Guid person, DateOnly day) =>
        [.. Areas.Where(a => card.Limits.Any(l => l.GuardianId == person && l.Forbids(a.Area, day))).Select(a => a.Permission)];
}
