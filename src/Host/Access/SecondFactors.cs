using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Projections.Access;
using Marten;

namespace EduEvents.Host.Access;

/// <summary>A new authenticator as it is shown once: as a QR code and as text.</summary>
/// <param name="Ticket">Sent back with the first code.</param>
/// <param name="Key">In Base32, in groups of four.</param>
/// <param name="Uri">What the QR code says.</param>
public sealed record FactorOffer(string Ticket, string Key, string Uri);

/// <summary>
/// Second factors of accounts: what is added, removed and used (Order 456, p. 5.11). The facts are events of the account, the secrets lie in
/// a document beside it.
/// </summary>
public sealed class SecondFactors(IDocumentStore store, Tickets tickets, RecoveryCodes recovery, TimeProvider clock)
{
    /// <summary>Offers a new authenticator; nothing is kept until its first code has come.</summary>
    public FactorOffer Offer(AccountCard card)
    {
        var key = Totp.NewKey();
        return OfferOf(tickets.ForOffer(card.Id, key), key, card.UserName);
    }

    /// <summary>The same offer once more, after a code that was wrong; null when it is too old.</summary>
    public FactorOffer? OfferAgain(AccountCard card, string ticket) =>
        tickets.KeyOf(ticket, card.Id) is { } key ? OfferOf(ticket, key, card.UserName) : null;

    /// <summary>Adds the offered authenticator when its code is right.</summary>
    /// <returns>Ten recovery codes with the first factor, else none.</returns>
    /// <exception cref="RuleBroken">The offer is too old or the code is wrong.</exception>
    /// <exception cref="ProofTooOld">The account has not proved itself lately.</exception>
    public async Task<IReadOnlyList<string>> Add(CommandContext by, string ticket, string code, CancellationToken stop)
    {
        Proof.Demand(by.Actor, clock.GetUtcNow());
        var account = by.Actor.AccountId;
        var key = tickets.KeyOf(ticket, account) ?? throw new RuleBroken(AccessRules.OfferExpired());
        var step = Totp.Match(key, code.Replace(" ", "", StringComparison.Ordinal), clock.GetUtcNow()) ?? throw new RuleBroken(AccessRules.CodeWrong());
        // Sent twice, it is the same authenticator.
        var factor = StableId.Of("access.authenticator", account, key);
        return await Add(by, factor, SecondFactor.Totp, (_, card, secrets) =>
        {
            secrets.Authenticators.RemoveAll(a => a.FactorId == factor);
            secrets.Authenticators.Add(new(factor, new(card.PersonId, key), step));
        }, stop);
    }

    /// <summary>Adds a factor that has shown that it works.</summary>
    /// <param name="by">The owner.</param>
    /// <param name="factor">The factor; there already, nothing changes.</param>
    /// <param name="method">What it is.</param>
    /// <param name="keep">Keeps its secret, in the same unit of work.</param>
    /// <param name="stop">Breaks off.</param>
    /// <returns>Ten recovery codes with the first factor, else none.</returns>
    public async Task<IReadOnlyList<string>> Add(
        CommandContext by, Guid factor, string method, Action<IDocumentSession, AccountCard, FactorSecrets> keep, CancellationToken stop)
    {
        await using var session = store.LightweightSession(CommandContext.Platform);
        var (card, secrets) = await Load(session, by.Actor.AccountId, stop);
        if (card.Factors.Exists(f => f.Id == factor)) return [];
        Metadata.Put(session, by, "AddSecondFactor", "self");
        keep(session, card, secrets);
        var codes = card.Factors.Count == 0 ? Renew(secrets) : [];
        IDomainEvent[] facts = [new SecondFactorAdded(card.Id, factor, method), .. codes.Count > 0 ? [Made(card.Id)] : Array.Empty<IDomainEvent>()];
        await Save(session, secrets, facts, stop);
        return codes;
    }

    /// <summary>Removes a factor of one's own; removed already, nothing changes.</summary>
    /// <exception cref="ProofTooOld">The account has not proved itself lately.</exception>
    public async Task Remove(CommandContext by, Guid factor, CancellationToken stop)
    {
        Proof.Demand(by.Actor, clock.GetUtcNow());
        await using var session = store.LightweightSession(CommandContext.Platform);
        var (card, secrets) = await Load(session, by.Actor.AccountId, stop);
        if (card.Factors.Find(f => f.Id == factor) is not { } held) return;
        Metadata.Put(session, by, "RemoveSecondFactor", "self");
        secrets.Authenticators.RemoveAll(a => a.FactorId == factor);
        session.Delete<Passkey>(factor);
        await Save(session, secrets, [new SecondFactorRemoved(card.Id, factor, held.Method)], stop);
    }

    /// <summary>Makes ten recovery codes; those made before are worth nothing.</summary>
    /// <exception cref="ProofTooOld">The account has not proved itself lately.</exception>
    /// <exception cref="RuleBroken">The account has no factor for which they could stand in.</exception>
    public async Task<IReadOnlyList<string>> MakeCodes(CommandContext by, CancellationToken stop)
    {
        Proof.Demand(by.Actor, clock.GetUtcNow());
        await using var session = store.LightweightSession(CommandContext.Platform);
        var (card, secrets) = await Load(session, by.Actor.AccountId, stop);
        new Rules().Require(card.Factors.Count > 0, AccessRules.FactorIsNeeded()).Check();
        Metadata.Put(session, by, "MakeRecoveryCodes", "self");
        var codes = Renew(secrets);
        await Save(session, secrets, [Made(card.Id)], stop);
        return codes;
    }

    /// <summary>Uses a code up in the session's unit of work: the code of an app, or a recovery code.</summary>
    /// <returns>How it proves; null when it is wrong or was used before.</returns>
    public async Task<FactorUse?> Use(IDocumentSession session, AccountCard card, string code, CancellationToken stop)
    {
        if (await session.LoadAsync<FactorSecrets>(card.Id, stop) is not { } secrets) return null;
        var typed = code.Trim();
        var plain = typed.Replace(" ", "", StringComparison.Ordinal);
        foreach (var known in secrets.Authenticators.Where(a => card.Factors.Exists(f => f.Id == a.FactorId) && a.Key.Value is not null).ToList())
        {
            if (Totp.Match(known.Key.Value!, plain, clock.GetUtcNow(), known.LastStep) is not { } step) continue;
            secrets.Authenticators[secrets.Authenticators.IndexOf(known)] = known with { LastStep = step };
            session.Store(secrets);
            return new(SecondFactor.Totp, []);
        }
        if (!secrets.RecoveryHashes.Remove(RecoveryHash(card, typed))) return null;
        session.Store(secrets);
        return new(SecondFactor.Recovery, [new RecoveryCodeUsed(card.Id)]);
    }

    private string RecoveryHash(AccountCard card, string code) => recovery.Hash(card.Id, code);

    private List<string> Renew(FactorSecrets secrets)
    {
        var codes = RecoveryCodes.Make();
        secrets.RecoveryHashes = [.. codes.Select(c => recovery.Hash(secrets.Id, c))];
        return [.. codes];
    }

    private static RecoveryCodesMade Made(Guid account) => new(account, RecoveryCodes.Count);

    private static FactorOffer OfferOf(string ticket, string key, string userName) => new(ticket, Totp.Readable(key), Totp.Uri(key, userName));

    private static async Task<(AccountCard, FactorSecrets)> Load(IDocumentSession session, Guid account, CancellationToken stop)
    {
        var card = await session.LoadAsync<AccountCard>(account, stop) ?? throw new StreamUnknown();
        return (card, await session.LoadAsync<FactorSecrets>(account, stop) ?? new() { Id = account });
    }

    private static async Task Save(IDocumentSession session, FactorSecrets secrets, IDomainEvent[] facts, CancellationToken stop)
    {
        session.Store(secrets);
        await session.Events.AppendExclusive(secrets.Id, stop, [.. facts]);
        await session.SaveChangesAsync(stop);
    }
}

/// <summary>How a code proved its owner, and what is on record of its use.</summary>
public sealed record FactorUse(string Method, IReadOnlyList<IDomainEvent> Facts);
