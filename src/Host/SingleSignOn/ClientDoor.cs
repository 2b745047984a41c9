using System.Security.Claims;
using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Host.Access;
using EduEvents.Projections.Access;
using Marten;

namespace EduEvents.Host.SingleSignOn;

/// <summary>Somebody who is signed in here and wants to go on to a client.</summary>
public sealed record Guest(Actor Actor, AccountCard Account, ClientCard Client, SignInSession Session)
{
    /// <summary>What the client asks for beyond who it is.</summary>
    public static string[] Wanted(IEnumerable<string> scopes) => [.. scopes.Where(s => s is not "openid")];

    /// <summary>True when the person has let the client know all that it asks for, or the client is a part of the product.</summary>
    public bool Allows(IEnumerable<string> scopes) =>
        Client.FirstParty || (Account.AllowedClients.TryGetValue(Client.Id, out var allowed) && Wanted(scopes).All(allowed.Contains));
}

/// <summary>Who may go on to a client, and what is recorded of it. Asked at every token anew, so that whoever is shut out stays out.</summary>
public sealed class ClientDoor(IDocumentStore store, Actors actors)
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
        return client.Organisation is { } only && !card.Organisations.Contains(only) ? null : new(actor, card, client, open);
    }

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

    private async Task Record(Guest guest, CommandContext by, string command, IDomainEvent @event, CancellationToken stop)
    {
        await using var session = store.LightweightSession(CommandContext.Platform);
        Metadata.Put(session, by, command, "self");
        await session.Events.AppendExclusive(guest.Account.Id, stop, @event);
        await session.SaveChangesAsync(stop);
    }
}
