using System.Collections.Concurrent;
using EduEvents.Projections.Privacy;
using Marten;

namespace EduEvents.Host.Privacy;

/// <summary>From which day to which a consent holds.</summary>
public readonly record struct ConsentTerm(DateOnly From, DateOnly Until)
{
    /// <summary>True when it holds on the day.</summary>
    public bool HoldsOn(DateOnly day) => From <= day && day <= Until;
}

/// <summary>
/// The consents that stand, by organisation, in memory (some 40 bytes each), because a gate asks at every pass. An organisation's are read whole
/// when first asked for, then only those that have changed; and all anew every five minutes, or when another Host may not have been heard.
/// </summary>
public sealed class ConsentBook
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, Chapter> _chapters = new();
    private readonly IDocumentStore _store;
    private readonly TimeProvider _clock;

    public ConsentBook(IDocumentStore store, ConsentChanges changes, TimeProvider clock)
    {
        (_store, _clock) = (store, clock);
        changes.Hear(Changed, _chapters.Clear);
    }

    /// <summary>The consents of an organisation that were not withdrawn, by their stream.</summary>
    public async ValueTask<IReadOnlyDictionary<Guid, ConsentTerm>> Of(string organisation, CancellationToken stop)
    {
        var chapter = _chapters.GetOrAdd(organisation, _ => new());
        if (IsCurrent(chapter)) return chapter.Terms;
        await chapter.Reading.WaitAsync(stop);
        try
        {
            if (!IsCurrent(chapter)) await Read(organisation, chapter, stop);
            return chapter.Terms;
        }
        finally
        {
            chapter.Reading.Release();
        }
    }

    private bool IsCurrent(Chapter chapter) => chapter.Changed.IsEmpty && _clock.GetUtcNow() - chapter.ReadAt < Longest;

    private void Changed(string organisation, Guid consent)
    {
        if (_chapters.TryGetValue(organisation, out var chapter)) chapter.Changed.AddOrUpdate(consent, 1, (_, times) => times + 1);
    }

    // What changes while it is read counts as changed still, so it is read once more.
    private async Task Read(string organisation, Chapter chapter, CancellationToken stop)
    {
        var (changed, now) = (chapter.Changed.ToArray(), _clock.GetUtcNow());
        await using var session = _store.QuerySession(organisation);
        if (now - chapter.ReadAt < Longest)
        {
            var terms = new Dictionary<Guid, ConsentTerm>(chapter.Terms);
            foreach (var (consent, _) in changed) terms.Remove(consent);
            Put(terms, await session.LoadManyAsync<ConsentCard>(stop, changed.Select(c => c.Key)));
            chapter.Terms = terms;
        }
        else
        {
            chapter.Terms = Put([], await session.Query<ConsentCard>().Where(c => !c.Withdrawn).ToListAsync(stop));
            chapter.ReadAt = now;
        }
        foreach (var seen in changed) chapter.Changed.TryRemove(seen);
    }

    private static Dictionary<Guid, ConsentTerm> Put(Dictionary<Guid, ConsentTerm> terms, IEnumerable<ConsentCard> cards)
    {
        foreach (var card in cards.Where(c => !c.Withdrawn)) terms[card.Id] = new(card.From, card.Until ?? DateOnly.MaxValue);
        return terms;
    }

    private sealed class Chapter
    {
        public IReadOnlyDictionary<Guid, ConsentTerm> Terms { get; set; } = new Dictionary<Guid, ConsentTerm>();
        public DateTimeOffset ReadAt { get; set; }
        public ConcurrentDictionary<Guid, int> Changed { get; } = new();
        public SemaphoreSlim Reading { get; } = new(1);
    }
}
