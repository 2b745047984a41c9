using System.Security.Cryptography;
using EduEvents.Application;

namespace EduEvents.Host.Access;

/// <summary>One-time codes for the day the phone is lost. Only their keyed hashes are kept.</summary>
public sealed class RecoveryCodes(IValueHashes hashes)
{
    /// <summary>So many are made at once.</summary>
    public const int Count = 10;

    // 50 bits each, without letters that are taken for another.
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int Half = 5;

    /// <summary>Ten new ones, as in k3mfa-9xw2p.</summary>
    public static IReadOnlyList<string> Make() => [.. Enumerable.Range(0, Count)
        .Select(_ => $"{RandomNumberGenerator.GetString(Letters, Half)}-{RandomNumberGenerator.GetString(Letters, Half)}")];

    /// <summary>What is kept of a code; blanks and hyphens do not count.</summary>
    public string Hash(Guid account, string code) => Convert.ToBase64String(hashes.Hash(
        account.ToString("N"), "access.recovery_code", code.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)));
}
