/// <summary>
/// Loaded by the runtime of a program that is watched (DOTNET_STARTUP_HOOKS), before that program begins: tells each second what only the runtime
/// itself knows. The runtime asks for this name, without a namespace.
/// </summary>
internal static class StartupHook
{
    /// <summary>Environment variable with the file to tell it in.</summary>
    public const string FileVariable = "EDUEVENTS_BENCH_HEAP";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static Timer? _timer;
    private static long _told;

    /// <summary>Called by the runtime.</summary>
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(FileVariable) is not { Length: > 0 } file) return;
        _timer = new(_ => Tell(file), null, TimeSpan.Zero, Pause);
    }

    private static void Tell(string file)
    {
        // Bytes in use at the end of the last collection, and those taken from the system.
        var memory = GC.GetGCMemoryInfo();
        var own = $"{file}.{Interlocked.Increment(ref _told)}";
        File.WriteAllText(own, $"{memory.HeapSizeBytes} {memory.TotalCommittedBytes}");
        File.Move(own, file, overwrite: true);
    }
}
