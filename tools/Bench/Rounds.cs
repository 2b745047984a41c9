using System.Diagnostics;
using System.Globalization;
using EduEvents.Bench.Rows;

namespace EduEvents.Bench;

/// <summary>One run: in each round every row once, so that whatever else the machine does falls upon all of them alike.</summary>
public static class Rounds
{
    private const double WarmUp = 2.5;

    /// <summary>Runs them, and takes the plans of the product's hot queries at the end.</summary>
    public static async Task<Report> Run(Options options, CancellationToken stop)
    {
        var started = Stopwatch.GetTimestamp();
        var wanted = options.Only;
        Row[] rows = [.. AllRows.Make().Where(r => wanted.Count == 0 ? options.All || !r.OnlyWithAll : r is RawInsert or RawInsertHttp || wanted.Contains(r.Name))];
        Say("Setting up.");
        await using var stage = await Stage.Build(options, new(People: false, SchoolDays.OfQuarter, Rows: true), stop);

        var samples = rows.ToDictionary(r => r.Name, _ => new List<Sample>());
        for (var round = 0; round <= options.Rounds; round++)
        {
            foreach (var row in rows)
            {
                await row.Prepare(stage, stop);
                // The first round is for the just-in-time compilers and the caches, which take their time.
                var duration = TimeSpan.FromSeconds(round == 0 ? WarmUp * options.Seconds : options.Seconds);
                var sample = await row.Run(stage, duration, stop);
                if (round > 0) samples[row.Name].Add(sample);
            }
            Say($"Round {round} of {options.Rounds}, {Stopwatch.GetElapsedTime(started).TotalSeconds:N0} s, load {Surroundings.Load()}");
        }
        var sizes = await Surroundings.Sizes(stage.Source, stop);

        var raw = new Dictionary<Door, List<Sample>> { [Door.Database] = samples[rows[0].Name], [Door.Http] = samples[rows[1].Name] };
        Result[] results = [.. rows.Select(r => Result.Of(r.Name, samples[r.Name], raw[r.Door]))];
        await stage.StopHost();
        await Drills.Growth.Settle(stage.Source, stop);
        var plans = await Plans.Take(stage.Ground, stage.Ground.ConnectionString, stage.Town, stage.Journals, stop);
        return new(results, string.Join('\n', [Surroundings.Stage(stage), sizes, .. plans.Lines])) { Plans = plans.Whole, Failures = plans.Failures };
    }

    private static void Say(FormattableString text) => Console.Error.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    private static void Say(string text) => Console.Error.WriteLine(text);
}
