using System.Security.Cryptography;

namespace EduEvents.Domain.Security;

/// <summary>The hashes of RFC 6962: a leaf and an inner node can never be taken for each other.</summary>
public static class MerkleHash
{
    /// <summary>Length of every hash in bytes (SHA-256).</summary>
    public const int Bytes = 32;

    /// <summary>Root of a tree without leaves.</summary>
    public static readonly byte[] Empty = SHA256.HashData([]);

    /// <summary>Hash of a leaf: SHA-256 over 0x00 and the data.</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0]);
        hash.AppendData(data);
        return hash.GetHashAndReset();
    }

    /// <summary>Hash of an inner node: SHA-256 over 0x01 and both children.</summary>
    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> both = stackalloc byte[1 + 2 * Bytes];
        both[0] = 1;
        left.CopyTo(both[1..]);
        right.CopyTo(both[(1 + Bytes)..]);
        return SHA256.HashData(both);
    }
}

/// <summary>
/// Roots and proofs of a log whose perfect subtrees can be looked up (RFC 6962, section 2.1). A perfect subtree has a level, 0 for a leaf,
/// and an index among the subtrees of its level.
/// </summary>
/// <param name="subtree">Hash of the perfect subtree of a level and an index.</param>
public sealed class MerkleTree(Func<int, long, byte[]> subtree)
{
    /// <summary>Root over the first leaves.</summary>
    public byte[] Root(long size) => size == 0 ? MerkleHash.Empty : Range(0, size);

    /// <summary>The hashes by which one leaf proves that it stands under the root of a size, from the leaf upwards.</summary>
    /// <param name="index">Place of the leaf, from 0.</param>
    /// <param name="size">Leaves of the tree; more than the index.</param>
    public IReadOnlyList<byte[]> Inclusion(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        List<byte[]> proof = [];
        Path(index, 0, size, proof);
        return proof;
    }

    /// <summary>The hashes by which a later root proves that it only added leaves to an earlier one.</summary>
    /// <param name="earlier">Leaves then; at least 1.</param>
    /// <param name="later">Leaves now; not fewer than then.</param>
    public IReadOnlyList<byte[]> Consistency(long earlier, long later)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(earlier, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(earlier, later);
        List<byte[]> proof = [];
        if (earlier < later) SubProof(earlier, 0, later, whole: true, proof);
        return proof;
    }

    // PATH(m, D[n]) of the RFC over the leaves [from, to).
    private void Path(long index, long from, long to, List<byte[]> proof)
    {
        if (to - from == 1) return;
        var middle = from + Split(to - from);
        if (index < middle)
        {
            Path(index, from, middle, proof);
            proof.Add(Range(middle, to));
        }
        else
        {
            Path(index, middle, to, proof);
            proof.Add(Range(from, middle));
        }
    }

    // SUBPROOF(m, D[n], b) of the RFC over the leaves [from, to); m is counted from the start of the range.
    private void SubProof(long m, long from, long to, bool whole, List<byte[]> proof)
    {
        if (m == to - from)
        {
            if (!whole) proof.Add(Range(from, to));
            return;
        }
        var k = Split(to - from);
        if (m <= k)
        {
            SubProof(m, from, from + k, whole, proof);
            proof.Add(Range(from + k, to));
        }
        else
        {
            SubProof(m - k, from + k, to, whole: false, proof);
            proof.Add(Range(from, from + k));
        }
    }

    private byte[] Range(long from, long to)
    {
        var size = to - from;
        if (long.IsPow2(size) && from % size == 0) return subtree((int)long.Log2(size), from / size);
        var middle = from + Split(size);
        return MerkleHash.Node(Range(from, middle), Range(middle, to));
    }

    // The largest power of two below a size.
    private static long Split(long size) => 1L << (int)long.Log2(size - 1);
}
