namespace EduEvents.Domain.Security;

/// <summary>Names a tile: 256 neighbouring hashes of one level of a log. Level 0 holds leaves, level 1 the roots of whole level-0 tiles, and so on.</summary>
public readonly record struct TileName(int Level, long Index);

/// <summary>
/// A log that is only ever appended to, kept as tiles of 256 hashes. Appending needs the tiles of the right edge only, a proof some tiles
/// of each level.
/// </summary>
public sealed class MerkleTiles
{
    /// <summary>Hashes of a whole tile.</summary>
    public const int Width = 256;

    private const int Height = 8;
    private readonly Dictionary<TileName, List<byte[]>> _tiles = [];
    private readonly HashSet<TileName> _changed = [];

    /// <summary>Takes a log up at a size.</summary>
    /// <param name="size">Leaves so far.</param>
    /// <param name="edge">The tiles named by <see cref="Edge"/>, or more.</param>
    public MerkleTiles(long size, IEnumerable<(TileName Name, byte[] Hashes)> edge)
    {
        Size = size;
        foreach (var (name, hashes) in edge) _tiles[name] = [.. hashes.Chunk(MerkleHash.Bytes)];
    }

    /// <summary>Leaves of the log.</summary>
    public long Size { get; private set; }

    /// <summary>Tiles changed since the log was taken up, as they are to be stored.</summary>
    public IEnumerable<(TileName Name, byte[] Hashes)> Changed => _changed.Select(n => (n, _tiles[n].SelectMany(h => h).ToArray()));

    /// <summary>The tiles that are not whole at a size, and so are needed to append.</summary>
    public static IEnumerable<TileName> Edge(long size)
    {
        for (var (level, nodes) = (0, size); nodes > 0; level++, nodes /= Width)
            if (nodes % Width > 0) yield return new(level, nodes / Width);
    }

    /// <summary>Every tile that a root or proof of this size may need for one leaf: its own path and the right edge.</summary>
    public static IEnumerable<TileName> Path(long index, long size)
    {
        for (var (level, nodes, at) = (0, size, index); nodes > 0; level++, nodes /= Width, at /= Width)
        {
            yield return new(level, at / Width);
            if (nodes % Width > 0 && nodes / Width != at / Width) yield return new(level, nodes / Width);
        }
    }

    /// <summary>Appends a leaf's hash.</summary>
    public void Append(byte[] leaf)
    {
        Size++;
        for (var (level, hash) = (0, leaf); ; level++)
        {
            var name = new TileName(level, (Nodes(level) - 1) / Width);
            if (!_tiles.TryGetValue(name, out var tile)) _tiles[name] = tile = [];
            tile.Add(hash);
            _changed.Add(name);
            if (tile.Count < Width) return;
            hash = Fold(tile, 0, Width);
        }
    }

    /// <summary>Root over all leaves.</summary>
    public byte[] Root() => Tree().Root(Size);

    /// <summary>Roots and proofs from the tiles held here.</summary>
    public MerkleTree Tree() => new(Subtree);

    private long Nodes(int level) => Size >> (Height * level);

    private byte[] Subtree(int level, long index)
    {
        var (tileLevel, inside) = (level / Height, level % Height);
        var first = index << inside;
        return Fold(_tiles[new(tileLevel, first / Width)], (int)(first % Width), 1 << inside);
    }

    private static byte[] Fold(List<byte[]> hashes, int from, int count) => count == 1
        ? hashes[from]
        : MerkleHash.Node(Fold(hashes, from, count / 2), Fold(hashes, from + count / 2, count / 2));
}
