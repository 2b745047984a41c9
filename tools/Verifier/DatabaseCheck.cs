using System.Diagnostics;
using Npgsql;

namespace EduEvents.Verifier;

/// <summary>Re-hashes every event of a database and compares with what was sealed.</summary>
public sealed class DatabaseCheck
{
    private const int MostFindings = 1000;
    private readonly NpgsqlConnection _connection;
    private readonly EventReader _reader;
    private readonly BlockLog _log;
    private readonly OrganisationLogs _organisations;
    private readonly Action<long, long> _progress;
    private readonly List<Finding> _findings = [];

    // Events that stand in gaps until the block that names them.
    private readonly Dictionary<long, SealedEvent> _waiting = [];
    private readonly List<SealedEvent> _block = [];
    private Merkle _entries = new();
    private long _events, _next;

    /// <summary>Prepares a check.</summary>
    /// <param name="connection">A connection inside a transaction whose snapshot is checked; reading rights are enough.</param>
    /// <param name="reader">Reads events as the same snapshot shows them.</param>
    /// <param name="key">The public key of the heads, kept by somebody other than the database.</param>
    /// <param name="headsFolder">Heads that were handed over; null when none are at hand.</param>
    /// <param name="progress">Told the number that is reached and the last sealed one.</param>
    public DatabaseCheck(NpgsqlConnection connection, EventReader reader, NoteKey key, string? headsFolder, Action<long, long> progress)
    {
        (_connection, _reader, _progress) = (connection, reader, progress);
        _log = new(connection, key, headsFolder, Find);
        _organisations = new(connection, Find);
    }

    /// <summary>Checks everything.</summary>
    public Report Run()
    {
        var clock = Stopwatch.StartNew();
        _log.Check();
        foreach (var stretch in _log.Blocks.Chunk(100)) Stretch(stretch);
        var sealedTo = _log.Blocks.Count == 0 ? 0 : _log.Blocks[^1].To;
        Leftovers();
        var unsealed = Unsealed(sealedTo);
        return new(_findings.Count == 0, _events, _log.Blocks.Count, _log.HeadsHeld, unsealed, clock.Elapsed.TotalSeconds, _findings);
    }

    // Many blocks by one reading; when a page of the database is broken, block by block, so that the place is known.
    private void Stretch(SealedBlock[] blocks)
    {
        var at = 0;
        try
        {
            Begin(blocks[0]);
            foreach (var e in _reader.Read(blocks[0].From, blocks[^1].To))
            {
                while (e.Sequence > blocks[at].To) Next(blocks, ref at);
                Take(blocks[at], e);
            }
            while (at < blocks.Length) Next(blocks, ref at);
        }
        catch (PostgresException e) when (IsDamage(e))
        {
            if (blocks.Length > 1)
            {
                // Which of them it is, each tells for itself.
                foreach (var block in blocks[at..]) Stretch([block]);
                return;
            }
            var broken = blocks[at];
            Find(new(Fault.Damaged, "", null, broken.Number, null, broken.At, $"The database cannot read events {_next} to {broken.To}: {e.MessageText}"));
            _organisations.Resume(broken);
        }
    }

    private void Next(SealedBlock[] blocks, ref int at)
    {
        End(blocks[at]);
        if (++at < blocks.Length) Begin(blocks[at]);
    }

    private void Begin(SealedBlock block)
    {
        _entries = new();
        _block.Clear();
        _next = block.From;
    }

    private void Take(SealedBlock block, SealedEvent e)
    {
        _events++;
        ReportMissing(block, e.Sequence);
        _next = e.Sequence + 1;
        if (block.IsGap(e.Sequence)) _waiting[e.Sequence] = e;
        else Enter(e);
    }

    private void Enter(SealedEvent e)
    {
        _entries.Add(EntryHash(e));
        _block.Add(e);
    }

    private void End(SealedBlock block)
    {
        _progress(block.To, _log.Blocks[^1].To);
        ReportMissing(block, block.To + 1);
        foreach (var late in block.Late)
        {
            if (_waiting.Remove(late, out var e)) Enter(e);
            else Find(new(Fault.Removed, "", late, block.Number, null, block.At, $"Event {late} was sealed as a late comer by block {block.Number} and is gone."));
        }
        foreach (var e in _block.Where(e => block.Foreign.Contains(e.Sequence)))
            Find(new(Fault.Inserted, e.Organisation, e.Sequence, block.Number, null, block.At, $"Event {e.Sequence} was not recorded by the product: it was written into the table."));
        _organisations.Check(block, _block, sound: _entries.Size == block.Count && _entries.Root().AsSpan().SequenceEqual(block.Root));
    }

    private void ReportMissing(SealedBlock block, long before)
    {
        foreach (var gone in block.Expected(_next, before))
            Find(new(Fault.Removed, "", gone, block.Number, null, block.At, $"Event {gone} was sealed by block {block.Number} and is gone."));
    }

    private void Leftovers()
    {
        using var open = new NpgsqlCommand("select count(*) from edu.seal_gap where $1 between from_seq and to_seq", _connection) { Parameters = { new() { Value = 0L } } };
        foreach (var e in _waiting.Values)
        {
            open.Parameters[0].Value = e.Sequence;
            if ((long)open.ExecuteScalar()! == 0)
                Find(new(Fault.Inserted, e.Organisation, e.Sequence, null, null, null, $"Event {e.Sequence} stands where the sealed log has none."));
        }
    }

    private long Unsealed(long sealedTo)
    {
        try
        {
            return _reader.Read(sealedTo + 1, long.MaxValue).LongCount();
        }
        catch (PostgresException e) when (IsDamage(e))
        {
            Find(new(Fault.Damaged, "", null, null, null, null, $"The database cannot read events after {sealedTo}: {e.MessageText}"));
            return 0;
        }
    }

    private static bool IsDamage(PostgresException e) => e.SqlState.StartsWith("XX", StringComparison.Ordinal);

    private void Find(Finding finding)
    {
        if (_findings.Count < MostFindings) _findings.Add(finding);
    }

    private static byte[] EntryHash(SealedEvent e)
    {
        Span<byte> entry = stackalloc byte[41];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(entry[1..], e.Sequence);
        e.Leaf.CopyTo(entry[9..]);
        return System.Security.Cryptography.SHA256.HashData(entry);
    }
}
