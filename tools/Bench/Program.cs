using System.Runtime.InteropServices;
using EduEvents.Bench;
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
    return await BenchRun.Of(options, stopping.Token) ? 0 : 1;
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    return 130;
}
catch (Exception e) when (e is InvalidOperationException or PostgresUnavailable or Npgsql.NpgsqlException)
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
