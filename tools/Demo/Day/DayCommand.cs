using System.Globalization;
using EduEvents.Host.Operations;

namespace EduEvents.Demo.Day;

/// <summary>./eduevents day: lets a simulated day pass through the API of a running product and tells what happened.</summary>
public static class DayCommand
{
    private const int Misused = 2, Failed = 1;

    private const string Usage = """
        ./eduevents day --organisation ID --date DAY [--speed N] [--url URL] [--seed N] [--accounts FILE]

        EDUEVENTS_USER, EDUEVENTS_PASSWORD    the account that reads the organisation and sends what no other account is there for
        --accounts FILE                       lines of organisation, person or device, role, user name, password, parted by tabs
        """;

    /// <summary>Runs it.</summary>
    /// <returns>Exit code of the process.</returns>
    public static async Task<int> Run(string[] args)
    {
        var (user, password) = (Environment.GetEnvironmentVariable("EDUEVENTS_USER"),
            Environment.GetEnvironmentVariable("EDUEVENTS_PASSWORD"));
        if (!Guid.TryParse(Option(args, "--organisation"), out var organisation) || user is null || password is null
            || !DateOnly.TryParseExact(Option(args, "--date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on))
        {
            await Console.Error.WriteLineAsync(Usage);
            return Misused;
        }
        var speed = double.TryParse(Option(args, "--speed"), CultureInfo.InvariantCulture, out var n) ? n : 0;
        var seed = int.TryParse(Option(args, "--seed"), CultureInfo.InvariantCulture, out var s) ? s : 1;
        using var stopping = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) => { e.Cancel = true; stopping.Cancel(); };
        using var http = new HttpClient { BaseAddress = new(Option(args, "--url") ?? "http://localhost:5080") };
        using var api = new ApiClient(http, organisation.ToString("N"), new(user, password), Accounts(Option(args, "--accounts")));
        return await Run(new(api, organisation.ToString("N"), on, seed), speed, stopping.Token);
    }

    private static async Task<int> Run(SimulatedDay day, double speed, CancellationToken stop)
    {
        try
        {
            var (began, bar) = (TimeProvider.System.GetTimestamp(), new ProgressBar("day"));
            await day.Run(speed, (done, all) => bar.Show(done, all), stop);
            var seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
            var rate = day.Log.Count / seconds;
            Console.WriteLine($"\n{day.School!.Name}: {day.Log.Count:N0} requests in {seconds:N1} s, {rate:N0} a second.");
            if (!day.School.OwnBells) Console.WriteLine("The organisation has set no bells; sample bells were used.");
            foreach (var line in day.Log.Table()) Console.WriteLine(line);
            return 0;
        }
        catch (Exception e) when (e is InvalidOperationException or HttpRequestException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return Failed;
        }
        catch (OperationCanceledException)
        {
            foreach (var line in day.Log.Table()) Console.WriteLine(line);
            return Failed;
        }
    }

    private static Dictionary<Guid, SignInAccount> Accounts(string? file) => file is null ? [] : File.ReadLines(file)
        .Select(l => l.Split('\t')).Where(p => p.Length >= 5 && Guid.TryParse(p[1], out _)).DistinctBy(p => p[1])
        .ToDictionary(p => Guid.Parse(p[1]), p => new SignInAccount(p[3], p[4]));

    private static string? Option(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
