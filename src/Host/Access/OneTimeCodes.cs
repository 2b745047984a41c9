using System.Security.Cryptography;
using EduEvents.Application;
using EduEvents.Domain;
using Marten;

namespace EduEvents.Host.Access;

/// <summary>A code that serves once. A document, not events, because what is kept of it must go when it was used.</summary>
public sealed class OneTimeCode
{
    /// <summary>Made of the account and the purpose, so that a new one replaces the one before.</summary>
    public Guid Id { get; set; }
    public Guid AccountId { get; set; }

    /// <summary>What it was issued by: a sheet, a request.</summary>
    public Guid IssueId { get; set; }

    /// <summary>Keyed hash; empty where a sheet bore a password instead.</summary>
    public string Hash { get; set; } = "";
    public DateTimeOffset Until { get; set; }

    /// <summary>How often it was typed wrongly.</summary>
    public int Tries { get; set; }

    /// <summary>The address that a code by mail is to prove.</summary>
    public Personal? Address { get; set; }
}

/// <summary>For which account a code is made, what for, what it is issued by, until when, and the address it is to prove.</summary>
public sealed record OneTimeOrder(Guid Account, string Purpose, Guid IssueId, DateTimeOffset Until, Personal? Address = null);

/// <summary>Keeps and compares codes that serve once.</summary>
public sealed class OneTimeCodes(IValueHashes hashes, TimeProvider clock)
{
    /// <summary>What codes are for: from a sheet, by mail, to prove an address.</summary>
    public const string HandOut = "hand_out", Mail = "mail", Address = "address";

    /// <summary>Typed wrongly so often, a code is worth nothing any more.</summary>
    public const int MostTries = 5;

    /// <summary>The code of an account for a purpose; null for none.</summary>
    public static Task<OneTimeCode?> Find(IQuerySession session, Guid account, string purpose, CancellationToken stop) =>
        session.LoadAsync<OneTimeCode>(IdOf(account, purpose), stop);

    /// <summary>Keeps a code in the session's unit of work; the one before is worth nothing any more.</summary>
    public async Task Keep(IDocumentSession session, OneTimeOrder order, string? code, CancellationToken stop)
    {
        var kept = await Find(session, order.Account, order.Purpose, stop) ?? new() { Id = IdOf(order.Account, order.Purpose), AccountId = order.Account };
        (kept.IssueId, kept.Until, kept.Address, kept.Tries) = (order.IssueId, order.Until, order.Address, 0);
        kept.Hash = code is null ? "" : HashOf(order.Account, code);
        session.Store(kept);
    }

    /// <summary>Makes a code that was used worth nothing, in the session's unit of work.</summary>
    public static void Spend(IDocumentSession session, OneTimeCode code)
    {
        code.Hash = "";
        session.Store(code);
    }

    /// <summary>
    /// The code that was typed, for one of the purposes. A wrong one is counted in the session's unit of work. It costs the same whether there
    /// is such an account and whether it has a code.
    /// </summary>
    public async Task<OneTimeCode?> Match(IDocumentSession session, Guid account, string typed, string[] purposes, CancellationToken stop)
    {
        var kept = await session.LoadManyAsync<OneTimeCode>(stop, purposes.Select(p => IdOf(account, p)));
        var hash = Convert.FromBase64String(HashOf(account, typed));
        var live = kept.Where(k => k.Hash.Length > 0 && k.Tries < MostTries && k.Until > clock.GetUtcNow()).ToList();
        if (live.Find(k => CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(k.Hash), hash)) is { } found) return found;
        foreach (var wrong in live)
        {
            wrong.Tries++;
            session.Store(wrong);
        }
        return null;
    }

    private static Guid IdOf(Guid account, string purpose) => StableId.Of("access.one_time_code", account, purpose);

    private string HashOf(Guid account, string code) => Convert.ToBase64String(hashes.Hash(account.ToString("N"), "access.one_time_code",
        code.Trim().ToLowerInvariant().Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)));
}
