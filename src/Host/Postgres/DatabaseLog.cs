using System.Text.Json;
using System.Text.RegularExpressions;

namespace EduEvents.Host.Postgres;

/// <summary>One line of the database's own log.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">connection, refused, structure, rights, setting or change.</param>
/// <param name="User">Role of the database.</param>
/// <param name="Database">Database.</param>
/// <param name="Application">Name that the program gave itself.</param>
/// <param name="Address">Network address; empty for the same machine.</param>
/// <param name="Session">Session of the server.</param>
/// <param name="Text">What was done, without bound values.</param>
public sealed record DatabaseLogEntry(
    DateTimeOffset At, string Kind, string User, string Database, string Application, string Address, string Session, string Text)
{
    /// <summary>True when somebody changed rows, structure or rights past the product, or what the log tells.</summary>
    public bool IsDirectChange => Application != DatabaseLog.Product
        && (Kind is "change" or "structure" or "rights" || (Kind == "setting" && Watched.Any(w => Text.Contains(w, StringComparison.OrdinalIgnoreCase))));

    // With these somebody would work unseen, or past the triggers that keep events as they are.
    private static readonly string[] Watched = ["pgaudit", "log_", "session_replication_role"];
}

/// <summary>
/// Reads the log that the product's own database server writes, JSON line by line (Order 456, p. 5.14): a file an hour, written over after a
/// week, so it is bounded and nothing has to tidy it up.
/// </summary>
/// <param name="folder">Folder of the log; null when the server is somebody else's.</param>
public sealed partial class DatabaseLog(string? folder)
{
    /// <summary>Name by which the product is known to its server.</summary>
    public const string Product = "eduevents";

    /// <summary>Entries shown at most.</summary>
    public const int Most = 200;

    /// <summary>Kinds of entries.</summary>
    public static readonly string[] Kinds = ["connection", "refused", "structure", "rights", "setting", "change"];

    private const int LongestText = 1_000;

    // What a program says to the server when it hands a connection on; it changes nothing.
    private const string Pooling =
        "SET SESSION AUTHORIZATION DEFAULT;RESET ALL;CLOSE ALL;UNLISTEN *;SELECT pg_advisory_unlock_all();DISCARD SEQUENCES;DISCARD TEMP";

    /// <summary>False when the server is somebody else's, who keeps its log.</summary>
    public bool IsHere => folder is not null;

    /// <summary>The newest entries, of one kind or of all.</summary>
    public IReadOnlyList<DatabaseLogEntry> Newest(string? kind) =>
        [.. Files().SelectMany(f => Lines(f, 0).Entries.Reverse<DatabaseLogEntry>()).Where(e => kind is not { Length: > 0 } || e.Kind == kind).Take(Most)];

    /// <summary>Entries written since the places noted; the places move on.</summary>
    public IReadOnlyList<DatabaseLogEntry> Since(Dictionary<string, long> places)
    {
        List<DatabaseLogEntry> found = [];
        foreach (var file in Files().Reverse())
        {
            var from = places.GetValueOrDefault(file.FullName);
            // Written over from its beginning.
            if (file.Length < from) from = 0;
            var (entries, to) = Lines(file, from);
            found.AddRange(entries);
            places[file.FullName] = to;
        }
        return found;
    }

    private IEnumerable<FileInfo> Files() => folder is null ? []
        : new DirectoryInfo(folder).EnumerateFiles("pg-*.json").OrderByDescending(f => f.LastWriteTimeUtc);

    private static (List<DatabaseLogEntry> Entries, long To) Lines(FileInfo file, long from)
    {
        using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Seek(from, SeekOrigin.Begin);
        var bytes = new byte[stream.Length - from];
        // A line that is half written is read the next time.
        var read = bytes.AsSpan(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        var end = read.LastIndexOf((byte)'\n') + 1;
        List<DatabaseLogEntry> entries = [];
        foreach (var line in read[..end].Split((byte)'\n'))
            if (Entry(read[..end][line]) is { } entry) entries.Add(entry);
        return (entries, from + end);
    }

    private static DatabaseLogEntry? Entry(ReadOnlySpan<byte> line)
    {
        if (line.Length == 0) return null;
        var reader = new Utf8JsonReader(line);
        if (!JsonDocument.TryParseValue(ref reader, out var json)) return null;
        using (json)
        {
            string Of(string name) => json.RootElement.TryGetProperty(name, out var value) ? value.ToString() : "";
            if (Told(Of("message"), Of("state_code")) is not var (kind, text)) return null;
            var at = DateTimeOffset.ParseExact(Of("timestamp").Replace(" UTC", "Z", StringComparison.Ordinal), "yyyy-MM-dd HH:mm:ss.fffZ",
                System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);
            var application = kind == "connection" ? Program().Match(text).Groups[1].Value : Of("application_name");
            return kind == "connection" && application == Product ? null
                : new(at, kind, Of("user"), Of("dbname"), application, Of("remote_host") is "[local]" ? "" : Of("remote_host"), Of("session_id"),
                    text.Length > LongestText ? text[..LongestText] : text);
        }
    }

    private static (string Kind, string Text)? Told(string message, string state)
    {
        if (message.StartsWith("connection authorized", StringComparison.Ordinal)) return ("connection", message);
        // Wrong password or role, missing right, append-only.
        if (state is "28P01" or "28000" or "42501" or "55000") return ("refused", message);
        if (Audit().Match(message) is { Success: true } audit)
            return audit.Groups[4].Value is var done && done == Pooling ? null : (KindOf(audit.Groups[1].Value, audit.Groups[2].Value), Named(audit.Groups[3].Value, done));
        return Statement().Match(message) is { Success: true } said ? (KindOf("", said.Groups[1].Value), said.Groups[1].Value.Trim()) : null;
    }

    private static string Named(string thing, string done)
    {
        var statement = done is ['"', .., '"'] ? done[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : done;
        return thing.Length == 0 ? statement : $"{thing}: {statement}";
    }

    private static string KindOf(string audited, string statement)
    {
        var first = statement.TrimStart().Split([' ', '\n', '\t', '('], 2)[0].ToUpperInvariant();
        return (audited, first) switch
        {
            ("ROLE", _) or (_, "GRANT" or "REVOKE") => "rights",
            ("MISC" or "MISC_SET", _) => "setting",
            ("DDL", _) or (_, "CREATE" or "ALTER" or "DROP" or "TRUNCATE" or "COMMENT" or "REINDEX") => "structure",
            _ => "change"
        };
    }

    [GeneratedRegex("application_name=(.+?)(?: SSL | GSS |$)")]
    private static partial Regex Program();

    // AUDIT: SESSION,1,1,WRITE,UPDATE,TABLE,edu.mt_events,"update ...",<not logged>
    [GeneratedRegex("^AUDIT: \\w+,\\d+,\\d+,(\\w+),([^,]*),[^,]*,([^,]*),(.*?),?<[^<]*>$", RegexOptions.Singleline)]
    private static partial Regex Audit();

    [GeneratedRegex("^(?:statement|execute [^:]+): (.*)$", RegexOptions.Singleline)]
    private static partial Regex Statement();
}
