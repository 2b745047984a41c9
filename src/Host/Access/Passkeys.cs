using System.Text.Json;
using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Projections.Access;
using Microsoft.AspNetCore.Identity;

namespace EduEvents.Host.Access;

/// <summary>What a browser is asked about a passkey.</summary>
/// <param name="Ticket">Sent back with the browser's answer; serves once and for some minutes.</param>
/// <param name="Options">The JSON of the options, as PublicKeyCredential parses it.</param>
public sealed record PasskeyQuestion(string Ticket, string Options);

/// <summary>A passkey that was used may be used again, but never with the same question.</summary>
public sealed class SpentTicket
{
    public Guid Id { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>
/// Passkeys (WebAuthn): the framework checks them, here is what follows. A passkey asks its owner for a finger, a face or a PIN, so it proves
/// two things at once and signs in without a password.
/// </summary>
public sealed class Passkeys(
    IPasskeyHandler<PasskeyOwner> check, SecondFactors factors, Proving proving, Sessions sessions, Tickets tickets, StrangerLog strangers, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    /// <summary>Only pages of our own address may use a passkey: of the one we are known under, else of the one that was asked.</summary>
    public static ValueTask<bool> IsOwnOrigin(PasskeyOriginValidationContext c, Uri? known)
    {
        var own = known?.GetLeftPart(UriPartial.Authority) ?? $"{c.HttpContext.Request.Scheme}://{c.HttpContext.Request.Host}";
        return ValueTask.FromResult(!c.CrossOrigin && string.Equals(c.Origin, own, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Asks the browser of an account for a new passkey.</summary>
    public async Task<PasskeyQuestion> Offer(HttpContext http, AccountCard card)
    {
        var made = await check.MakeCreationOptionsAsync(
            new() { Id = card.Id.ToString("N"), Name = card.UserName, DisplayName = card.DisplayName.Value ?? card.UserName }, http);
        return new(tickets.ForPasskey(made.AttestationState!), made.CreationOptionsJson);
    }

    /// <summary>Adds the passkey that the browser has made.</summary>
    /// <returns>Ten recovery codes with the first factor, else none.</returns>
    /// <exception cref="RuleBroken">The question is too old, or the passkey does not answer it.</exception>
    /// <exception cref="ProofTooOld">The account has not proved itself lately.</exception>
    public async Task<IReadOnlyList<string>> Add(HttpContext http, CommandContext by, string ticket, string credential, CancellationToken stop)
    {
        Proof.Demand(by.Actor, clock.GetUtcNow());
        var state = tickets.PasskeyState(ticket) ?? throw new RuleBroken(AccessRules.OfferExpired());
        var result = await Try(() => check.PerformAttestationAsync(new() { HttpContext = http, CredentialJson = credential, AttestationState = state }));
        if (result is not { Succeeded: true } || result.UserEntity.Id != by.Actor.AccountId.ToString("N")) throw new RuleBroken(AccessRules.PasskeyWrong());
        var passkey = Passkey.Of(by.Actor.AccountId, result.Passkey);
        return await factors.Add(by, passkey.Id, SecondFactor.Passkey, (session, _, _) => session.Store(passkey), stop);
    }

    /// <summary>Asks any browser for a passkey it has for this address.</summary>
    public async Task<PasskeyQuestion> Ask(HttpContext http)
    {
        var made = await check.MakeRequestOptionsAsync(null, http);
        return new(tickets.ForPasskey(made.AssertionState!), made.RequestOptionsJson);
    }

    /// <summary>Signs in whose passkey answers the question; an answer serves once.</summary>
    public async Task<SignInResult> SignIn(HttpContext http, Attempt attempt, string ticket, string credential, CancellationToken stop)
    {
        var result = tickets.PasskeyState(ticket) is { } state
            ? await Try(() => check.PerformAssertionAsync(new() { HttpContext = http, CredentialJson = credential, AssertionState = state }))
            : null;
        if (result is not { Succeeded: true })
        {
            await strangers.Note(Proving.ContextOf(attempt, StrangerLog.Nobody), "passkey", "SignIn", stop);
            return new(null, null);
        }
        var (id, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        return await proving.Admit(attempt, result.User.Id, (id, "SignIn"), async (session, card, _) =>
        {
            session.Insert(new SpentTicket { Id = StableId.Of("access.spent_ticket", ticket), At = now });
            var longAgo = now - Remembered;
            session.DeleteWhere<SpentTicket>(t => t.At < longAgo);
            session.Store(Passkey.Of(card.Id, result.Passkey));
            await sessions.Open(session, card, id, attempt, SecondFactor.Passkey, stop);
        }, stop);
    }

    // What a stranger sends may be anything; a question that was answered already is an error to the framework.
    private static async Task<T?> Try<T>(Func<Task<T>> perform) where T : class
    {
        try
        {
            return await perform();
        }
        catch (Exception e) when (e is PasskeyException or JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
