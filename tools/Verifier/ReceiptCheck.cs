using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace EduEvents.Verifier;

/// <summary>Checks a receipt without any database: the event it holds stands under a signed head.</summary>
public static class ReceiptCheck
{
    /// <summary>Checks a receipt.</summary>
    /// <param name="json">The receipt.</param>
    /// <param name="trusted">The key to trust; null takes the receipt's own, which proves only that it agrees with itself.</param>
    /// <returns>Whether it holds, and what to tell.</returns>
    /// <exception cref="FormatException">It is no receipt.</exception>
    public static (bool Holds, string Text) Check(string json, NoteKey? trusted)
    {
        var receipt = JsonSerializer.Deserialize<Receipt>(json, JsonSerializerOptions.Web) ?? throw new FormatException("The file holds no receipt.");
        var key = NoteKey.Parse(receipt.VerifierKey);
        if (trusted is not null && !trusted.PublicKey.AsSpan().SequenceEqual(key.PublicKey)) return (false, "The receipt is signed by another key than the one you trust.");
        if (Note.Open(receipt.Checkpoint, key) is not { } head) return (false, "The signature of the head does not hold.");

        if (receipt.Leaf is null) return Closed(receipt, head);
        var leaf = Convert.FromBase64String(receipt.Leaf);
        var (type, at) = Describe(leaf);
        if (type != receipt.Event || at != receipt.RecordedAt) return (false, "The receipt says another event or time than was sealed.");
        return Stands(receipt, head, Merkle.LeafHash(leaf))
            ? (true, $"{type}, recorded {at:yyyy-MM-dd HH:mm:ss} UTC, is event {receipt.Index + 1} of {head.Size} under the head of {head.Origin}.")
            : (false, "The event does not stand under the head.");
    }

    // The event also concerns others, so the receipt holds its hash alone; what the event says it cannot show.
    private static (bool Holds, string Text) Closed(Receipt receipt, Note head) =>
        Stands(receipt, head, Convert.FromBase64String(receipt.LeafHash ?? throw new FormatException("The receipt holds neither an event nor its hash.")))
            ? (true, $"An event, by its receipt {receipt.Event} of {receipt.RecordedAt:yyyy-MM-dd HH:mm:ss} UTC, is event {receipt.Index + 1} of {head.Size} "
                + $"under the head of {head.Origin}. The receipt holds its hash only, as it also concerns others: the keeper of the log can show what it says.")
            : (false, "The event does not stand under the head.");

    private static bool Stands(Receipt receipt, Note head, byte[] hash) =>
        Merkle.RootOf(hash, receipt.Index, head.Size, [.. receipt.Proof.Select(Convert.FromBase64String)]) is { } root && root.AsSpan().SequenceEqual(head.Root);

    private static (string Type, DateTimeOffset At) Describe(byte[] leaf)
    {
        if (leaf.Length < 53 || leaf[0] != 1) throw new FormatException("The sealed bytes have an unknown form.");
        var length = BinaryPrimitives.ReadInt32BigEndian(leaf.AsSpan(49));
        var microseconds = BinaryPrimitives.ReadInt64BigEndian(leaf.AsSpan(41));
        return (Encoding.UTF8.GetString(leaf, 53, length), DateTimeOffset.UnixEpoch.AddMicroseconds(microseconds));
    }

    private sealed record Receipt(
        string Event, DateTimeOffset RecordedAt, string? Leaf, string? LeafHash, long Index, IReadOnlyList<string> Proof, string Checkpoint, string VerifierKey);
}
