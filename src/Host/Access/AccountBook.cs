using EduEvents.Application;
using EduEvents.Host.Web;
using EduEvents.Projections.Access;
using Marten;
using Microsoft.Extensions.Caching.Memory;

namespace EduEvents.Host.Access;

/// <summary>An account as a list shows it.</summary>
public sealed record ListedAccount(Guid Id, string UserName, string Name, string Kind, IReadOnlyList<string> Roles, string State);

/// <summary>What is looked for in a list of accounts.</summary>
/// <param name="Text">Beginnings of words of the name or of the sign-in name; null for all.</param>
/// <param name="Role">A role in force today; null for all.</param>
/// <param name="After">The last account of the page before.</param>
/// <param name="Most">Accounts of one page.</param>
public sealed record AccountQuery(string? Text, string? Role, Guid? After, int Most);

/// <summary>
/// The accounts of an organisation by name. Names are encrypted in the store, so the store can neither search nor sort them; they are read
/// here and remembered for some seconds.
/// </summary>
public sealed class AccountBook(IDocumentStore store, AccessChanges changes) : IDisposable
{
    private const int LargestOrganisation = 20_000, Remembered = 200_000;
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(5);
    private readonly MemoryCache _books = new(new MemoryCacheOptions { SizeLimit = Remembered });

    /// <summary>One page of the accounts of an organisation, by name; of the platform's own where none is named.</summary>
    public async Task<IReadOnlyList<ListedAccount>> Find(string? organisation, AccountQuery query, DateOnly today, CancellationToken stop)
    {
        string[] wanted = [.. NameBook.Fold(query.Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        var found = (await Book(organisation, stop))
            .Where(e => wanted.All(w => e.Words.Any(x => x.StartsWith(w, StringComparison.Ordinal))))
            .Select(e => Listed(e.Card, today)).Where(a => query.Role is null || a.Roles.Contains(query.Role));
        if (query.After is { } after) found = found.SkipWhile(a => a.Id != after).Skip(1);
        return [.. found.Take(query.Most)];
    }

    /// <summary>Ids of all accounts of an organisation.</summary>
    public async Task<Guid?[]> Ids(string organisation, CancellationToken stop) => [.. (await Book(organisation, stop)).Select(e => (Guid?)e.Card.Id)];

    /// <inheritdoc />
    public void Dispose() => _books.Dispose();

    private static ListedAccount Listed(AccountCard c, DateOnly today) => new(
        c.Id, c.UserName, c.DisplayName.Value ?? "", c.Kind, [.. c.GrantsOn(today).Select(g => g.Role).Distinct()], StateOf(c, today));

    /// <summary>Whether an account is open, and if not, why.</summary>
    public static string StateOf(AccountCard c, DateOnly today) =>
        c.Deleted ? "deleted" : c.Blocked ? "blocked" : c.IsOpenOn(today) ? "open" : "expired";

    private async Task<IReadOnlyList<Entry>> Book(string? organisation, CancellationToken stop)
    {
        var key = organisation ?? "";
        var at = changes.All;
        if (_books.TryGetValue<(long At, IReadOnlyList<Entry> Entries)>(key, out var known) && known.At == at) return known.Entries;
        await using var session = store.QuerySession(CommandContext.Platform);
        var cards = organisation is null
            ? await session.Query<AccountCard>().Where(a => a.Home == null).Take(LargestOrganisation).ToListAsync(stop)
            : await session.Query<AccountCard>().Where(a => a.Organisations.Contains(organisation)).Take(LargestOrganisation).ToListAsync(stop);
        IReadOnlyList<Entry> book = [.. cards.OrderBy(c => c.DisplayName.Value ?? "", Format.ByName).ThenBy(c => c.Id)
            .Select(c => new Entry(c, [.. NameBook.Fold(c.DisplayName.Value ?? "").Split(' '), c.UserName]))];
        using var entry = _books.CreateEntry(key);
        (entry.Size, entry.AbsoluteExpirationRelativeToNow, entry.Value) = (1 + book.Count, Memory, (at, book));
        return book;
    }

    private sealed record Entry(AccountCard Card, string[] Words);
}
