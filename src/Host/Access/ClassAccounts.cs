using EduEvents.Application;
using EduEvents.Host.Web;
using EduEvents.Projections.Access;
using EduEvents.Projections.People;
using Marten;

namespace EduEvents.Host.Access;

/// <summary>An account as a list of those to whom sheets are handed out shows it.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="UserName">Sign-in name.</param>
/// <param name="LearnerId">The learner of the class: himself, or whose guardian he is.</param>
/// <param name="IsLearner">True for the learner himself.</param>
/// <param name="State">none, initial, expired, own or code: what the account can be entered with.</param>
/// <param name="Until">Until when that is worth something.</param>
public sealed record ClassAccount(
    Guid AccountId, string Name, string UserName, Guid LearnerId, bool IsLearner, string State, DateTimeOffset? Until);

/// <summary>The accounts of a class, and how many of its people have none yet.</summary>
public sealed record ClassSheet(IReadOnlyList<ClassAccount> Accounts, int Without);

/// <summary>Finds the accounts of the learners of a class and of their guardians.</summary>
public static class ClassAccounts
{
    /// <summary>The accounts of a class by the learner's name, each learner before the guardians.</summary>
    public static async Task<ClassSheet> Of(IQuerySession school, Guid group, DateTimeOffset now, CancellationToken stop)
    {
        var learners = await PersonCard.OfClass(school, group, stop);
        List<(Guid Person, PersonCard Learner)> people =
        [
            .. learners.OrderBy(l => l.Name?.Listed() ?? "", Format.ByName).SelectMany(l => l.Guardians.Select(g => (g.GuardianId, l)).Prepend((l.Id, l)))
        ];
        Guid[] ids = [.. people.Select(p => p.Person).Distinct()];
        await using var platform = school.DocumentStore.QuerySession(CommandContext.Platform);
        var cards = await platform.Query<AccountCard>().Where(a => a.PersonId.IsOneOf(ids) && !a.Deleted).ToListAsync(stop);
        var own = cards.Where(c => c.Home == school.TenantId).ToLookup(c => c.PersonId);
        var accounts = people.SelectMany(p => own[p.Person].Select(c => Listed(c, p.Learner.Id, now))).DistinctBy(a => a.AccountId);
        return new([.. accounts], ids.Count(i => !own.Contains(i)));
    }

    /// <summary>True for a learner of the class today, and for a guardian of one.</summary>
    public static async Task<bool> Holds(Lookup lookup, string organisation, Guid group, Guid person)
    {
        await using var school = lookup.Session.DocumentStore.QuerySession(organisation);
        return (await PersonCard.OfClass(school, group, lookup.Stop)).Any(p => p.Id == person || p.Guardians.Exists(g => g.GuardianId == person));
    }

    private static ClassAccount Listed(AccountCard card, Guid learner, DateTimeOffset now)
    {
        var (state, until) = card.EntryAt(now);
        return new(card.Id, card.DisplayName.Value ?? "", card.UserName, learner, card.PersonId == learner, state, until);
    }
}
