using System.Globalization;
using Npgsql;

namespace EduEvents.Host.Postgres;

/// <summary>Makes, configures, starts and stops the server of one folder.</summary>
public sealed class PostgresServer(PostgresOptions options, PostgresFolder folder, PostgresTools tools, Action<string> log)
{
    private const int Attempts = 15;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Makes the cluster in a side folder and moves it when whole, so that an interrupted start leaves nothing half made.</summary>
    public async Task Initialise(string owner, string secret, CancellationToken stop)
    {
        foreach (var left in Directory.EnumerateDirectories(folder.Root, "init-*")) Directory.Delete(left, recursive: true);
        var side = Path.Combine(folder.Root, $"init-{Environment.ProcessId}");
        folder.Own(Directory.CreateDirectory(side).FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var password = Path.Combine(side, "password");
        await File.WriteAllTextAsync(password, secret, stop);
        folder.Own(password, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var cluster = Path.Combine(side, "data");
        List<string> arguments = ["-D", cluster, "-U", owner, "--pwfile", password, "--auth=scram-sha-256", "--data-checksums", "-E", "UTF8", "--locale=C.UTF-8"];
        if (!options.Durable) arguments.Add("--no-sync");
        var (made, output) = await tools.Run("initdb", arguments, TimeSpan.FromMinutes(3), stop);
        if (!made)
        {
            Directory.Delete(side, recursive: true);
            throw new PostgresUnavailable($"{Hint(output)}The database could not be made in {folder.Root}. Nothing was left behind.", Tail(output));
        }
        await File.AppendAllTextAsync(Path.Combine(cluster, "postgresql.conf"), "\ninclude_if_exists = 'eduevents.conf'\n", stop);
        Directory.Move(cluster, folder.Data);
        Directory.Delete(side, recursive: true);
    }

    /// <summary>Writes the product's settings; unchanged ones are left alone.</summary>
    public void WriteSettings()
    {
        var path = Path.Combine(folder.Data, "eduevents.conf");
        var text = string.Concat(Settings().OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key} = {s.Value}\n"));
        try
        {
            if (File.Exists(path) && File.ReadAllText(path) == text) return;
            File.WriteAllText($"{path}.new", text);
            folder.Own($"{path}.new", UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.Move($"{path}.new", path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PostgresUnavailable($"The settings of the database cannot be written: {e.Message}");
        }
    }

    /// <summary>Starts the server and waits for it.</summary>
    public async Task Start(CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            folder.RemoveStalePidFile();
            await PrepareStartLog(stop);
            string[] arguments = ["start", "-w", "-t", options.StartTimeout.TotalSeconds.ToString("0", CultureInfo.InvariantCulture), "-D", folder.Data, "-l", folder.StartLog];
            var (started, output) = await tools.Run("pg_ctl", arguments, options.StartTimeout + TimeSpan.FromSeconds(10), stop);
            if (started) return;

            var why = (File.Exists(folder.StartLog) ? await File.ReadAllTextAsync(folder.StartLog, stop) : "") + folder.LastLog();
            // Children of a killed server hold its shared memory for a moment.
            if (attempt >= Attempts || !why.Contains("pre-existing shared memory block", StringComparison.Ordinal))
                throw new PostgresUnavailable($"{Hint(output + why)}PostgreSQL did not start.", Tail(output + why));
            await Task.Delay(Pause, stop);
        }
    }

    /// <summary>Stops the server; open transactions are rolled back.</summary>
    public async Task Stop()
    {
        var (stopped, output) = await tools.Run("pg_ctl", ["stop", "-D", folder.Data, "-m", "fast", "-w", "-t", "60"], TimeSpan.FromSeconds(70), CancellationToken.None);
        if (!stopped && folder.ServerProcess() is not null) log($"PostgreSQL did not stop: {Tail(output)}");
    }

    /// <summary>True once the server answers; waits while it recovers. False when it is gone.</summary>
    public async Task<bool> Answers(string connectionString, CancellationToken stop)
    {
        var waited = TimeSpan.Zero;
        for (var pause = TimeSpan.FromMilliseconds(50); waited < options.StartTimeout; waited += pause)
        {
            try
            {
                await using var connection = new NpgsqlConnection(connectionString);
                await connection.OpenAsync(stop);
                return true;
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections)
            {
                await Task.Delay(pause, stop);
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification)
            {
                throw new PostgresUnavailable($"The password in {folder.SecretFile} is not the database's. Restore the file from a backup.");
            }
            catch (NpgsqlException e) when (e is not PostgresException)
            {
                if (folder.ServerProcess() is null) return false;
                await Task.Delay(pause, stop);
            }
        }
        throw new PostgresUnavailable("PostgreSQL runs but takes no connections.", folder.LastLog());
    }

    private async Task PrepareStartLog(CancellationToken stop)
    {
        try
        {
            await File.WriteAllTextAsync(folder.StartLog, "", stop);
            folder.Own(folder.StartLog, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        catch (IOException)
        {
            // On a full disk the server's own message tells more.
        }
    }

    private Dictionary<string, string> Settings()
    {
        var safe = options.Durable ? "on" : "off";
        var settings = new Dictionary<string, string>
        {
            ["listen_addresses"] = "''", ["unix_socket_directories"] = Quoted(folder.Socket), ["unix_socket_permissions"] = "0700",
            ["password_encryption"] = "'scram-sha-256'", ["max_connections"] = "200", ["timezone"] = "'UTC'",
            ["fsync"] = safe, ["full_page_writes"] = safe, ["synchronous_commit"] = safe,
            ["shared_buffers"] = "'256MB'", ["max_wal_size"] = "'2GB'", ["wal_level"] = "'replica'", ["wal_compression"] = "on",
            ["idle_in_transaction_session_timeout"] = "'0'", ["logging_collector"] = "on",
            ["log_destination"] = folder.Major() >= 15 ? "'jsonlog'" : "'csvlog'", ["log_directory"] = Quoted(folder.Logs),
            ["log_filename"] = "'pg-%a-%H.log'", ["log_truncate_on_rotation"] = "on", ["log_rotation_age"] = "'1h'", ["log_rotation_size"] = "0", ["log_file_mode"] = "0640",
            ["log_connections"] = "on", ["log_disconnections"] = "on", ["log_checkpoints"] = "on", ["log_lock_waits"] = "on",
            // Details of errors would repeat stored values.
            ["log_error_verbosity"] = "'terse'"
        };
        foreach (var (name, value) in Auditing()) settings[name] = value;
        foreach (var (name, value) in options.Settings) settings[name] = value;
        return settings;
    }

    // Who changes structure, rights and rows is written down; the product's own role writes its log of events instead (Store/DatabaseRole).
    // Bound values never are: they may be personal.
    private Dictionary<string, string> Auditing() => tools.HasAudit
        ? new()
        {
            ["shared_preload_libraries"] = "'pgaudit'", ["pgaudit.log"] = "'role,ddl,misc_set,write'", ["pgaudit.role"] = $"'{Store.DatabaseRole.Auditor}'",
            ["pgaudit.log_catalog"] = "off", ["pgaudit.log_relation"] = "on", ["pgaudit.log_parameter"] = "off", ["log_parameter_max_length"] = "0"
        }
        : new() { ["log_statement"] = "'mod'", ["log_parameter_max_length"] = "0" };

    private static string Quoted(string path) => $"'{path.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Hint(string why) => why switch
    {
        _ when why.Contains("No space left", StringComparison.Ordinal) => "The disk is full. ",
        _ when why.Contains("Read-only file system", StringComparison.Ordinal) => "The disk is read-only. ",
        _ when why.Contains("incompatible with server", StringComparison.Ordinal) || why.Contains("not compatible with this version", StringComparison.Ordinal)
            => "The data were made by another PostgreSQL version. ",
        _ => ""
    };

    private static string Tail(string text) => text.Length > 1500 ? text[^1500..] : text;
}
