using EduEvents.Domain.Security;
using JasperFx.Events;
using Marten;

namespace EduEvents.Projections.Security;

/// <summary>One installation of a program.</summary>
public sealed record Installation(DateTimeOffset At, string Version, string Manifest, int Files);

/// <summary>A program of the product and what it consisted of over time, newest last.</summary>
public sealed class ProgramCard
{
    private const int Kept = 20;

    public Guid Id { get; set; }
    public string Program { get; set; } = "";
    public List<Installation> Installations { get; set; } = [];

    internal void Add(Installation installation) => Installations = [.. Installations.TakeLast(Kept - 1), installation];

    /// <summary>All programs, at most 20.</summary>
    public static Task<IReadOnlyList<ProgramCard>> All(IQuerySession platform, CancellationToken stop) =>
        platform.Query<ProgramCard>().OrderBy(p => p.Program).Take(20).ToListAsync(stop);
}

/// <summary>Folds the stream of a program.</summary>
public sealed class ProgramCardProjection : StreamView<ProgramCard>
{
    public ProgramCardProjection() => IncludeType<ProgramInstalled>();

    /// <inheritdoc />
    public override ProgramCard? Evolve(ProgramCard? snapshot, Guid id, IEvent e)
    {
        if (e.Data is not ProgramInstalled p) return snapshot;
        var card = snapshot ?? new ProgramCard { Id = id, Program = p.Program };
        card.Add(new(e.Timestamp, p.Version, p.Manifest, p.Files));
        return card;
    }
}
