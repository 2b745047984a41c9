using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EduEvents.Domain.Security;
using EduEvents.Host.Audit;
using EduEvents.Host.Http;
using EduEvents.Host.Spread;
using EduEvents.Host.Web;
using EduEvents.Projections.Canteen;
using EduEvents.Projections.Curriculum;
using EduEvents.Projections.Journal;
using EduEvents.Projections.People;
using Marten;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EduEvents.Host.Security;

/// <summary>A table of the pack is behind the events; a pack whose parts contradict each other is worse than none.</summary>
public sealed class TablesBehind(string view) : Exception($"{view} does not show yet what was recorded.");

/// <summary>
/// Everything of one organisation to carry away, in open formats: its events readable and as they were sealed, its signed head, its tables, and
/// checksums. tools/Verifier checks it with no database at hand (pack FILE).
/// </summary>
public sealed class ExitPack(
    IDocumentStore store, Databases databases, Freshness freshness, IStringLocalizer<Text> texts, IOptions<JsonOptions> json)
{
    private static readonly string[] Tables =
        [nameof(PersonCard), nameof(ClassCard), nameof(SubjectCard), nameof(LearnerMarks), nameof(MealAccountCard)];
    private const int Part = 1_000;
    private const string ByteOrderMark = "\ufeff";

    /// <summary>Writes the pack.</summary>
    /// <param name="organisation">Tenant.</param>
    /// <param name="to">Where to; must be seekable.</param>
    /// <param name="patience">How long to wait until the tables show every event there is at the start.</param>
    /// <param name="stop">Breaks off.</param>
    /// <returns>Sealed events in it; 0 when nothing of the organisation is sealed.</returns>
    /// <exception cref="TablesBehind">A table does not show them in that time; nothing was written.</exception>
    public async Task<long> Write(string organisation, Stream to, TimeSpan patience, CancellationToken stop)
    {
        var held = databases.Held(organisation);
        await using var connection = await held.Source.OpenConnectionAsync(stop);
        if (await SealProofs.NewestHead(connection, organisation, stop) is not { } head) return 0;
        var newest = held.Database.PositionOf(await Newest(connection, organisation, stop));
        foreach (var table in Tables)
            if (!await freshness.Wait(table, newest, patience, stop)) throw new TablesBehind(table);
        using var pack = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        List<string> sums = [];
        async Task Add(string name, Func<StreamWriter, Task> write) => sums.Add(await Entry(pack, name, write));

        foreach (var language in new[] { "kk", "ru", "en" }) await Add($"README.{language}.txt", file => file.WriteAsync(Readme(language)));
        await Add("head.txt", file => file.WriteAsync(head.Checkpoint));
        await Add("verifier-key.txt", file => file.WriteAsync(held.Key.VerifierKey));
        await Add("sealed.jsonl", file => Sealed(connection, organisation, head.Size, file, stop));
        await Add("events.jsonl", file => Readable(organisation, file, stop));
        await using var session = store.QuerySession(organisation);
        await Add("people.csv", file => Table<PersonCard>(session, file, stop));
        await Add("classes.csv", file => Table<ClassCard>(session, file, stop));
        await Add("subjects.csv", file => Table<SubjectCard>(session, file, stop));
        await Add("marks.csv", file => Table<LearnerMarks>(session, file, stop));
        await Add("meals.csv", file => Table<MealAccountCard>(session, file, stop));
        await Entry(pack, "checksums.txt", file => file.WriteAsync(string.Concat(sums)));
        return head.Size;
    }

    private static async Task<long> Newest(NpgsqlConnection connection, string organisation, CancellationToken stop)
    {
        await using var read = new NpgsqlCommand("select coalesce(max(seq_id), 0) from edu.mt_events where tenant_id = $1", connection) { CommandTimeout = 120 };
        read.Parameters.AddWithValue(organisation);
        return (long)(await read.ExecuteScalarAsync(stop))!;
    }

    private static async Task<string> Entry(ZipArchive pack, string name, Func<StreamWriter, Task> write)
    {
        using var hash = SHA256.Create();
        await using (var file = new StreamWriter(new CryptoStream(await pack.CreateEntry(name).OpenAsync(), hash, CryptoStreamMode.Write), new UTF8Encoding(false)))
        {
            file.NewLine = "\n";
            await write(file);
        }
        return $"{Convert.ToHexStringLower(hash.Hash!)}  {name}\n";
    }

    // Each event as it was sealed, with its place in the organisation's log. What is newer than the head has none yet.
    private static async Task Sealed(NpgsqlConnection connection, string organisation, long size, StreamWriter file, CancellationToken stop)
    {
        var places = await new SealedLogs(connection).Leaves(organisation, size, stop);
        for (var after = 0L; ;)
        {
            var part = await StoredEvents.Of(connection, organisation, after, Part, stop);
            foreach (var e in part)
            {
                var leaf = EventLeaf.Of(e);
                if (places.TryGetValue(Convert.ToHexString(MerkleHash.Leaf(leaf)), out var index))
                    await file.WriteLineAsync($"{{\"index\":{index},\"sequence\":{e.Sequence},\"leaf\":\"{Convert.ToBase64String(leaf)}\"}}");
            }
            if (part.Count < Part) return;
            after = part[^1].Sequence;
        }
    }

    private async Task Readable(string organisation, StreamWriter file, CancellationToken stop)
    {
        for (var after = 0L; ;)
        {
            await using var session = store.QuerySession(organisation);
            var part = await session.Events.QueryAllRawEvents().Where(e => e.Sequence > after).OrderBy(e => e.Sequence).Take(Part).ToListAsync(stop);
            foreach (var e in part) await file.WriteLineAsync(JsonSerializer.Serialize(History.Entry(e), json.Value.SerializerOptions));
            if (part.Count < Part) return;
            after = part[^1].Sequence;
        }
    }

    // The columns are the fields of the first row; all rows of a view have the same.
    private async Task Table<TView>(IQuerySession session, StreamWriter file, CancellationToken stop) where TView : class
    {
        List<string>? columns = null;
        await foreach (var row in session.Query<TView>().ToAsyncEnumerable(stop))
        {
            var fields = JsonSerializer.SerializeToNode(row, json.Value.SerializerOptions)!.AsObject();
            if (columns is null)
            {
                columns = [.. fields.Select(f => f.Key)];
                await file.WriteLineAsync(ByteOrderMark + string.Join(',', columns));
            }
            await file.WriteLineAsync(string.Join(',', columns.Select(c => Csv.Cell(Value(fields[c])))));
        }
    }

    private string Value(JsonNode? node) => node is JsonValue value ? value.ToString() : node?.ToJsonString(json.Value.SerializerOptions) ?? "";

    private string Readme(string language)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = Cultures.Find(language)!;
        try
        {
            return texts["pack.readme"];
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
