using EduEvents.Bench.Rows;

namespace EduEvents.Bench;

/// <summary>Every row, in the order they run in a round. The raw inserts come first: the others are set against them.</summary>
public static class AllRows
{
    /// <summary>Makes them all.</summary>
    public static IReadOnlyList<Row> Make() =>
    [
        new RawInsert(),
        new RawInsertHttp(),
        new CrudHttp(),
        new MessageDb(),
        new MartenAppend(),
        new Mark(),
        new MarksBatch(),
        Gate.OnePass,
        Gate.Biometric,
        Gate.Backlog200,
        new CatchUp(),
        new RebuildPages(),
        new ReadJournal(cached: false),
        new ReadJournal(cached: true)
    ];
}
