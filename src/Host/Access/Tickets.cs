using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace EduEvents.Host.Access;

/// <summary>
/// What a person carries from one step to the next: a proved password until the code is typed, the key of a new authenticator until it has
/// shown that it works. Sealed by the product and worth something for some minutes only, so nothing half done lies in the store.
/// </summary>
public sealed class Tickets(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5), Offer = TimeSpan.FromMinutes(30);
    private readonly ITimeLimitedDataProtector _steps = protection.CreateProtector("access.second_step").ToTimeLimitedDataProtector();
    private readonly ITimeLimitedDataProtector _offers = protection.CreateProtector("access.factor_offer").ToTimeLimitedDataProtector();
    private readonly ITimeLimitedDataProtector _passkeys = protection.CreateProtector("access.passkey").ToTimeLimitedDataProtector();

    /// <summary>Seals what a passkey was asked.</summary>
    public string ForPasskey(string state) => _passkeys.Protect(state, Step);

    /// <summary>What a passkey was asked; null when the ticket is none or too old.</summary>
    public string? PasskeyState(string ticket) => Open(_passkeys, ticket);

    /// <summary>Says that the password of a sign-in name was proved; ends with the password.</summary>
    public string ForStep(Credential credential) => _steps.Protect($"{Mark(credential)} {credential.UserName}", Step);

    /// <summary>The sign-in name of such a ticket; null when it is none or too old.</summary>
    public string? NameOf(string ticket) => Open(_steps, ticket)?.Split(' ', 2)[1];

    /// <summary>True when the ticket proves the present password.</summary>
    public bool Proves(string ticket, Credential? credential) =>
        credential is not null && Open(_steps, ticket) == $"{Mark(credential)} {credential.UserName}";

    /// <summary>Seals a new key for an account.</summary>
    public string ForOffer(Guid account, string key) => _offers.Protect($"{account:N} {key}", Offer);

    /// <summary>The key that was offered to the account; null when the ticket is another's or too old.</summary>
    public string? KeyOf(string ticket, Guid account) =>
        Open(_offers, ticket)?.Split(' ') is [var owner, var key] && owner == account.ToString("N") ? key : null;

    private static string Mark(Credential credential) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(credential.PasswordHash)));

    private static string? Open(ITimeLimitedDataProtector protector, string ticket)
    {
        try
        {
            return protector.Unprotect(ticket);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
