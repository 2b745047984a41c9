using EduEvents.Host.Access;
using EduEvents.Host.Operations;
using EduEvents.Host.Postgres;
using EduEvents.Host.Security;

namespace EduEvents.Host;

/// <summary>The program: a database that answers, the schema, then what the arguments ask for. The demo runs the same with its town.</summary>
public static class HostProgram
{
    private const int Failed = 1;

    /// <summary>Runs until it is stopped or the asked work is done.</summary>
    /// <param name="args">run (default), rebuild VIEW, views, schema, seal-key.</param>
    /// <param name="beforeServing">Work upon the ready store before requests are taken, as filling in a demo.</param>
    /// <returns>Exit code of the process.</returns>
    public static async Task<int> Run(string[] args, Func<WebApplication, CancellationToken, Task>? beforeServing = null)
    {
        using var stopping = new CancellationTokenSource();
        using var onInterrupt = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGINT, _ => stopping.Cancel());
        using var onTerminate = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGTERM, _ => stopping.Cancel());
        try
        {
            var settings = HostSettings.From(new ConfigurationBuilder().AddEnvironmentVariables().Build());
            await using var postgres = settings.ConnectionString is null
                ? await EmbeddedPostgres.StartAsync(new() { DataFolder = settings.DataFolder }, Console.Error.WriteLine, stopping.Token)
                : null;
            return await Work(args, settings, settings.ConnectionString ?? postgres!.ConnectionString, postgres, beforeServing, stopping.Token);
        }
        catch (PostgresUnavailable e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return Failed;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return 0;
        }
    }

    private static async Task<int> Work(
        string[] args, HostSettings settings, string connectionString, EmbeddedPostgres? postgres,
        Func<WebApplication, CancellationToken, Task>? beforeServing, CancellationToken stop)
    {
        var serves = args is [] or ["run", ..] || args[0].StartsWith('-');
        await using var app = EduEventsHost.Build(args, settings with { Background = serves && settings.Background }, connectionString);
        await app.ApplySchema(stop);
        switch (args)
        {
            case ["rebuild", ..]: return await CommandLine.Rebuild(app.Services, args.ElementAtOrDefault(1), stop);
            case ["views"]: return await CommandLine.Views(app.Services, stop);
            case ["schema"]: return 0;
            case ["seal-key"]:
                Console.WriteLine(app.Services.GetRequiredService<SealKey>().VerifierKey);
                return 0;
            case [var other, ..] when !serves:
                await Console.Error.WriteLineAsync($"'{other}' is not known. Use run, rebuild VIEW, views, schema or seal-key.");
                return 2;
        }

        if (beforeServing is not null) await beforeServing(app, stop);
        if (await FirstAccount.Make(app.Services, stop) is { } password)
            Console.WriteLine($"First sign-in: {FirstAccount.UserName} / {password} (shown only this once; change it)");
        await Serve(app, postgres, stop);
        return 0;
    }

    private static async Task Serve(WebApplication app, EmbeddedPostgres? postgres, CancellationToken stop)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var watch = postgres?.Watch(TimeProvider.System, ended.Token) ?? Task.CompletedTask;
        await app.StartAsync(stop);
        Console.WriteLine($"EduEvents is ready: {string.Join(", ", app.Urls)}");
        await app.WaitForShutdownAsync(stop);
        await ended.CancelAsync();
        await watch;
    }
}
