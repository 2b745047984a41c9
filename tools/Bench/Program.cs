using System.Runtime.InteropServices;
using EduEvents.Bench;
using EduEvents.Bench.Drills;
using EduEvents.Bench.Rows;
using EduEvents.Host.Postgres;

if (args is [RawServer.Name])
{
    await RawServer.Run();
    return 0;
}
if (Options.From(args) is not { } options)
{
    await Console.Error.WriteLineAsync($"./eduevents {Options.Usage}");
    return 2;
}
using var stopping = new CancellationTokenSource();
using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    foreach (var part in options.Parts()) Console.WriteLine(await (part.Drill switch
    {
        Drill.Storm => StormDrill.Run(part, stopping.Token),
        Drill.Oblast => OblastDrill.Run(part, stopping.Token),
        Drill.Erasure => ErasureDrill.Run(part, stopping.Token),
        Drill.Soak => SoakDrill.Run(part, stopping.Token),
        _ => Rounds.Run(part, stopping.Token)
    }));
    return 0;
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    return 130;
}
catch (Exception e) when (e is InvalidOperationException or PostgresUnavailable)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}

// What was started is stopped and what was made is taken away before the program ends.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stopping.Cancel();
}
