using EduEvents.Domain;
using EduEvents.Domain.Privacy;
using JasperFx.Events;
using Marten;

namespace EduEvents.Projections.Privacy;

/// <summary>One version of a text.</summary>
public sealed record TextEdition(int Version, LocalNames Title, string Kk, string Ru, DateOnly ValidFrom)
{
    /// <summary>The text in a language (two letters); English readers get the Russian one, for only two are binding.</summary>
    public string In(string language) => language == "kk" ? Kk : Ru;
}

/// <summary>What people are asked to agree to for one purpose, in all its versions.</summary>
public sealed class ConsentTextCard
{
    public Guid Id { get; set; }
    public string Purpose { get; set; } = "";
    public List<TextEdition> Editions { get; set; } = [];

    /// <summary>The version in force on a day; null before the first is.</summary>
    public TextEdition? InForce(DateOnly day) => Editions.LastOrDefault(e => e.ValidFrom <= day);

    /// <summary>All purposes of the organisation; at most 100.</summary>
    public static Task<IReadOnlyList<ConsentTextCard>> All(IQuerySession session, CancellationToken stop) =>
        session.Query<ConsentTextCard>().OrderBy(t => t.Purpose).Take(100).ToListAsync(stop);
}

/// <summary>Folds the stream of a purpose's text.</summary>
public sealed class ConsentTextCardProjection : StreamView<ConsentTextCard>
{
    public ConsentTextCardProjection() => IncludeType<ConsentTextIssued>();

    /// <inheritdoc />
    public override ConsentTextCard? Evolve(ConsentTextCard? snapshot, Guid id, IEvent e)
    {
        if (e.Data is not ConsentTextIssued t) return snapshot;
        var card = snapshot ?? new() { Id = id, Purpose = t.Purpose };
        card.Editions.Add(new(t.Version, t.Title, t.Kk, t.Ru, t.ValidFrom));
        return card;
    }
}
