namespace EduEvents.Bench;

/// <summary>What a part of a run came to.</summary>
/// <param name="Rows">Its rows of the table.</param>
/// <param name="Text">The whole story, beside the table.</param>
public sealed record Report(IReadOnlyList<Result> Rows, string Text)
{
    /// <summary>Plans of the product's own queries as the database carried them out; kept in a file of its own.</summary>
    public string Plans { get; init; } = "";

    /// <summary>Why the run does not count as a good one; none when it does.</summary>
    public IReadOnlyList<string> Failures { get; init; } = [];
}
