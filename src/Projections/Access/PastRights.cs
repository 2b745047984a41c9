using EduEvents.Domain;
using EduEvents.Domain.Access;
using Marten;

namespace EduEvents.Projections.Access;

/// <summary>A right somebody could use on a day, and how he came by it.</summary>
/// <param name="Account">Who could use it.</param>
/// <param name="Right">The role.</param>
/// <param name="Membership">The membership by which he held it, when a group had the role.</param>
/// <param name="Group">The group.</param>
/// <param name="Lender">Who lent it.</param>
public sealed record PastRight(RightHolder Account, HeldRight Right, HeldRight? Membership, RightHolder? Group, RightHolder? Lender);

/// <summary>
/// Who could do what on any day, out of the rights as they were recorded (Order 456, p. 5.8). What the roles allow is taken as the running
/// version has it.
/// </summary>
public static class PastRights
{
    /// <summary>Most answers of one question.</summary>
    public const int Most = 500;

    /// <summary>Who could do this there on that day.</summary>
    /// <param name="platform">Reads the platform's tenant.</param>
    /// <param name="permission">What.</param>
    /// <param name="target">Where; the area of the organisation on that day included. Without a class, rights in a part of the organisation count.</param>
    /// <param name="day">The local day.</param>
    /// <param name="stop">Breaks off.</param>
    public static async Task<IReadOnlyList<PastRight>> Who(IQuerySession platform, string permission, Scope target, DateOnly day, CancellationToken stop)
    {
        string[] roles = [.. Roles.All.Values.Where(r => r.Permissions.Contains(permission)).Select(r => r.Name)];
        var (organisation, person) = (target.Organisation, target.Person);
        var found = await platform.Query<HeldRight>()
            .Where(h => h.Role.In(roles) && (h.Organisation == organisation || h.Organisation == null) && (h.Person == null || h.Person == person))
            .Take(Most * 10).ToListAsync(stop);
        return await Answer(platform, [.. found.Where(h => h.HeldOn(day) && Reaches(h, permission, target))], day, stop);
    }

    /// <summary>What an account could do on that day.</summary>
    public static async Task<IReadOnlyList<PastRight>> Of(IQuerySession platform, Guid account, DateOnly day, CancellationToken stop)
    {
        var own = await platform.Query<HeldRight>().Where(h => h.HolderId == account).ToListAsync(stop);
        Guid[] groups = [.. own.Where(h => h.By == HeldBy.Membership && h.HeldOn(day)).Select(h => h.UserGroupId!.Value)];
        var theirs = groups.Length == 0 ? [] : await platform.Query<HeldRight>().Where(h => h.HolderId.In(groups)).ToListAsync(stop);
        var held = own.Where(h => h.By != HeldBy.Membership).Concat(theirs).Where(h => h.HeldOn(day));
        return [.. (await Answer(platform, [.. held], day, stop)).Where(r => r.Account.Id == account)];
    }

    private static bool Reaches(HeldRight held, string permission, Scope target)
    {
        // A right in one class is one in the organisation: asked without a class, it counts.
        var scope = held.Scope with { Group = target.Group is null ? null : held.Scope.Group, Subject = target.Subject is null ? null : held.Scope.Subject };
        var given = new Grant(held.SourceId, held.Role, scope, held.From, held.Until) { LenderId = held.LenderId };
        return given.Allows(permission) && scope.Covers(target);
    }

    private static async Task<IReadOnlyList<PastRight>> Answer(IQuerySession platform, IReadOnlyList<HeldRight> rights, DateOnly day, CancellationToken stop)
    {
        var holders = await Holders(platform, rights.Select(r => r.HolderId).Concat(rights.Select(r => r.LenderId).OfType<Guid>()), stop);
        Guid[] groups = [.. rights.Select(r => r.HolderId).Where(id => holders.GetValueOrDefault(id) is { IsGroup: true } g && g.OpenOn(day)).Distinct()];
        var memberships = groups.Length == 0 ? []
            : await platform.Query<HeldRight>().Where(h => h.UserGroupId.In(groups.Cast<Guid?>().ToArray())).ToListAsync(stop);
        foreach (var (id, member) in await Holders(platform, memberships.Select(m => m.HolderId), stop)) holders[id] = member;
        var lent = await Lent(platform, rights, stop);

        var members = memberships.Where(m => m.HeldOn(day)).ToLookup(m => m.UserGroupId!.Value);
        var answers = rights.SelectMany(r => holders.GetValueOrDefault(r.HolderId) is not { } holder ? []
            : holder.IsGroup ? members[holder.Id].Where(m => holders.ContainsKey(m.HolderId)).Select(m => new PastRight(holders[m.HolderId], r, m, holder, null))
            : [new PastRight(holder, r, null, null, r.LenderId is { } lender ? holders.GetValueOrDefault(lender) : null)]);
        return [.. answers.Where(a => a.Account.OpenOn(day) && (a.Group is null || a.Group.OpenOn(day)) && LentOn(a, lent, day)).Take(Most)];
    }

    // A lent role held no longer than the lender's own and his account did.
    private static bool LentOn(PastRight answer, ILookup<(Guid, Guid), HeldRight> lent, DateOnly day) => answer.Right.By != HeldBy.Loan
        || (answer.Lender?.OpenOn(day) == true && lent[(answer.Right.LenderId!.Value, answer.Right.SourceId)].Any(own => own.HeldOn(day)));

    private static async Task<ILookup<(Guid, Guid), HeldRight>> Lent(IQuerySession platform, IEnumerable<HeldRight> rights, CancellationToken stop)
    {
        Guid[] ids = [.. rights.Where(r => r.By == HeldBy.Loan).Select(r => HeldRight.IdOf(r.LenderId!.Value, r.SourceId)).Distinct()];
        return (ids.Length == 0 ? [] : await platform.LoadManyAsync<HeldRight>(stop, ids)).ToLookup(h => (h.HolderId, h.SourceId));
    }

    private static async Task<Dictionary<Guid, RightHolder>> Holders(IQuerySession platform, IEnumerable<Guid> ids, CancellationToken stop) =>
        (await platform.LoadManyAsync<RightHolder>(stop, ids.Distinct())).ToDictionary(h => h.Id);
}
