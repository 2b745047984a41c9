using EduEvents.Projections.People;
using Marten;

namespace EduEvents.Host.People;

/// <summary>The movement of the contingent in a period; what was there, came and went adds up to what is there (Order 456, p. 27.4).</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="AtStart">Learners at the beginning of the first day.</param>
/// <param name="Arrived">Those admitted in the period, for the first time or once more.</param>
/// <param name="Departed">Those whose last day is in the period.</param>
/// <param name="AtEnd">Learners at the end of the last day.</param>
/// <param name="Moves">Every movement, oldest first.</param>
public sealed record MovementReport(DateOnly From, DateOnly To, int AtStart, int Arrived, int Departed, int AtEnd, IReadOnlyList<MovementRow> Moves)
{
    private static readonly string[] Coming = ["arrived", "returned"], Going = ["departed", "graduated"];

    /// <summary>True for a movement into the organisation.</summary>
    public static bool Comes(Movement move) => Coming.Contains(move.Kind);

    /// <summary>True for a movement out of it.</summary>
    public static bool Goes(Movement move) => Going.Contains(move.Kind);

    /// <summary>Tells a period, in two round trips.</summary>
    public static async Task<MovementReport> Of(IQuerySession session, DateOnly from, DateOnly to, CancellationToken stop)
    {
        var moves = await ContingentCard.Between(session, from, to, stop);
        var ends = await ContingentCard.AtEnds(session, from, to, stop);
        return new(from, to, ends.AtStart, moves.Count(m => Comes(m.Move)), moves.Count(m => Goes(m.Move)), ends.AtEnd, moves);
    }
}
