using System.Globalization;
using System.Text;

namespace EduEvents.Domain.Security;

/// <summary>Global numbers from one to another, both included.</summary>
public readonly record struct SequenceRange(long From, long To)
{
    /// <inheritdoc />
    public override string ToString() => From == To ? From.ToString(CultureInfo.InvariantCulture) : FormattableString.Invariant($"{From}-{To}");
}

/// <summary>Head of an organisation's own log after a block.</summary>
public sealed record OrganisationHead(string Organisation, long Size, byte[] Root);

/// <summary>
/// What one pass of sealing covers: a range of global numbers without a hole before it, the numbers in it that held no event, the late
/// comers of earlier ranges, and the head of every organisation it touched. The text is itself a leaf of the log of blocks.
/// </summary>
public sealed record SealedBlock
{
    public required long Number { get; init; }

    /// <summary>The block's range; the block before ends where it begins.</summary>
    public required SequenceRange Range { get; init; }

    /// <summary>Events sealed, late comers included.</summary>
    public required long Count { get; init; }

    /// <summary>Numbers of the range that held no event: rolled back, or not committed yet.</summary>
    public required IReadOnlyList<SequenceRange> Gaps { get; init; }

    /// <summary>Numbers in gaps of earlier blocks that hold an event by now.</summary>
    public required IReadOnlyList<long> Late { get; init; }

    /// <summary>Numbers of events that the product did not record itself.</summary>
    public required IReadOnlyList<long> Foreign { get; init; }

    /// <summary>Root over the block's entries: the range in order, then the late comers in order.</summary>
    public required byte[] Root { get; init; }
    public required IReadOnlyList<OrganisationHead> Heads { get; init; }

    /// <summary>The block's text, line by line the same on every machine.</summary>
    public string Text()
    {
        var text = new StringBuilder("eduevents block v1\n");
        text.Append(CultureInfo.InvariantCulture, $"no {Number}\nrange {Range.From} {Range.To}\ncount {Count}\n");
        if (Gaps.Count > 0) text.Append("gaps ").AppendJoin(' ', Gaps).Append('\n');
        if (Late.Count > 0) text.Append("late ").AppendJoin(' ', Late).Append('\n');
        if (Foreign.Count > 0) text.Append("foreign ").AppendJoin(' ', Foreign).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"root {Convert.ToHexStringLower(Root)}\n");
        foreach (var head in Heads.OrderBy(h => h.Organisation, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"organisation {head.Organisation} {head.Size} {Convert.ToHexStringLower(head.Root)}\n");
        return text.ToString();
    }
}
