using System.Text.Json;
using System.Text.Json.Serialization;
using EduEvents.Verifier;
using Npgsql;

const int sound = 0, broken = 1, misused = 2;
const string usage = """
    verifier database [--connection STRING] --key KEY [--heads FOLDER] [--json] [--progress]
                                                                               re-hashes all events of a database; without STRING that of
                                                                               EDUEVENTS_VERIFIER_CONNECTION, which other users cannot see
    verifier receipt FILE [--key KEY]                                          checks a receipt offline
    verifier pack FILE [--key KEY]                                             checks an exit pack offline
    verifier certificate FILE --key KEY                                        checks a certificate of erasure offline
    KEY is the verifier key (NAME+HASH+BASE64) or a file that holds it. Exit code: 0 sound, 1 something found, 2 wrong use.
    """;

string? Option(string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
var told = -1L;
NoteKey Key(string text) => NoteKey.Parse(File.Exists(text) ? File.ReadAllText(text) : text);

try
{
    switch (args)
    {
        case ["database", ..] when (Option("--connection") ?? Environment.GetEnvironmentVariable("EDUEVENTS_VERIFIER_CONNECTION")) is { } connection
            && Option("--key") is { } key:
            return CheckDatabase(connection, Key(key), Option("--heads"), args.Contains("--json"), args.Contains("--progress") ? Tell : (_, _) => { });
        case ["receipt", var file, ..]:
            var (holds, text) = ReceiptCheck.Check(File.ReadAllText(file), Option("--key") is { } trusted ? Key(trusted) : null);
            Console.WriteLine(text);
            return holds ? sound : broken;
        case ["pack", var file, ..]:
            var (whole, said) = ExitPackCheck.Check(file, Option("--key") is { } known ? Key(known) : null);
            Console.WriteLine(said);
            return whole ? sound : broken;
        case ["certificate", var file, ..] when Option("--key") is { } key:
            var certified = Note.Text(File.ReadAllText(file), Key(key));
            Console.WriteLine(certified ?? "The signature of the certificate does not hold.");
            return certified is null ? broken : sound;
        default:
            Console.Error.WriteLine(usage);
            return misused;
    }
}
catch (Exception e) when (e is FormatException or JsonException or IOException or InvalidDataException or NpgsqlException)
{
    Console.Error.WriteLine(e.Message);
    return misused;
}

// One line a percent, for whoever started this program.
void Tell(long done, long all)
{
    var percent = all == 0 ? 100 : done * 100 / all;
    if (percent == told) return;
    told = percent;
    Console.Error.WriteLine($"progress {done} {all}");
}

static int CheckDatabase(string connectionString, NoteKey key, string? heads, bool json, Action<long, long> progress)
{
    var patient = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString;
    using var connection = new NpgsqlConnection(patient);
    connection.Open();
    // Blocks, hashes and events must be those of one moment, while the product goes on writing.
    using var transaction = connection.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);
    using var export = new NpgsqlCommand("select pg_export_snapshot()", connection);
    var report = new DatabaseCheck(connection, new EventReader(patient, (string)export.ExecuteScalar()!), key, heads, progress).Run();
    if (json)
    {
        Console.WriteLine(JsonSerializer.Serialize(report, new JsonSerializerOptions(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } }));
        return report.Sound ? sound : broken;
    }
    foreach (var f in report.Findings)
        Console.WriteLine($"{f.Fault}: {f.Text}{(f.Organisation.Length > 0 ? $" Organisation {f.Organisation}." : "")} Between {f.After:u} and {f.Before:u}.");
    Console.WriteLine($"{report.Events:N0} events in {report.Blocks:N0} blocks, {report.HeadsHeld:N0} heads of others compared, {report.Unsealed:N0} events newer "
        + $"than the last block; {report.Seconds:N1} s, {report.Events / Math.Max(report.Seconds, 0.001):N0} events a second.");
    Console.WriteLine(report.Sound ? "Sound." : $"Found: {report.Findings.Count}.");
    return report.Sound ? sound : broken;
}
