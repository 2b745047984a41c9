using EduEvents.Projections.People;
using Marten;
using Microsoft.Extensions.Caching.Memory;

namespace EduEvents.Host.Web;

/// <summary>A person as a search finds them.</summary>
public sealed record KnownPerson(Guid Id, string Name, bool IsLearner, Guid? GroupId);

/// <summary>
/// Finds people of an organisation by name. Names are encrypted in the store, so the store cannot search them; they are read here and
/// remembered for some seconds.
/// </summary>
public sealed class NameBook : IDisposable
{
    private const int LargestOrganisation = 20_000, Remembered = 400_000;
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(15);
    private readonly MemoryCache _books = new(new MemoryCacheOptions { SizeLimit = Remembered });

    /// <summary>People with a word that begins so, by name; at most as many as asked for.</summary>
    public async Task<IReadOnlyList<KnownPerson>> Find(IQuerySession session, string? text, int most, CancellationToken stop)
    {
        string[] wanted = [.. Fold(text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        if (wanted.Length == 0) return [];
        return [.. (await Book(session, stop))
            .Where(p => wanted.All(w => p.Words.Any(x => x.StartsWith(w, StringComparison.Ordinal))))
            .Select(p => p.Person).Take(most)];
    }

    /// <summary>Forgets all names, after somebody was erased.</summary>
    public void Clear() => _books.Clear();

    /// <summary>All learners by name.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> Learners(IQuerySession session, CancellationToken stop) =>
        [.. (await Book(session, stop)).Where(e => e.Person.IsLearner).Select(e => (e.Person.Id, e.Person.Name))];

    /// <inheritdoc />
    public void Dispose() => _books.Dispose();

    /// <summary>A name without the letters that other keyboards lack: ә as а, қ as к and so on.</summary>
    public static string Fold(string name) => string.Concat(name.ToLowerInvariant().Select(c => c switch
    {
        'ә' => 'а', 'ғ' => 'г', 'қ' => 'к', 'ң' => 'н', 'ө' => 'о', 'ұ' or 'ү' => 'у', 'һ' => 'х', 'і' => 'и', 'ё' => 'е', _ => c
    }));

    private async Task<IReadOnlyList<Entry>> Book(IQuerySession session, CancellationToken stop)
    {
        if (_books.TryGetValue<IReadOnlyList<Entry>>(session.TenantId, out var known)) return known!;
        var cards = await session.Query<PersonCard>().Take(LargestOrganisation).ToListAsync(stop);
        IReadOnlyList<Entry> book = [.. cards.Where(c => c.Name?.Listed() is { Length: > 0 }).OrderBy(c => c.Name!.Listed(), Format.ByName)
            .Select(c => new Entry(new(c.Id, c.Name!.Listed(), c.IsLearner, c.GroupId), Fold(c.Name!.Full()).Split(' ')))];
        using var entry = _books.CreateEntry(session.TenantId);
        (entry.Size, entry.AbsoluteExpirationRelativeToNow, entry.Value) = (1 + book.Count, Memory, book);
        return book;
    }

    private sealed record Entry(KnownPerson Person, string[] Words);
}
