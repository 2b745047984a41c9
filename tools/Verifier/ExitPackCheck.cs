using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EduEvents.Verifier;

/// <summary>Checks an exit pack with no database: every file is as it was written, and every event stands under the signed head.</summary>
public sealed class ExitPackCheck(ZipArchive pack)
{
    private readonly Dictionary<(Guid Stream, long Version), (string Type, DateTimeOffset At)> _sealed = [];

    /// <summary>Checks a pack.</summary>
    /// <param name="path">The file.</param>
    /// <param name="trusted">The key to trust; null takes the pack's own, which proves only that it agrees with itself.</param>
    /// <returns>Whether it holds, and what to tell.</returns>
    /// <exception cref="FormatException">It is no exit pack.</exception>
    public static (bool Holds, string Text) Check(string path, NoteKey? trusted)
    {
        using var archive = ZipFile.OpenRead(path);
        return new ExitPackCheck(archive).Check(trusted);
    }

    private (bool Holds, string Text) Check(NoteKey? trusted)
    {
        foreach (var line in Text("checksums.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            if (line.Split("  ", 2) is not [var sum, var name] || Sum(name) != sum) return (false, $"The file {line[(line.IndexOf(' ') + 2)..]} is not as it was written.");
        var key = NoteKey.Parse(Text("verifier-key.txt"));
        if (trusted is not null && !trusted.PublicKey.AsSpan().SequenceEqual(key.PublicKey)) return (false, "The pack is signed by another key than the one you trust.");
        if (Note.Open(Text("head.txt"), key) is not { } head) return (false, "The signature of the head does not hold.");
        if (Leaves(head.Size) is not { } leaves) return (false, "Events are missing: their places in the log are empty.");
        var tree = new Merkle();
        foreach (var leaf in leaves) tree.Add(leaf);
        if (!tree.Root().AsSpan().SequenceEqual(head.Root)) return (false, "The events are not those of the signed head.");
        var (agreed, newer, wrong) = Readable();
        if (wrong is not null) return (false, wrong);
        return agreed == head.Size
            ? (true, $"{head.Size} events stand under the head of {head.Origin}; {newer} newer ones are not sealed yet.")
            : (false, $"{head.Size - agreed} sealed events are missing among the readable ones.");
    }

    private byte[][]? Leaves(long size)
    {
        var leaves = new byte[]?[size];
        foreach (var line in Lines("sealed.jsonl"))
        {
            using var json = JsonDocument.Parse(line);
            var (index, leaf) = (json.RootElement.GetProperty("index").GetInt64(), json.RootElement.GetProperty("leaf").GetBytesFromBase64());
            if (index < 0 || index >= size || leaf.Length < 53) throw new FormatException($"A sealed event has no place: {index}.");
            leaves[index] = Merkle.LeafHash(leaf);
            var at = DateTimeOffset.UnixEpoch.AddMicroseconds(BinaryPrimitives.ReadInt64BigEndian(leaf.AsSpan(41)));
            _sealed[(new Guid(leaf.AsSpan(17, 16), bigEndian: true), BinaryPrimitives.ReadInt64BigEndian(leaf.AsSpan(33)))] =
                (Encoding.UTF8.GetString(leaf, 53, BinaryPrimitives.ReadInt32BigEndian(leaf.AsSpan(49))), at);
        }
        return leaves.Contains(null) ? null : [.. leaves.OfType<byte[]>()];
    }

    // What can be read must be what was sealed, as far as it is not encrypted there: which event, when, where in its stream.
    private (long Agreed, long Newer, string? Wrong) Readable()
    {
        var (agreed, newer) = (0L, 0L);
        foreach (var line in Lines("events.jsonl"))
        {
            using var json = JsonDocument.Parse(line);
            var (stream, version) = (json.RootElement.GetProperty("stream").GetGuid(), json.RootElement.GetProperty("version").GetInt64());
            if (!_sealed.TryGetValue((stream, version), out var known)) newer++;
            else if (known == (json.RootElement.GetProperty("event").GetString(), json.RootElement.GetProperty("recordedAt").GetDateTimeOffset())) agreed++;
            else return (agreed, newer, $"Event {version} of {stream} is told otherwise than it was sealed.");
        }
        return (agreed, newer, null);
    }

    private IEnumerable<string> Lines(string name)
    {
        using var file = new StreamReader(Open(name), Encoding.UTF8);
        while (file.ReadLine() is { } line) yield return line;
    }

    private string Text(string name)
    {
        using var file = new StreamReader(Open(name), Encoding.UTF8);
        return file.ReadToEnd();
    }

    private string Sum(string name)
    {
        using var file = Open(name);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private Stream Open(string name) => pack.GetEntry(name)?.Open() ?? throw new FormatException($"The pack has no {name}.");
}
