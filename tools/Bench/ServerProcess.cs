using System.Collections.Concurrent;
using System.Diagnostics;

namespace EduEvents.Bench;

/// <summary>A program that serves, in a process of its own: its processor time is its own, and so is its garbage.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private const string Ready = "EduEvents is ready: ";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60), StopLimit = TimeSpan.FromSeconds(15);
    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _output = [];
    private bool _disposed;

    private ServerProcess(Process process) => _process = process;

    /// <summary>Where it answers.</summary>
    /// <exception cref="InvalidOperationException">It has ended; the message holds its last lines.</exception>
    public Uri Address
    {
        get => _process.HasExited ? throw Failed("ended") : field!;
        private set;
    }

    /// <summary>Number of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Processor time so far.</summary>
    public TimeSpan Cpu => Bench.Cpu.Of(_process.Id);

    /// <summary>Starts a program and waits until it says where it answers.</summary>
    /// <exception cref="InvalidOperationException">It ends or stays silent; the message holds its last lines.</exception>
    public static async Task<ServerProcess> Start(
        string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, CancellationToken stop)
    {
        var server = Launch(program, arguments, environment);
        _ = server._process.WaitForExitAsync(stop).ContinueWith(_ => server._ready.TrySetException(server.Failed("ended")), stop,
            TaskContinuationOptions.None, TaskScheduler.Default);
        try
        {
            server.Address = await server._ready.Task.WaitAsync(StartLimit, stop);
            return server;
        }
        catch (TimeoutException)
        {
            await server.DisposeAsync();
            throw server.Failed("did not start");
        }
    }

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">The assembly.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Its environment.</param>
    /// <param name="said">Told each line, with the processor time used until then.</param>
    /// <param name="stop">Kills it.</param>
    /// <exception cref="InvalidOperationException">It fails.</exception>
    public static async Task Run(
        string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, Action<string, TimeSpan> said,
        CancellationToken stop)
    {
        await using var server = Launch(program, arguments, environment, said);
        await server._process.WaitForExitAsync(stop);
        if (server._process.ExitCode != 0) throw server.Failed("failed");
    }

    /// <summary>Ends it with kill -9.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, and kills it when it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        if (!_process.HasExited)
        {
            using var ask = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            using var limit = new CancellationTokenSource(StopLimit);
            try
            {
                await _process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }
        _process.Dispose();
    }

    private static ServerProcess Launch(
        string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment,
        Action<string, TimeSpan>? said = null)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var server = new ServerProcess(new Process { StartInfo = start });
        server._process.OutputDataReceived += (_, line) => server.Hear(line.Data, said);
        server._process.ErrorDataReceived += (_, line) => server.Hear(line.Data, said);
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        return server;
    }

    private void Hear(string? line, Action<string, TimeSpan>? said)
    {
        if (line is null) return;
        said?.Invoke(line, Cpu);
        _output.Enqueue(line);
        if (_output.Count > 40) _output.TryDequeue(out _);
        if (line.StartsWith(Ready, StringComparison.Ordinal)) _ready.TrySetResult(new(line[Ready.Length..].Split(',')[0]));
    }

    private InvalidOperationException Failed(string how) =>
        new($"{_process.StartInfo.ArgumentList[0]} {how}.\n{string.Join('\n', _output)}");
}
