using System.Runtime.InteropServices;
using EduEvents.Host.Access;
using EduEvents.Host.Operations;
using EduEvents.Host.Postgres;
using EduEvents.Host.Security;
using EduEvents.Host.Spread;
using EduEvents.Host.Store;
using Microsoft.AspNetCore.Connections;
using Npgsql;

namespace EduEvents.Host;

/// <summary>What a program built upon the product does besides serving.</summary>
public sealed record HostHooks
{
    /// <summary>Work upon the ready store before requests are taken, as filling in a demo.</summary>
    public Func<WebApplication, CancellationToken, Task>? BeforeServing { get; init; }

    /// <summary>Work beside the serving product, as a simulated day. Its end ends nothing else.</summary>
    public Func<WebApplication, CancellationToken, Task>? WhileServing { get; init; }
}

/// <summary>The program: a database that answers, the schema, then what the arguments ask for. The demo runs the same with its town.</summary>
public static class HostProgram
{
    private const int Failed = 1;

    /// <summary>Runs until it is stopped or the asked work is done.</summary>
    /// <param name="args">run (default), rebuild VIEW, views, keys, verify, databases, exit-pack, schema, seal-key.</param>
    /// <param name="hooks">What happens besides.</param>
    /// <returns>Exit code of the process.</returns>
    public static Task<int> Run(string[] args, HostHooks? hooks = null) => WithDatabase(
        (settings, connectionString, postgres, stop) => Work(args, settings, connectionString, postgres, hooks ?? new(), stop));

    /// <summary>Lets a tool work upon the store, beside running Hosts or alone; takes no requests and moves no read models.</summary>
    /// <returns>Exit code of the process.</returns>
    public static Task<int> Use(Func<IServiceProvider, CancellationToken, Task<int>> work) => WithDatabase(async (settings, connectionString, _, stop) =>
    {
        await Preparation.Prepare(settings, connectionString, stop);
        await using var app = EduEventsHost.Build(QuietArguments, settings with { Background = false, OwnsSchema = true }, connectionString);
        await OpenKeys(app, stop);
        try
        {
            return await work(app.Services, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Broken off. What was written stays; the same command again completes it.");
            return Failed;
        }
    });

    private static readonly string[] QuietArguments = ["--Serilog:MinimumLevel:Default=Warning"];

    private static async Task<int> WithDatabase(Func<HostSettings, string, EmbeddedPostgres?, CancellationToken, Task<int>> work)
    {
        using var stopping = new CancellationTokenSource();
        using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            var settings = HostSettings.From(new ConfigurationBuilder().AddEnvironmentVariables().Build());
            if (settings.ConnectionString is { } given) RemoteDatabase.Demand(given);
            await using var postgres = settings.ConnectionString is null
                ? await EmbeddedPostgres.StartAsync(new() { DataFolder = settings.DataFolder }, Console.Error.WriteLine, stopping.Token)
                : null;
            return await work(settings with { DatabaseLogFolder = postgres?.LogFolder }, settings.ConnectionString ?? postgres!.ConnectionString, postgres, stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception e) when (e is CannotStart or NpgsqlException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(Told(e));
            return Failed;
        }

        // Without this the process would be ended here and now, with the database left running.
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopping.Cancel();
        }
    }

    private static string Told(Exception e) => e switch
    {
        CannotStart => e.Message,
        NpgsqlException => $"The database cannot be used: {e.Message}",
        { InnerException: AddressInUseException } => $"{e.Message} Another program uses it; choose another address with ASPNETCORE_URLS.",
        _ => $"The data folder cannot be used: {e.Message}"
    };

    // Whoever was erased stays so, also when the database comes from an older backup.
    private static async Task OpenKeys(WebApplication app, CancellationToken stop)
    {
        await app.Services.GetRequiredService<PersonKeys>().CheckKeyFile(stop);
        if (await app.Services.GetRequiredService<Databases>().Open(Away, stop) is { Count: > 0 } further)
            Console.WriteLine($"Further databases: {string.Join(", ", further.Select(d => d.Name))}");
        await app.Services.GetRequiredService<Privacy.Erasing>().DestroyAgain(stop);
    }

    private static void Away(string database, Exception why) => Console.Error.WriteLine($"The database {database} cannot be used now: {why.Message}");

    private static async Task<int> Work(
        string[] args, HostSettings settings, string connectionString, EmbeddedPostgres? postgres, HostHooks hooks, CancellationToken stop)
    {
        var serves = args is [] or ["run", ..] || args[0].StartsWith('-');
        var role = await Preparation.Prepare(settings, connectionString, stop, lead: args is ["schema", "--lead"]);
        await using var app = serves
            ? EduEventsHost.Build(args, settings, role)
            : EduEventsHost.Build(args, settings with { Background = false, OwnsSchema = true }, connectionString);
        await OpenKeys(app, stop);
        switch (args)
        {
            case ["rebuild", ..]: return await CommandLine.Rebuild(app.Services, args.ElementAtOrDefault(1), stop);
            case ["views"]: return await CommandLine.Views(app.Services, stop);
            case ["keys", ..]: return await Privacy.KeyCommands.Run(app.Services, args.ElementAtOrDefault(1), stop);
            case ["verify"]: return await IntegrityCommand.Run(app.Services, stop);
            case ["databases", ..]: return await DatabaseCommands.Run(app.Services, args, connectionString, stop);
            case ["exit-pack", ..]: return await ExitPackCommands.Run(app.Services, args, stop);
            case ["schema", ..]: return 0;
            case ["seal-key"]:
                Console.WriteLine(app.Services.GetRequiredService<SealKey>().VerifierKey);
                return 0;
            case [var other, ..] when !serves:
                await Console.Error.WriteLineAsync($"'{other}' is not known. Use run, rebuild VIEW, views, keys, verify, databases, exit-pack, schema or seal-key.");
                return 2;
        }

        if (hooks.BeforeServing is not null) await hooks.BeforeServing(app, stop);
        if (await FirstAccount.Make(app.Services, stop) is { } password)
            Console.WriteLine($"First sign-in: {FirstAccount.UserName} / {password} (shown only this once; change it)");
        await Serve(app, postgres, hooks, stop);
        return 0;
    }

    private static async Task Serve(WebApplication app, EmbeddedPostgres? postgres, HostHooks hooks, CancellationToken stop)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var watch = postgres?.Watch(TimeProvider.System, ended.Token) ?? Task.CompletedTask;
        await app.StartAsync(stop);
        Console.WriteLine($"EduEvents is ready: {string.Join(", ", app.Urls)}");
        var beside = hooks.WhileServing is null ? Task.CompletedTask : Task.Run(() => hooks.WhileServing(app, ended.Token), CancellationToken.None);
        await app.WaitForShutdownAsync(stop);
        await ended.CancelAsync();
        await watch;
        await beside.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }
}
