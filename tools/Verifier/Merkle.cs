using System.Security.Cryptography;

namespace EduEvents.Verifier;

/// <summary>A tree of RFC 6962 that grows on the right: it keeps only the roots of its whole subtrees, largest first.</summary>
public sealed class Merkle
{
    private readonly List<byte[]> _peaks = [];

    /// <summary>Leaves so far.</summary>
    public long Size { get; private set; }

    /// <summary>SHA-256 over 0x00 and the data.</summary>
    public static byte[] LeafHash(ReadOnlySpan<byte> data)
    {
        var prefixed = new byte[data.Length + 1];
        data.CopyTo(prefixed.AsSpan(1));
        return SHA256.HashData(prefixed);
    }

    /// <summary>SHA-256 over 0x01 and both sides.</summary>
    public static byte[] Join(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> input = stackalloc byte[65];
        input[0] = 1;
        left.CopyTo(input[1..33]);
        right.CopyTo(input[33..]);
        return SHA256.HashData(input);
    }

    /// <summary>Adds the hash of a leaf.</summary>
    public void Add(byte[] leaf)
    {
        // Each trailing one bit of the old size is a whole subtree that the new leaf completes to a larger one.
        var hash = leaf;
        for (var rest = Size; (rest & 1) == 1; rest >>= 1)
        {
            hash = Join(_peaks[^1], hash);
            _peaks.RemoveAt(_peaks.Count - 1);
        }
        _peaks.Add(hash);
        Size++;
    }

    /// <summary>Root over all leaves.</summary>
    public byte[] Root()
    {
        if (_peaks.Count == 0) return SHA256.HashData([]);
        var root = _peaks[^1];
        for (var i = _peaks.Count - 2; i >= 0; i--) root = Join(_peaks[i], root);
        return root;
    }

    /// <summary>A copy that grows on its own.</summary>
    public Merkle Copy()
    {
        var copy = new Merkle { Size = Size };
        copy._peaks.AddRange(_peaks);
        return copy;
    }

    /// <summary>The root that an inclusion proof leads to (RFC 9162, section 2.1.3.2); null when the proof has the wrong length.</summary>
    public static byte[]? RootOf(byte[] leaf, long index, long size, IReadOnlyList<byte[]> proof)
    {
        if (index < 0 || index >= size) return null;
        var (node, last, hash) = (index, size - 1, leaf);
        foreach (var step in proof)
        {
            if (last == 0) return null;
            if ((node & 1) == 1 || node == last)
            {
                hash = Join(step, hash);
                while ((node & 1) == 0 && node != 0) (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                hash = Join(hash, step);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 ? hash : null;
    }
}
