using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Host.Modules;
using EduEvents.Projections.Access;
using Marten;

namespace EduEvents.Host.Access;

/// <summary>A right of a past day as it is told.</summary>
public sealed record ToldRight(
    Guid AccountId, Personal Name, string UserName, string Role, Scope Scope, string By, string? Group, Guid? LenderId, DateOnly From, DateOnly? Until,
    DateTimeOffset GivenAt, string GivenBy, string? Reason, DateTimeOffset? EndedAt, string? EndedBy, string? EndedReason, IReadOnlyList<string> Permissions)
{
    /// <summary>Tells a right; a right of a group as the membership by which it was held.</summary>
    public static ToldRight Of(PastRight p)
    {
        var (right, ended) = (p.Right, p.Membership?.Ended ?? p.Right.Ended);
        return new(p.Account.Id, p.Account.Name, p.Account.Title, right.Role, right.Scope, p.Group is not null ? "group" : right.By == HeldBy.Loan ? "loan" : "role",
            p.Group?.Title, right.LenderId, right.From, right.Until, right.Given.At, right.Given.Account, right.Given.Reason, ended?.At, ended?.Account,
            ended?.Reason, Roles.All.TryGetValue(right.Role, out var role) ? [.. role.Permissions.Order(StringComparer.Ordinal)] : []);
    }
}

/// <summary>"Who could do this on that day", and what an account could do (Order 456, p. 5.8).</summary>
public static class RightsHistory
{
    /// <summary>Adds the reads.</summary>
    public static void Add(ModuleApi api)
    {
        api.Read("who-could/{permission}/{on}", Permissions.AccessRead, nameof(HeldRight), _ => Scope.Platform,
            async r => (IReadOnlyList<ToldRight>?)[.. (await Who(r.Http.RequestServices, r.Organisation, (string)r.Http.Request.RouteValues["permission"]!,
                new(Group: r.QueryId("groupId"), Subject: r.QueryId("subjectId"), Person: r.QueryId("personId")), r.Day("on"), r.Stop)).Select(ToldRight.Of)],
            "Accounts that could do this in the organisation on a day, with who gave the right and why; 'groupId', 'subjectId', 'personId' narrow it.");
        api.Read("account/{accountId:guid}/rights/{on}", Permissions.AccessRead, nameof(HeldRight), _ => Scope.Platform,
            async r => await Of(r.Http.RequestServices, r.Organisation, r.Id("accountId"), r.Day("on"), r.Stop) is { } rights ? [.. rights.Select(ToldRight.Of)] : (ToldRight[]?)null,
            "What an account could do on a day.");
    }

    /// <summary>Who could do this in the organisation on a day; rights of its region and district on that day count.</summary>
    public static async Task<IReadOnlyList<PastRight>> Who(
        IServiceProvider services, string organisation, string permission, Scope target, DateOnly day, CancellationToken stop)
    {
        var store = services.GetRequiredService<IDocumentStore>();
        await using var platform = store.QuerySession(CommandContext.Platform);
        if (AccessReads.Home(organisation) is not { } home) return await PastRights.Who(platform, permission, target, day, stop);
        await using var own = store.QuerySession(home);
        var place = await own.LoadAsync<OrganisationPlace>(Guid.Parse(home), stop);
        var area = place?.KatoAt(SchoolTime.At(day, new(23, 59, 59))) is { Length: > 0 } kato ? kato : null;
        return await PastRights.Who(platform, permission, target with { Organisation = home, Area = area }, day, stop);
    }

    /// <summary>What an account of the organisation could do on a day; null when it is none of the organisation's.</summary>
    public static async Task<IReadOnlyList<PastRight>?> Of(
        IServiceProvider services, string organisation, Guid account, DateOnly day, CancellationToken stop)
    {
        await using var platform = services.GetRequiredService<IDocumentStore>().QuerySession(CommandContext.Platform);
        return await platform.LoadAsync<AccountCard>(account, stop) is { } card && AccessReads.IsOf(card, organisation)
            ? await PastRights.Of(platform, account, day, stop)
            : null;
    }
}
