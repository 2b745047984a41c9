using System.Diagnostics;

namespace EduEvents.Host.Postgres;

/// <summary>Runs PostgreSQL's programs, as the database user when the product is root.</summary>
public sealed class PostgresTools(string programs, DatabaseUser? user)
{
    private static readonly string[] Foreign = ["PGDATA", "PGHOST", "PGPORT", "PGUSER", "LD_PRELOAD"];

    /// <summary>True when the extension pgaudit is installed beside the programs.</summary>
    public bool HasAudit => File.Exists(Path.Combine(programs, "..", "lib", "pgaudit.so"));

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="PostgresUnavailable">It takes longer than the limit.</exception>
    public async Task<(bool Succeeded, string Output)> Run(string program, IReadOnlyList<string> arguments, TimeSpan limit, CancellationToken stop)
    {
        using var process = Process.Start(Start(program, arguments))!;
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(stop), process.StandardError.ReadToEndAsync(stop));
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(stop);
        timer.CancelAfter(limit);
        try
        {
            await process.WaitForExitAsync(timer.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            stop.ThrowIfCancellationRequested();
            throw new PostgresUnavailable($"{program} took longer than {limit.TotalSeconds:0} s.");
        }
        return (process.ExitCode == 0, await output + await errors);
    }

    private ProcessStartInfo Start(string program, IReadOnlyList<string> arguments)
    {
        var path = Path.Combine(programs, program);
        var start = new ProcessStartInfo(user is null ? path : "setpriv")
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/"
        };
        if (user is not null)
            foreach (var part in new[] { $"--reuid={user.Id}", $"--regid={user.Group}", "--init-groups", "--inh-caps=-all", "--no-new-privs", path })
                start.ArgumentList.Add(part);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var name in Foreign) start.Environment.Remove(name);
        return start;
    }
}
