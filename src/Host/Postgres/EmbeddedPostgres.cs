using EduEvents.Host.Operations;
using Npgsql;

namespace EduEvents.Host.Postgres;

/// <summary>How the product's own PostgreSQL is run.</summary>
public sealed record PostgresOptions
{
    /// <summary>The product's data folder; the cluster lies in its subfolder postgres.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Folder of initdb, pg_ctl and postgres; searched for when missing.</summary>
    public string? ProgramFolder { get; init; }
    public string Database { get; init; } = "eduevents";
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>False gives up safety against power loss for speed; for tests.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Further settings of the server.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}

/// <summary>The database cannot be had; the message says why and what to do.</summary>
public sealed class PostgresUnavailable(string message, string? log = null)
    : CannotStart(string.IsNullOrWhiteSpace(log) ? message : $"{message}\n{log.Trim()}");

/// <summary>
/// A private PostgreSQL that belongs to the Hosts of one data folder: made at the first start, reached by a unix socket only, run as an
/// ordinary user, left running while another Host still uses it.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private const string Owner = "eduevents_owner";
    private readonly PostgresOptions _options;
    private readonly PostgresFolder _folder;
    private readonly PostgresServer _server;
    private readonly Action<string> _log;
    private FileStream? _lease;

    private EmbeddedPostgres(PostgresOptions options, PostgresFolder folder, PostgresServer server, Action<string> log) =>
        (_options, _folder, _server, _log) = (options, folder, server, log);

    /// <summary>Connects as the owner of the product's database.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>Folder of the cluster.</summary>
    public string Folder => _folder.Root;

    /// <summary>Folder of the server's own log.</summary>
    public string LogFolder => _folder.Logs;

    /// <summary>Finds the programs, makes the cluster when there is none, starts it when it does not run, and waits until it answers.</summary>
    /// <exception cref="PostgresUnavailable">It cannot be started; the message says what to do.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(PostgresOptions options, Action<string> log, CancellationToken stop)
    {
        var user = DatabaseUser.Find();
        var folder = PostgresFolder.Open(options.DataFolder, user);
        var programs = PostgresPrograms.Find(options.ProgramFolder, folder.Major());
        var server = new PostgresServer(options, folder, new PostgresTools(programs, user), log);
        var postgres = new EmbeddedPostgres(options, folder, server, log);
        try
        {
            await postgres.Up(stop);
            return postgres;
        }
        catch (Exception e)
        {
            await postgres.DisposeAsync();
            if (e is IOException or UnauthorizedAccessException) throw new PostgresUnavailable($"The data folder {folder.Root} cannot be written: {e.Message}");
            if (e is NpgsqlException) throw new PostgresUnavailable($"PostgreSQL was started but does not work: {e.Message}", folder.LastLog());
            throw;
        }
    }

    /// <summary>Starts the server again when it has died, with growing pauses; returns when told to stop.</summary>
    public async Task Watch(TimeProvider clock, CancellationToken stop)
    {
        var (shortest, longest) = (TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        for (var pause = shortest; !stop.IsCancellationRequested;)
        {
            try
            {
                await Task.Delay(pause, clock, stop);
                if (_folder.ServerProcess() is not null) continue;
                using (await _folder.Lock(stop))
                {
                    if (_folder.ServerProcess() is null) await _server.Start(stop);
                }
                _log("PostgreSQL had stopped and was started again.");
                pause = shortest;
            }
            catch (Exception e) when (e is PostgresUnavailable or IOException or UnauthorizedAccessException)
            {
                pause = pause * 2 < longest ? pause * 2 : longest;
                _log($"PostgreSQL could not be started again, next try in {pause.TotalSeconds:0} s: {e.Message.Split('\n')[0]}");
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Stops the server, unless another Host still uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_lease is null) return;
        using (await _folder.Lock(CancellationToken.None))
        {
            await _lease.DisposeAsync();
            _lease = null;
            if (!_folder.IsLastUser()) _log("Another Host still uses PostgreSQL; it stays up.");
            else await _server.Stop();
        }
    }

    private async Task Up(CancellationToken stop)
    {
        using (await _folder.Lock(stop))
        {
            _lease = _folder.Lease();
            var secret = _folder.Secret();
            if (_folder.Major() is null) await _server.Initialise(Owner, secret, stop);
            _server.Settings.Write();
            var connection = Connection(secret);
            if (_folder.ServerProcess() is null || !await _server.Answers(connection.ConnectionString, stop))
            {
                await _server.Start(stop);
                if (!await _server.Answers(connection.ConnectionString, stop)) throw new PostgresUnavailable("PostgreSQL was started but does not answer.", _folder.LastLog());
            }
            await MakeDatabase(connection.ConnectionString, stop);
            connection.Database = _options.Database;
            connection.Pooling = true;
            ConnectionString = connection.ConnectionString;
        }
    }

    private NpgsqlConnectionStringBuilder Connection(string secret) => new()
    {
        Host = _folder.Socket, Username = Owner, Password = secret, Database = "postgres", Pooling = false, Timeout = 15,
        MaxAutoPrepare = 100, AutoPrepareMinUsages = 2, MaxPoolSize = 40, Timezone = "UTC", ApplicationName = DatabaseLog.Product
    };

    private async Task MakeDatabase(string connectionString, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(stop);
        await using var find = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection) { Parameters = { new() { Value = _options.Database } } };
        if (await find.ExecuteScalarAsync(stop) is not null) return;
        await using var make = new NpgsqlCommand($"create database \"{_options.Database}\"", connection);
        await make.ExecuteNonQueryAsync(stop);
    }
}
