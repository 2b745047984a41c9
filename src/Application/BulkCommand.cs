namespace EduEvents.Application;

/// <summary>What loads by the bulk lane.</summary>
public enum BulkSource
{
    /// <summary>A bundle of another system; recorded at the moment of the import.</summary>
    Import,

    /// <summary>Made-up data of a demo installation; recorded at the moment it would have happened.</summary>
    Demo
}

/// <summary>One command on the bulk lane, with who sends it.</summary>
public sealed record BulkCommand(ICommand Command, CommandContext Context)
{
    /// <summary>
    /// When its events count as recorded. Demo data only, so that a demo's history reads like a real one: every such event says 'demo' in
    /// its metadata, and anything else is recorded now, whatever stands here.
    /// </summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What the handler would look up, when the sender knows it already.</summary>
    public object? Found { get; init; }

    /// <summary>Where it comes from, as a line of a file; for the report.</summary>
    public string Origin { get; init; } = "";
}

/// <summary>A command or an item of one that was not recorded, and why: the codes of the rules or the fields out of shape.</summary>
public sealed record BulkRefusal(BulkCommand Sent, IReadOnlyList<string> Reasons);

/// <summary>What a load came to.</summary>
/// <param name="Events">New events.</param>
/// <param name="Unchanged">Commands whose facts were so already.</param>
/// <param name="Refusals">What was not recorded.</param>
public sealed record BulkReport(long Events, long Unchanged, IReadOnlyList<BulkRefusal> Refusals);
