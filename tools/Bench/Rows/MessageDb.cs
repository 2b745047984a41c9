using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace EduEvents.Bench.Rows;

/// <summary>
/// One message written by the functions of message-db, the event store in SQL, installed for this run from its package. A stream for each client.
/// </summary>
public sealed class MessageDb : LoadRow
{
    private const string Database = "message_store", Package = "@eventide/message-db@1.3.1";
    private NpgsqlConnection[] _connections = [];
    private NpgsqlDataSource? _source;

    /// <inheritdoc />
    public override string Name => "messagedb.write";

    /// <inheritdoc />
    public override Door Door => Door.Database;

    /// <inheritdoc />
    public override bool OnlyWithAll => true;

    /// <inheritdoc />
    public override async Task Prepare(Stage stage, CancellationToken stop)
    {
        if (_source is not null) return;
        await Install(stage.ForDatabase(Database), stop);
        _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(stage.ForDatabase(Database)) { SearchPath = "message_store,public" }.ConnectionString);
        _connections = new NpgsqlConnection[stage.Options.Clients];
        for (var i = 0; i < _connections.Length; i++) _connections[i] = await _source.OpenConnectionAsync(stop);
    }

    /// <inheritdoc />
    protected override TimeSpan HostCpu(Stage stage) => Cpu.Of(Environment.ProcessId);

    /// <inheritdoc />
    protected override ValueTask<int> Send(Stage stage, int client)
    {
        using var write = new NpgsqlCommand("select write_message($1, $2, $3, $4, $5)", _connections[client]);
        write.Parameters.Add(new() { Value = Guid.CreateVersion7().ToString(), NpgsqlDbType = NpgsqlDbType.Varchar });
        write.Parameters.Add(new() { Value = $"page-{client}", NpgsqlDbType = NpgsqlDbType.Varchar });
        write.Parameters.Add(new() { Value = "MarkEntered", NpgsqlDbType = NpgsqlDbType.Varchar });
        write.Parameters.Add(new() { Value = RawEvent.Body, NpgsqlDbType = NpgsqlDbType.Jsonb });
        write.Parameters.Add(new() { Value = RawEvent.Headers, NpgsqlDbType = NpgsqlDbType.Jsonb });
        write.ExecuteScalar();
        return new(1);
    }

    private static async Task Install(string database, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("eduevents-message-db-").FullName;
        try
        {
            await Run("npm", ["install", "--silent", "--no-save", "--prefix", folder, Package], [], stop);
            var to = new NpgsqlConnectionStringBuilder(database);
            await Run("bash", [Path.Combine(folder, "node_modules/@eventide/message-db/database/install.sh")], new()
            {
                ["PGHOST"] = to.Host!, ["PGPORT"] = to.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), ["PGUSER"] = to.Username!,
                ["PGPASSWORD"] = to.Password ?? ""
            }, stop);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Run(string program, IReadOnlyList<string> arguments, Dictionary<string, string> environment, CancellationToken stop)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(stop), process.StandardError.ReadToEndAsync(stop));
        await process.WaitForExitAsync(stop);
        if (process.ExitCode != 0) throw new InvalidOperationException($"message-db was not installed: {string.Join('\n', said)}");
    }
}
