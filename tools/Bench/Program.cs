using EduEvents.Bench;
using EduEvents.Bench.Rows;

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
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stopping.Cancel();
};
try
{
    Console.WriteLine(await Rounds.Run(options, stopping.Token));
    return 0;
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    return 130;
}
