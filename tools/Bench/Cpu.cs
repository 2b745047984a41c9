using System.Globalization;

namespace EduEvents.Bench;

/// <summary>Processor time as the kernel counts it, in steps of 10 ms.</summary>
public static class Cpu
{
    // The kernel tells times to programs in hundredths of a second, whatever its own clock.
    private const double StepsPerSecond = 100;

    // Places in /proc/PID/stat, counted from the field after the name.
    private const int Parent = 1, User = 11, System = 12, ChildUser = 13, ChildSystem = 14;

    /// <summary>Time a process has used; none when it is gone.</summary>
    public static TimeSpan Of(int process) => Read(process) is { } s ? Time(s, User, System) : TimeSpan.Zero;

    /// <summary>Time of every process of a PostgreSQL server: the server itself, its living children and those that have ended.</summary>
    public static TimeSpan OfCluster(int server)
    {
        var sum = Read(server) is { } own ? Time(own, User, System, ChildUser, ChildSystem) : TimeSpan.Zero;
        var parent = server.ToString(CultureInfo.InvariantCulture);
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), out var process) && Read(process) is { } s && s[Parent] == parent)
                sum += Time(s, User, System);
        return sum;
    }

    /// <summary>Time of this program's children that have ended.</summary>
    public static TimeSpan OfEndedChildren() => Time(Read(Environment.ProcessId)!, ChildUser, ChildSystem);

    private static TimeSpan Time(string[] fields, params ReadOnlySpan<int> places)
    {
        var steps = 0L;
        foreach (var place in places) steps += long.Parse(fields[place], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds(steps / StepsPerSecond);
    }

    private static string[]? Read(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            // It has ended between being listed and being read.
            return null;
        }
    }
}
