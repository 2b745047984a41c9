using System.Security.Claims;
using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Privacy;
using EduEvents.Host.Access;
using EduEvents.Projections.Access;
using Marten;
using OpenIddict.Abstractions;

namespace EduEvents.Host.SingleSignOn;

/// <summary>Somebody who is signed in here and wants to go on to a client.</summary>
public sealed record Guest(Actor Actor, AccountCard Account, ClientCard Client, SignInSession Session)
{
    /// <summary>What the client asks for beyond who it is.</summary>
    public static string[] Wanted(IEnumerable<string> scopes) => [.. scopes.Where(s => s is not "openid")];

    /// <summary>True when it is a child for whom a guardian has not agreed that it goes on to other systems.</summary>
    public bool MissesGuardian { get; init; }

    /// <summary>True when the person has let the client know all that it asks for, or the client is a part of the product.</summary>
    public bool Allows(IEnumerable<string> scopes) =>
        Client.FirstParty || (!MissesGuardian && Account.AllowedClients.TryGetValue(Client.Id, out var allowed) && Wanted(scopes).All(allowed.Contains));
}

/// <summary>Who may go on to a client, and what is recorded of it. Asked at every token anew, so that whoever is shut out stays out.</summary>
public sealed class ClientDoor(IDocumentStore store, Actors actors, IConsents consents, ProviderClients provider, TimeProvider clock)
{
    /// <summary>The client that makes itself known so; null when there is none or it is blocked.</summary>
    public async Task<ClientCard?> Client(string? key, CancellationToken stop)
    {
        if (key is not { Length: > 0 }) return null;
        await using var platform = store.QuerySession(CommandContext.Platform);
        return await ClientCard.ByKey(platform, key, stop) is { Blocked: false } client ? client : null;
    }

    /// <summary>The person behind a principal; null when the session has ended, the account or the client is shut, or the client is for others.</summary>
    public async Task<Guest?> Guest(ClaimsPrincipal? principal, string? key, CancellationToken stop)
    {
        if (principal is null || await actors.Of(principal, stop) is not { MustChangePassword: false, MustAddFactor: false } actor) return null;
        await using var platform = store.QuerySession(CommandContext.Platform);
        var batch = platform.CreateBatchQuery();
        var (account, session) = (batch.Load<AccountCard>(actor.AccountId), batch.Load<SignInSession>(actor.SessionId));
        await batch.Execute(stop);
        if (await Client(key, stop) is not { } client || await account is not { } card || await session is not { } open) return null;
        if (client.Organisation is { } only && !card.Organisations.Contains(only)) return null;
        return new(actor, card, client, open) { MissesGuardian = !client.FirstParty && await MissesGuardian(card, stop) };
    }

    /// <summary>The person behind a token; null also when what was allowed is allowed no more.</summary>
    public async Task<Guest?> Holder(ClaimsPrincipal? token, string? key, CancellationToken stop) =>
        await Guest(token, key, stop) is { } guest && guest.Allows(token!.GetScopes()) ? guest : null;

    /// <summary>Records that somebody signed in to a client.</summary>
    public Task Enter(Guest guest, CommandContext by, CancellationToken stop) =>
        Record(guest, by, "EnterClient", new ClientEntered(guest.Account.Id, guest.Session.Id, guest.Client.Id), stop);

    /// <summary>Records that somebody lets a client know what it asks for; it is not asked again.</summary>
    public Task Allow(Guest guest, CommandContext by, IEnumerable<string> scopes, CancellationToken stop)
    {
        var known = guest.Account.AllowedClients.GetValueOrDefault(guest.Client.Id) ?? [];
        string[] all = [.. known.Union(SingleSignOn.Guest.Wanted(scopes)).Intersect(guest.Client.Scopes)];
        return Record(guest, by, "AllowClient", new ClientAllowed(guest.Account.Id, guest.Client.Id, all), stop);
    }

    /// <summary>Lets a client know nothing more of the signed-in person and makes its tokens worthless; not allowed, nothing changes.</summary>
    public async Task Disallow(CommandContext by, Guid client, CancellationToken stop)
    {
        var account = by.Actor.AccountId;
        await using var platform = store.QuerySession(CommandContext.Platform);
        if (await platform.LoadAsync<AccountCard>(account, stop) is { } card && card.AllowedClients.ContainsKey(client))
            await Record(account, by, "DisallowClient", new ClientDisallowed(account, client), stop);
        await provider.Revoke(account, client, stop);
    }

    // Whoever learns somewhere and is under age (Law 94-V, Art. 7, 8).
    private async Task<bool> MissesGuardian(AccountCard card, CancellationToken stop)
    {
        foreach (var organisation in card.Grants.Where(g => g.Role == Roles.Learner).Select(g => g.Scope.Organisation!).Distinct())
            if ((await consents.Missing(organisation, ConsentPurposes.Partners, [card.PersonId], SchoolTime.Day(clock.GetUtcNow()), stop)).Count > 0) return true;
        return false;
    }

    private Task Record(Guest guest, CommandContext by, string command, IDomainEvent @event, CancellationToken stop) =>
        Record(guest.Account.Id, by, command, @event, stop);

    private async Task Record(Guid account, CommandContext by, string command, IDomainEvent @event, CancellationToken stop)
    {
        await using var session = store.LightweightSession(CommandContext.Platform);
        Metadata.Put(session, by, command, "self");
        await session.Events.AppendExclusive(account, stop, @event);
        await session.SaveChangesAsync(stop);
    }
}
