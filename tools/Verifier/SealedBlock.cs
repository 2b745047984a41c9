using System.Globalization;

namespace EduEvents.Verifier;

/// <summary>A block as its text says it.</summary>
public sealed record SealedBlock(
    long Number, long From, long To, long Count, IReadOnlyList<(long From, long To)> Gaps, IReadOnlyList<long> Late, IReadOnlyList<long> Foreign, byte[] Root,
    IReadOnlyDictionary<string, (long Size, byte[] Root)> Heads, DateTimeOffset At)
{
    /// <summary>True when the number is one of the block's gaps.</summary>
    public bool IsGap(long sequence)
    {
        var (low, high) = (0, Gaps.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (sequence < Gaps[middle].From) high = middle - 1;
            else if (sequence > Gaps[middle].To) low = middle + 1;
            else return true;
        }
        return false;
    }

    /// <summary>The numbers from one on that must hold an event, up to but not including another.</summary>
    public IEnumerable<long> Expected(long from, long before)
    {
        for (var sequence = from; sequence < before; sequence++)
            if (!IsGap(sequence)) yield return sequence;
    }

    /// <summary>Reads the text of a block.</summary>
    /// <exception cref="FormatException">The text is not a block of version 1.</exception>
    public static SealedBlock Parse(string text, DateTimeOffset at)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines[0] != "eduevents block v1") throw new FormatException("Not a block of version 1.");
        var fields = lines.Skip(1).Select(l => l.Split(' ')).ToLookup(p => p[0], p => p[1..]);
        string[] One(string name) => fields[name].SingleOrDefault() ?? [];
        var range = One("range");
        return new(Whole(One("no")[0]), Whole(range[0]), Whole(range[1]), Whole(One("count")[0]), [.. One("gaps").Select(Gap)],
            [.. One("late").Select(Whole)], [.. One("foreign").Select(Whole)], Convert.FromHexString(One("root")[0]),
            fields["organisation"].ToDictionary(p => p[0], p => (Whole(p[1]), Convert.FromHexString(p[2]))), at);
    }

    private static (long, long) Gap(string text) => text.Split('-') is [var from, var to] ? (Whole(from), Whole(to)) : (Whole(text), Whole(text));

    private static long Whole(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
