using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Host.Http;
using EduEvents.Host.Modules;
using EduEvents.Projections.Access;
using Marten;

namespace EduEvents.Host.Access;

/// <summary>What is read of accounts and groups. They lie on the platform, so each read asks by itself whether the organisation has them.</summary>
public static class AccessReads
{
    /// <summary>Accounts of one page.</summary>
    public const int PageSize = 50;

    /// <summary>Adds the reads.</summary>
    public static void Add(ModuleApi api)
    {
        api.Read("accounts", Permissions.AccessRead, "", _ => Scope.Platform, Accounts,
            "Accounts of the organisation by name, 50 at a time: 'q' beginnings of names, 'role' a role in force, 'after' the last id of the page before.");
        api.Read("account/{accountId:guid}", Permissions.AccessRead, "", _ => Scope.Platform,
            r => Account(r, r.Id("accountId")), "One account with its roles, groups and delegations.");
        api.Read("class-accounts/{groupId:guid}", Permissions.AccessHandOut, nameof(Projections.People.PersonCard), r => new(Group: r.Id("groupId")),
            async r => (ClassSheet?)await ClassAccounts.Of(r.Session, r.Id("groupId"), Service<TimeProvider>(r).GetUtcNow(), r.Stop),
            "Accounts of the learners of a class and of their guardians, with what each can be entered with.");
        api.Read("clients", Permissions.AccessManage, "", _ => Scope.Platform, Clients, "Systems that let people of the organisation sign in by this product.");
        api.Read("user-groups", Permissions.AccessRead, "", _ => Scope.Platform, Groups, "Groups of accounts of the organisation with their roles.");
    }

    /// <summary>The tenant whose accounts are meant; null for those of the platform itself.</summary>
    public static string? Home(string organisation) => organisation.Length == 0 || organisation == CommandContext.Platform ? null : organisation;

    /// <summary>True when the account is one of the organisation or, for the platform, any.</summary>
    public static bool IsOf(AccountCard card, string organisation) => Home(organisation) is not { } home || card.Organisations.Contains(home);

    private static async Task<IReadOnlyList<ListedAccount>?> Accounts(ReadRequest r) => await Service<AccountBook>(r).Find(
        Home(r.Organisation), new(r.Query("q"), r.Query("role") is { Length: > 0 } role ? role : null, r.QueryId("after"), PageSize), Today(r), r.Stop);

    private static async Task<AccountCard?> Account(ReadRequest r, Guid id)
    {
        await using var session = Service<IDocumentStore>(r).QuerySession(CommandContext.Platform);
        return await session.LoadAsync<AccountCard>(id, r.Stop) is { } card && IsOf(card, r.Organisation) ? card : null;
    }

    private static async Task<IReadOnlyList<UserGroupCard>?> Groups(ReadRequest r)
    {
        await using var session = Service<IDocumentStore>(r).QuerySession(CommandContext.Platform);
        return await UserGroupCard.Of(session, Home(r.Organisation), r.Stop);
    }

    private static async Task<IReadOnlyList<ClientCard>?> Clients(ReadRequest r)
    {
        await using var session = Service<IDocumentStore>(r).QuerySession(CommandContext.Platform);
        return await ClientCard.Of(session, Home(r.Organisation), r.Stop);
    }

    private static DateOnly Today(ReadRequest r) => SchoolTime.Day(Service<TimeProvider>(r).GetUtcNow());

    private static T Service<T>(ReadRequest r) where T : notnull => r.Http.RequestServices.GetRequiredService<T>();
}
