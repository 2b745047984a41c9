using System.Globalization;
using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Host.Mail;
using EduEvents.Projections.Access;
using Marten;
using MimeKit;

namespace EduEvents.Host.Access;

/// <summary>The mail address of the own account. It counts once a code that was sent there has come back.</summary>
public sealed class OwnMail(IDocumentStore store, OneTimeCodes codes, OneTimeSecrets secrets, Postman mail, TimeProvider clock)
{
    private const int Longest = 254, MostInHour = 5;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15), Window = TimeSpan.FromHours(1);

    /// <summary>Sends a code to an address.</summary>
    /// <exception cref="RuleBroken">No mail can be sent, it is no address, or too many codes were asked for.</exception>
    /// <exception cref="ProofTooOld">The account has not proved itself lately.</exception>
    public async Task Offer(CommandContext by, string address, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        Proof.Demand(by.Actor, now);
        var to = address.Trim();
        new Rules().Require(mail.IsSetUp, AccessRules.MailNotSetUp()).Require(IsAddress(to), AccessRules.MailAddressWrong()).Check();
        await using var session = store.LightweightSession(CommandContext.Platform);
        var offers = StableId.Of("access.mail_offers", by.Actor.AccountId);
        var asks = await session.LoadAsync<RecoveryAsks>(offers, stop) ?? new() { Id = offers };
        asks.At = [.. asks.At.Where(a => a > now - Window)];
        if (asks.At.Count >= MostInHour) throw new RuleBroken(AccessRules.TooManyCodes());
        asks.At.Add(now);
        session.Store(asks);
        var code = secrets.Number();
        await codes.Keep(session, new(by.Actor.AccountId, OneTimeCodes.Address, Guid.CreateVersion7(), now + Life, new(by.Actor.PersonId, to)), code, stop);
        await session.SaveChangesAsync(stop);
        mail.TryAdd(Letter.Of(to, "confirm", CultureInfo.CurrentUICulture, code, (int)Life.TotalMinutes));
    }

    /// <summary>Confirms the address to which the code was sent.</summary>
    /// <exception cref="RuleBroken">The code is wrong, too old, or was tried too often.</exception>
    public async Task Confirm(CommandContext by, string code, CancellationToken stop)
    {
        await using var session = store.LightweightSession(CommandContext.Platform);
        var card = await session.LoadAsync<AccountCard>(by.Actor.AccountId, stop) ?? throw new StreamUnknown();
        Metadata.Put(session, by, "ConfirmEmail", "self");
        if (await codes.Match(session, card.Id, code, [OneTimeCodes.Address], stop) is not { Address: { } address } used)
        {
            await session.SaveChangesAsync(stop);
            throw new RuleBroken(AccessRules.CodeWrong());
        }
        OneTimeCodes.Spend(session, used);
        await session.Events.AppendExclusive(card.Id, stop, new EmailConfirmed(card.Id, address));
        await session.SaveChangesAsync(stop);
        // Whoever has taken an account over cannot turn its letters away unseen.
        if (card.Email?.Value is { Length: > 0 } former && former != address.Value) mail.TryAdd(Letter.Of(former, "moved", CultureInfo.CurrentUICulture));
    }

    /// <summary>Removes the address; there is none already, nothing changes.</summary>
    /// <exception cref="ProofTooOld">The account has not proved itself lately.</exception>
    public async Task Remove(CommandContext by, CancellationToken stop)
    {
        Proof.Demand(by.Actor, clock.GetUtcNow());
        await using var session = store.LightweightSession(CommandContext.Platform);
        if (await session.LoadAsync<AccountCard>(by.Actor.AccountId, stop) is not { Email: { } former } card) return;
        Metadata.Put(session, by, "RemoveEmail", "self");
        await session.Events.AppendExclusive(card.Id, stop, new EmailRemoved(card.Id));
        await session.SaveChangesAsync(stop);
        if (former.Value is { Length: > 0 } address) mail.TryAdd(Letter.Of(address, "moved", CultureInfo.CurrentUICulture));
    }

    private static bool IsAddress(string text) => text.Length is > 3 and <= Longest && !text.Any(char.IsControl)
        && MailboxAddress.TryParse(text, out var address) && address.Address == text && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at
        && text.IndexOf('.', at) > at + 1;
}
