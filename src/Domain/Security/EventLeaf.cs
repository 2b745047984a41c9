using System.Buffers.Binary;
using System.Text;

namespace EduEvents.Domain.Security;

/// <summary>An event with every field as it is stored; personal values inside it are still encrypted.</summary>
public sealed record StoredEvent
{
    public required long Sequence { get; init; }
    public required Guid Id { get; init; }
    public required Guid Stream { get; init; }
    public required long Version { get; init; }

    /// <summary>Microseconds since 1970-01-01 UTC.</summary>
    public required long Microseconds { get; init; }
    public required string Type { get; init; }
    public required string Tenant { get; init; }

    /// <summary>Text of the stored document, UTF-8.</summary>
    public required byte[] Data { get; init; }
    public byte[]? Headers { get; init; }
    public string? Correlation { get; init; }
    public string? Causation { get; init; }
    public string? UserName { get; init; }
    public string? ClrType { get; init; }
}

/// <summary>
/// The bytes of an event that are sealed, version 1. Every field has its length before it, so two different events never give the same
/// bytes. The global number is left out: an organisation that moves to another database keeps its log; the block that seals the event
/// binds the number.
/// </summary>
public static class EventLeaf
{
    /// <summary>Version of these bytes, the first of them.</summary>
    public const byte FormatVersion = 1;

    private const int Fixed = 1 + 16 + 16 + 8 + 8;

    /// <summary>The bytes of an event.</summary>
    public static byte[] Of(StoredEvent e)
    {
        byte[]?[] fields = [Utf8(e.Type), Utf8(e.Tenant), e.Data, e.Headers, Utf8(e.Correlation), Utf8(e.Causation), Utf8(e.UserName), Utf8(e.ClrType)];
        var leaf = new byte[Fixed + fields.Sum(f => 4 + (f?.Length ?? 0))];
        leaf[0] = FormatVersion;
        e.Id.TryWriteBytes(leaf.AsSpan(1), bigEndian: true, out _);
        e.Stream.TryWriteBytes(leaf.AsSpan(17), bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(leaf.AsSpan(33), e.Version);
        BinaryPrimitives.WriteInt64BigEndian(leaf.AsSpan(41), e.Microseconds);
        var at = Fixed;
        foreach (var field in fields)
        {
            // A missing field differs from an empty one.
            BinaryPrimitives.WriteInt32BigEndian(leaf.AsSpan(at), field?.Length ?? -1);
            field?.CopyTo(leaf, at + 4);
            at += 4 + (field?.Length ?? 0);
        }
        return leaf;
    }

    /// <summary>Hash of a block's entry: the event's global number and the hash of its leaf.</summary>
    public static byte[] Entry(long sequence, ReadOnlySpan<byte> leafHash)
    {
        Span<byte> entry = stackalloc byte[8 + MerkleHash.Bytes];
        BinaryPrimitives.WriteInt64BigEndian(entry, sequence);
        leafHash.CopyTo(entry[8..]);
        return MerkleHash.Leaf(entry);
    }

    private static byte[]? Utf8(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);
}
