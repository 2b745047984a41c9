using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Host.Access;
using EduEvents.Projections.Access;
using Marten;

namespace EduEvents.Host.SingleSignOn;

/// <summary>
/// The provider that is trusted: EDUEVENTS_OIDC_AUTHORITY, EDUEVENTS_OIDC_CLIENT, EDUEVENTS_OIDC_SECRET_FILE and EDUEVENTS_OIDC_TITLE.
/// </summary>
/// <param name="Authority">Its address (issuer).</param>
/// <param name="ClientId">Name by which this product is known there.</param>
/// <param name="SecretFile">File of mode 0600 that holds the secret; empty for none.</param>
/// <param name="Title">Name that people see on the button.</param>
public sealed record OutsideSettings(Uri Authority, string ClientId, string SecretFile, string Title);

/// <summary>
/// People who are known by an outside provider. Nobody gets an account by it: who has one links it himself, signed in. Of who he is there only a
/// keyed hash is kept.
/// </summary>
public sealed class Outside(IDocumentStore store, Proving proving, Sessions sessions, IValueHashes hashes)
{
    /// <summary>Signs in whoever is linked with this subject; no principal when nobody is.</summary>
    public async Task<SignInResult> SignIn(Attempt attempt, string issuer, string subject, CancellationToken stop)
    {
        if (await AccountOf(LinkOf(issuer, subject), stop) is not { } card) return new(null, null);
        var id = Guid.CreateVersion7();
        return await proving.Admit(attempt, card.Id, (id, "SignIn"), (session, account, _) => sessions.Open(session, account, id, attempt, "outside", stop), stop);
    }

    /// <summary>Links the signed-in person with a subject.</summary>
    /// <returns>False when another account is linked with it.</returns>
    public async Task<bool> Link(CommandContext by, string issuer, string subject, CancellationToken stop)
    {
        var link = LinkOf(issuer, subject);
        if (await AccountOf(link, stop) is { } linked) return linked.Id == by.Actor.AccountId;
        await Record(by, "LinkOutside", new OutsideLinked(by.Actor.AccountId, link, issuer), stop);
        return true;
    }

    /// <summary>Ends all links of the signed-in person.</summary>
    public async Task Unlink(CommandContext by, AccountCard own, CancellationToken stop)
    {
        foreach (var link in own.OutsideLinks) await Record(by, "UnlinkOutside", new OutsideUnlinked(own.Id, link), stop);
    }

    private Guid LinkOf(string issuer, string subject) =>
        StableId.Of("access.outside", Convert.ToHexStringLower(hashes.Hash(CommandContext.Platform, "outside", $"{issuer} {subject}")));

    // Two at once can both have taken it; then it is worth nothing to either.
    private async Task<AccountCard?> AccountOf(Guid link, CancellationToken stop)
    {
        await using var platform = store.QuerySession(CommandContext.Platform);
        var found = await platform.Query<AccountCard>().Where(a => a.OutsideLinks.Contains(link)).Take(2).ToListAsync(stop);
        return found.Count == 1 ? found[0] : null;
    }

    private async Task Record(CommandContext by, string command, IDomainEvent @event, CancellationToken stop)
    {
        await using var session = store.LightweightSession(CommandContext.Platform);
        Metadata.Put(session, by, command, "self");
        await session.Events.AppendExclusive(by.Actor.AccountId, stop, @event);
        await session.SaveChangesAsync(stop);
    }
}
