using EduEvents.Domain.Access;
using EduEvents.Projections.Access;
using Marten;

namespace EduEvents.Host.Access;

/// <summary>All that an account holds on a day: its own roles, those of its groups, and those lent to it.</summary>
public static class HeldGrants
{
    /// <summary>The groups and lenders upon which it rests.</summary>
    public static Guid[] RestsOn(AccountCard card) =>
        [.. card.Memberships.Select(m => m.UserGroupId).Concat(card.Delegations.Select(d => d.LenderId)).Distinct()];

    /// <summary>
    /// Gathers the roles, each with the group or the lender by which it is held: no question more for an account that holds only its own, one
    /// round trip for all others.
    /// </summary>
    public static async Task<IReadOnlyList<Grant>> Of(IQuerySession platform, AccountCard card, DateOnly day, CancellationToken stop)
    {
        var own = card.GrantsOn(day);
        Guid[] groups = [.. card.Memberships.Where(m => m.HoldsOn(day)).Select(m => m.UserGroupId).Distinct()];
        Delegation[] lent = [.. card.Delegations.Where(d => d.Lent.HoldsOn(day))];
        if (groups.Length == 0 && lent.Length == 0) return own;

        Guid[] lenders = [.. lent.Select(d => d.LenderId).Distinct()];
        var batch = platform.CreateBatchQuery();
        var (found, owners) = (batch.LoadMany<UserGroupCard>().ById(groups), batch.LoadMany<AccountCard>().ById(lenders));
        await batch.Execute(stop);
        var byGroup = (await found).Where(g => !g.Dissolved)
            .SelectMany(g => g.Grants.Where(x => x.HoldsOn(day)).Select(x => x with { UserGroupId = g.Id }));
        var open = (await owners).Where(o => o.IsOpenOn(day)).ToDictionary(o => o.Id, o => o.GrantsOn(day).Select(g => g.Id).ToHashSet());
        // A lent role ends with the lender's own, and with his account.
        var onLoan = lent.Where(d => open.TryGetValue(d.LenderId, out var held) && held.Contains(d.Lent.Id))
            .Select(d => d.Lent with { LenderId = d.LenderId });
        return [.. own, .. byGroup, .. onLoan];
    }
}
