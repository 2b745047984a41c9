using System.Text;
using Npgsql;

namespace EduEvents.Verifier;

/// <summary>Checks the log of blocks by itself: order, signatures, and the heads that others hold.</summary>
public sealed class BlockLog(NpgsqlConnection connection, NoteKey key, string? headsFolder, Action<Finding> find)
{
    private readonly Dictionary<long, byte[]> _roots = [];

    /// <summary>The blocks in order, as far as they can be read.</summary>
    public List<SealedBlock> Blocks { get; } = [];

    /// <summary>Heads of outside holders that were compared.</summary>
    public long HeadsHeld { get; private set; }

    /// <summary>Reads and checks all blocks.</summary>
    public void Check()
    {
        // Before the log: what is handed over while it is read has blocks that were not read.
        var held = HeldHeads();
        var log = new Merkle();
        using (var read = new NpgsqlCommand("select no, from_seq, to_seq, body, checkpoint, at from edu.seal_block order by no", connection) { CommandTimeout = 0 })
        using (var rows = read.ExecuteReader())
            while (rows.Read()) Check(log, rows);
        CompareHeldHeads(held, log.Size);
    }

    private void Check(Merkle log, NpgsqlDataReader row)
    {
        var (body, at) = (row.GetString(3), new DateTimeOffset(row.GetDateTime(5), TimeSpan.Zero));
        log.Add(Merkle.LeafHash(Encoding.UTF8.GetBytes(body)));
        _roots[log.Size] = log.Root();
        try
        {
            var block = SealedBlock.Parse(body, at);
            var last = Blocks.Count == 0 ? 0 : Blocks[^1].To;
            if (block.Number != log.Size || block.From != last + 1 || (block.Number, block.From, block.To) != (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)))
                Broken(log.Size, at, $"Block {log.Size} does not follow the block before it.");
            CheckSignature(log, row.GetString(4), at);
            Blocks.Add(block);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or IndexOutOfRangeException)
        {
            Broken(log.Size, at, $"Block {log.Size} cannot be read: {e.Message}");
        }
    }

    private void CheckSignature(Merkle log, string checkpoint, DateTimeOffset at)
    {
        var note = Note.Open(checkpoint, key);
        if (note is null) Broken(log.Size, at, $"The signature of block {log.Size} does not hold.");
        else if (note.Origin != $"{key.Name}/blocks" || note.Size != log.Size || !note.Root.AsSpan().SequenceEqual(_roots[log.Size]))
            Broken(log.Size, at, $"Block {log.Size} is not the one that was signed.");
    }

    private IReadOnlyList<FileInfo> HeldHeads() =>
        headsFolder is not null && new DirectoryInfo(Path.Combine(headsFolder, "blocks")) is { Exists: true } folder
            ? [.. folder.EnumerateFiles("*.checkpoint").OrderBy(f => f.Name, StringComparer.Ordinal)] : [];

    private void CompareHeldHeads(IReadOnlyList<FileInfo> held, long size)
    {
        foreach (var file in held)
        {
            HeadsHeld++;
            if (Note.Open(File.ReadAllText(file.FullName), key) is not { } note)
                Broken(null, null, $"The head {file.Name} that was handed over is not signed by this key.");
            else if (note.Size > size)
                Broken(size, null, $"Blocks were removed: a head over {note.Size} blocks was handed over, the log holds {size}.");
            else if (!_roots[note.Size].AsSpan().SequenceEqual(note.Root))
                Broken(note.Size, null, $"The log was rewritten: its head over {note.Size} blocks is not the one that was handed over.");
        }
    }

    private void Broken(long? block, DateTimeOffset? at, string text) =>
        find(new(Fault.LogRewritten, "", null, block, Blocks.Count == 0 ? null : Blocks[^1].At, at, text));
}
