using System.Globalization;
using Npgsql;

namespace EduEvents.Host.Postgres;

/// <summary>Makes, starts and stops the server of one folder.</summary>
public sealed class PostgresServer(PostgresOptions options, PostgresFolder folder, PostgresTools tools, Action<string> log)
{
    private const int Attempts = 15;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>How it is set up.</summary>
    public PostgresSettings Settings { get; } = new(options, folder, tools);

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
