using System.Diagnostics;
using EduEvents.Host.Postgres;
using Npgsql;
using Xunit;

namespace EduEvents.Fixtures;

/// <summary>Dumps and restores a database with PostgreSQL's own programs, as an administrator would.</summary>
public static class Backup
{
    /// <summary>Everything in a database as SQL text.</summary>
    public static async Task<string> AsText(string connectionString) => await Run("pg_dump", connectionString, ["--format=plain"]);

    /// <summary>Writes a backup to be restored.</summary>
    public static Task Make(string connectionString, string file) => Run("pg_dump", connectionString, ["--format=custom", $"--file={file}"]);

    /// <summary>Restores a backup into an empty database.</summary>
    public static Task Restore(string file, string connectionString) => Run("pg_restore", connectionString, ["--exit-on-error", file]);

    private static async Task<string> Run(string program, string connectionString, string[] arguments)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString);
        var path = Path.Combine(PostgresPrograms.Find(null, null), program);
        using var process = Process.Start(new ProcessStartInfo(path,
            [$"--host={database.Host}", $"--username={database.Username}", $"--dbname={database.Database}", .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["PGPASSWORD"] = database.Password }
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) Assert.Fail($"{program}: {await errors}");
        return await output;
    }
}
