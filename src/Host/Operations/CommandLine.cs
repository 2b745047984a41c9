using EduEvents.Host.Http;
using EduEvents.Host.Modules;
using EduEvents.Host.Spread;

namespace EduEvents.Host.Operations;

/// <summary>What the program does besides serving: rebuild a view, tell how far views are.</summary>
public static class CommandLine
{
    /// <summary>Rebuilds a view with a progress bar.</summary>
    public static async Task<int> Rebuild(IServiceProvider services, string? view, CancellationToken stop)
    {
        var views = ModuleViews.Following;
        if (view is null || !views.Contains(view, StringComparer.OrdinalIgnoreCase))
        {
            await Console.Error.WriteLineAsync($"Name a view: {string.Join(", ", views)}");
            return 2;
        }
        var name = views.First(v => v.Equals(view, StringComparison.OrdinalIgnoreCase));
        Console.WriteLine($"{name} is being built anew; the old one stays in use until then.");
        var started = TimeProvider.System.GetTimestamp();
        var bar = new ProgressBar(name);
        try
        {
            var events = 0L;
            foreach (var database in services.GetRequiredService<Databases>().All)
            {
                var reached = await new Rebuild(services, database.Database).Run(name, bar.Show, stop);
                bar.Show(reached, reached);
                events += reached;
            }
            var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
            Console.WriteLine($"\n{name}: {events:N0} events in {seconds:N1} s, {events / seconds:N0} a second.");
            return 0;
        }
        catch (InvalidOperationException e)
        {
            await Console.Error.WriteLineAsync($"\n{e.Message} The view in use is as it was.");
            return 1;
        }
    }

    /// <summary>Prints how far each view is behind.</summary>
    public static async Task<int> Views(IServiceProvider services, CancellationToken stop)
    {
        foreach (var database in services.GetRequiredService<Databases>().All)
        {
            var (views, newest) = await Freshness.Progress(database.Source, stop);
            if (database.Database.Number > 0) Console.WriteLine($"Database {database.Name}:");
            foreach (var (view, position) in views.OrderBy(v => v.Key, StringComparer.Ordinal))
                Console.WriteLine($"{view,-28} {position,12:N0} {newest - position,10:N0} behind");
        }
        return 0;
    }
}

/// <summary>A bar that draws itself over and over on one line; plain lines when the output is not a terminal.</summary>
public sealed class ProgressBar(string what)
{
    private const int Width = 40;
    private int _shown = -1;

    /// <summary>Shows that some of all is done.</summary>
    public void Show(long done, long all)
    {
        var percent = all == 0 ? 100 : (int)Math.Min(100, done * 100 / all);
        if (Interlocked.Exchange(ref _shown, percent) == percent) return;
        if (Console.IsOutputRedirected)
        {
            if (percent % 10 == 0) Console.WriteLine($"{what} {percent}% ({done:N0} of {all:N0})");
            return;
        }
        Console.Write($"\r{what} [{new string('#', percent * Width / 100).PadRight(Width, '.')}] {percent,3}% {done:N0} of {all:N0}   ");
    }
}
