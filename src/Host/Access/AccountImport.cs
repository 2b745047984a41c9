using EduEvents.Application;
using EduEvents.Application.Access;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Host.Modules;
using EduEvents.Projections.Access;
using EduEvents.Projections.Organisation;
using Marten;

namespace EduEvents.Host.Access;

/// <summary>A row of a list of accounts as it would be done.</summary>
/// <param name="Line">Its line in the list.</param>
/// <param name="Name">The person found; the name as typed when nobody was.</param>
/// <param name="Role">The role it gives; null when it names none.</param>
/// <param name="UserName">The sign-in name.</param>
/// <param name="State">new, exists or wrong.</param>
/// <param name="Problems">What is wrong with it.</param>
public sealed record PlannedAccount(int Line, string Name, string? Role, string UserName, string State, IReadOnlyList<Refusal> Problems)
{
    internal Guid Account { get; init; }
    internal Guid Person { get; init; }
    internal IReadOnlyList<Scope> Scopes { get; init; } = [];
}

/// <summary>What a list came to: its rows, how many accounts were made, and the slips, shown here and nowhere else.</summary>
public sealed record ImportedAccounts(IReadOnlyList<PlannedAccount> Rows, int Made, IReadOnlyList<Slip> Slips);

/// <summary>Makes accounts out of a list, for people whom the organisation knows (Order 456, p. 5.7). A repeat makes nothing twice.</summary>
public sealed class AccountImport(
    IDocumentStore store, BulkLane lane, HandOuts handOuts, IDatabases databases, IValueHashes hashes, TimeProvider clock)
{
    // Without letters and digits that are taken for another.
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int LettersOfName = 8;

    /// <summary>What would be done, row by row, with what is wrong.</summary>
    /// <exception cref="RuleBroken">The list as a whole cannot be read.</exception>
    public async Task<IReadOnlyList<PlannedAccount>> Plan(CommandContext by, string list, CancellationToken stop)
    {
        var rows = AccountList.Read(list);
        await using var school = store.QuerySession(by.Organisation);
        var people = await KnownPeople.For(school, rows, databases.Of(by.Organisation).Source, hashes, stop);
        var sector = Guid.TryParse(by.Organisation, out var id) && await school.LoadAsync<OrganisationCard>(id, stop) is { Kind: var kind } ? Sectors.Of(kind) : Sector.Secondary;
        var plan = rows.Select(r => Plan(by, r, people, sector)).ToList();
        return await Known(by.Organisation, plan, stop);
    }

    /// <summary>Makes the accounts of all rows that are right, with their roles, and issues a slip for each that has no password.</summary>
    /// <param name="by">Who imports; only what he may do himself is done.</param>
    /// <param name="import">Names the import, so that sent twice it shows no slip twice.</param>
    /// <param name="list">The list.</param>
    /// <param name="stop">Breaks off between rows.</param>
    /// <exception cref="RuleBroken">The list as a whole cannot be read.</exception>
    /// <exception cref="ProofTooOld">Whoever imports has not proved himself lately.</exception>
    public async Task<ImportedAccounts> Apply(CommandContext by, Guid import, string list, CancellationToken stop)
    {
        Proof.Demand(by.Actor, clock.GetUtcNow());
        var plan = await Plan(by, list, stop);
        var fresh = plan.Where(p => p.State == "new").ToList();
        var report = await lane.Append(new(Actor.Loader, CommandContext.Platform, BulkSource.Import), [.. fresh.SelectMany(p => Commands(by, import, p))], null, stop);
        var refused = report.Refusals.GroupBy(r => r.Sent.Origin).ToDictionary(g => g.Key, g => g.SelectMany(r => r.Reasons).Select(c => new Refusal(c)).ToList());
        IReadOnlyList<PlannedAccount> done = [.. plan.Select(p => refused.TryGetValue(p.Account.ToString(), out var why) ? p with { State = "wrong", Problems = why } : p)];
        var slips = await handOuts.Issue(by, import, await WithoutPassword(done, stop), null, stop);
        return new(done, done.Count(p => p.State == "new"), slips);
    }

    private static PlannedAccount Plan(CommandContext by, AccountRow row, KnownPeople people, Sector sector)
    {
        var problems = new List<Refusal>();
        var (person, role) = people.Find(row, problems);
        if (person is null || role is null)
        {
            if (person is not null) problems.Add(AccessRules.ListRoleMissing());
            return new(row.Line, row.Name, role, row.UserName, "wrong", problems);
        }
        var account = StableId.Of("access.listed_account", by.Organisation, person.Id);
        var scopes = people.Scopes(row, person, role);
        if (scopes.Count == 0) problems.Add(AccessRules.ListClassNeeded());
        if (row.UserName.Length > 0 && !CreateAccountValidator.IsUserName(row.UserName)) problems.Add(AccessRules.ListUserNameWrong());
        foreach (var scope in scopes)
            problems.AddRange(Broken(TermsOf(by, scope, sector).Judge(new(), new(account, role, scope, default, null))));
        return new(row.Line, person.Name?.Full() ?? "", role, row.UserName.Length > 0 ? row.UserName : NameOf(account), problems.Count > 0 ? "wrong" : "new",
            [.. problems.DistinctBy(p => p.Code)])
        {
            Account = account, Person = person.Id, Scopes = scopes
        };
    }

    private static GrantTerms TermsOf(CommandContext by, Scope scope, Sector? sector) => new(
        by.Actor.AccountId, [.. by.Actor.RolesFor(Permissions.AccessManage, scope)], sector, ReferenceData.GrantLimits);

    private static IReadOnlyList<Refusal> Broken(Rules rules)
    {
        try
        {
            rules.Check();
            return [];
        }
        catch (RuleBroken broken)
        {
            return broken.Refusals;
        }
    }

    // Who has an account already keeps it; nobody gets two, and no name is given twice.
    private async Task<IReadOnlyList<PlannedAccount>> Known(string tenant, List<PlannedAccount> plan, CancellationToken stop)
    {
        Guid[] people = [.. plan.Where(p => p.State == "new").Select(p => p.Person).Distinct()];
        string[] names = [.. plan.Where(p => p.State == "new").Select(p => p.UserName).Distinct()];
        await using var platform = store.QuerySession(CommandContext.Platform);
        var held = (await platform.Query<AccountCard>().Where(a => a.PersonId.IsOneOf(people) && a.Home == tenant && !a.Deleted).ToListAsync(stop)).ToLookup(c => c.PersonId);
        var taken = (await platform.Query<AccountCard>().Where(a => a.UserName.IsOneOf(names)).Select(a => a.UserName).ToListAsync(stop)).ToHashSet();
        var (seen, used) = (new HashSet<Guid>(), new HashSet<string>());
        PlannedAccount Wrong(PlannedAccount p, Refusal why) => p with { State = "wrong", Problems = [why] };
        return [.. plan.Select(p => p.State != "new" ? p
            : !seen.Add(p.Person) ? Wrong(p, AccessRules.ListPersonTwice())
            : held[p.Person].FirstOrDefault() is { } card ? p with { State = "exists", Account = card.Id, UserName = card.UserName }
            : taken.Contains(p.UserName) || !used.Add(p.UserName) ? Wrong(p, AccessRules.UserNameTaken()) : p)];
    }

    private IEnumerable<BulkCommand> Commands(CommandContext by, Guid import, PlannedAccount p)
    {
        var today = SchoolTime.Day(clock.GetUtcNow());
        BulkCommand Sent(ICommand command, object? found) => new(command, by with { CommandId = StableId.Of("access.import", import, p.Account) })
        {
            Origin = p.Account.ToString(), Found = found
        };
        yield return Sent(new CreateAccount(p.Account, p.UserName, p.Person, p.Name, "person", by.Organisation), null);
        foreach (var scope in p.Scopes)
            yield return Sent(new GrantRole(p.Account, StableId.Of("access.listed_grant", p.Account, p.Role!, scope), p.Role!, scope, today, null),
                TermsOf(by, scope, sector: null));
    }

    private async Task<IEnumerable<Guid>> WithoutPassword(IReadOnlyList<PlannedAccount> done, CancellationToken stop)
    {
        Guid[] accounts = [.. done.Where(p => p.State is "new" or "exists").Select(p => p.Account).Distinct()];
        await using var platform = store.QuerySession(CommandContext.Platform);
        var cards = await platform.LoadManyAsync<AccountCard>(stop, accounts);
        var empty = cards.Where(c => c.EntryAt(clock.GetUtcNow()).State == "none").Select(c => c.Id).ToHashSet();
        return accounts.Where(empty.Contains);
    }

    // Says nothing about the person, and is the same when the list is sent once more.
    private static string NameOf(Guid account) => string.Concat(
        StableId.Of("access.user_name", account).ToByteArray().Take(LettersOfName).Select(b => Letters[b % Letters.Length]));
}
