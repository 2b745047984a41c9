using EduEvents.Domain.Security;
using JasperFx.Events;

namespace EduEvents.Projections.Security;

/// <summary>The checks of one month, newest first.</summary>
public sealed class IntegrityChecks
{
    private const int Kept = 100;

    public Guid Id { get; set; }
    public List<IntegrityCheckCard> Checks { get; set; } = [];

    /// <summary>A check that was asked for and not made yet.</summary>
    public AskedCheck? Asked { get; set; }

    internal void Add(IntegrityCheckCard check)
    {
        if (Asked?.CheckId == check.Result.CheckId) Asked = null;
        Checks.Insert(0, check);
        if (Checks.Count > Kept) Checks.RemoveRange(Kept, Checks.Count - Kept);
    }
}

/// <summary>A check that somebody waits for.</summary>
/// <param name="CheckId">The check.</param>
/// <param name="On">Local day under which it is recorded.</param>
/// <param name="At">When it was asked for.</param>
public sealed record AskedCheck(Guid CheckId, DateOnly On, DateTimeOffset At);

/// <summary>One check.</summary>
public sealed record IntegrityCheckCard(DateTimeOffset At, IntegrityChecked Result);

/// <summary>Folds the stream of a month.</summary>
public sealed class IntegrityChecksProjection : StreamView<IntegrityChecks>
{
    public IntegrityChecksProjection()
    {
        IncludeType<IntegrityCheckRequested>();
        IncludeType<IntegrityChecked>();
    }

    /// <inheritdoc />
    public override IntegrityChecks? Evolve(IntegrityChecks? snapshot, Guid id, IEvent e)
    {
        var month = snapshot ?? new IntegrityChecks { Id = id };
        if (e.Data is IntegrityCheckRequested asked) month.Asked = new(asked.CheckId, asked.On, e.Timestamp);
        if (e.Data is IntegrityChecked check) month.Add(new(e.Timestamp, check));
        return month;
    }
}
