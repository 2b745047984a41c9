namespace EduEvents.Bench.Drills;

/// <summary>
/// The rush hour of an oblast of 600,000 pupils: passes, marks, meals, sign-ins and reads at its rates, each alone and then all of them together,
/// in growing parts of the whole, until the machine carries no more.
/// </summary>
public static class OblastDrill
{
    private const double LongestMs = 200, SignInsPerSecond = 310;
    private static readonly double[] Parts = [0.25, 0.5, 0.75, 1];

    /// <summary>Runs it.</summary>
    /// <exception cref="InvalidOperationException">A fact was refused, or a read answered wrongly.</exception>
    public static async Task<Report> Run(Options options, CancellationToken stop)
    {
        await Console.Error.WriteLineAsync("Setting up.");
        await using var stage = await Stage.Build(options, new(People: true, SchoolDays.OfQuarter, Rows: false), stop);
        await stage.Views.Wait(stage.Source, null, stop);
        var time = TimeSpan.FromSeconds(options.Seconds);
        using var oblast = new OblastLoad(stage);
        using var people = new SignInLoad(stage.Host.Address);
        await oblast.Prepare((Parts.Length + 2) * options.Seconds, stop);
        // The just-in-time compilers take their time.
        await Task.WhenAll(oblast.Flows.Select(s => s.Offer(0.25, time, stop)));

        List<Result> rows = [];
        List<string> lines = [$"{Environment.ProcessorCount} cores, load {Surroundings.Load()} before; p99 in ms", Head];
        foreach (var flow in oblast.Flows) Add($"{flow.Name} alone", flow.PerSecond, await flow.Offer(1, time, stop));
        Add("sign-ins alone", SignInsPerSecond, LetIn(await people.Run(SignInsPerSecond, time, stop)));
        var carried = 0.0;
        foreach (var part in Parts)
        {
            var signIns = people.Run(part * SignInsPerSecond, time, stop);
            var all = await Task.WhenAll(oblast.Flows.Select(s => s.Offer(part, time, stop)));
            foreach (var (flow, answers) in oblast.Flows.Zip(all)) Add($"{flow.Name} of {part:P0}", part * flow.PerSecond, answers);
            Add($"sign-ins of {part:P0}", part * SignInsPerSecond, LetIn(await signIns));
            if (all.Any(a => OpenLoop.Within(a, 0.99) > LongestMs)) break;
            carried = part;
        }
        lines.Add($"load {Surroundings.Load()} after; of the mix {carried:P0} is carried with every p99 under {LongestMs:N0} ms; whoever finds no place to sign in is told when to come again");
        rows.Add(Result.Headline("oblast.carried", null, null, null, carried));
        return new(rows, string.Join('\n', lines));

        void Add(string name, double offered, IReadOnlyList<Answered> answers)
        {
            lines.Add(Line(name, offered, answers));
            rows.Add(Result.Headline($"oblast.{name.Replace(' ', '.')}", answers.Count / time.TotalSeconds, OpenLoop.Within(answers, 0.5), OpenLoop.Within(answers, 0.99)));
        }
    }

    private static IReadOnlyList<Answered> LetIn(IReadOnlyList<Answered> signIns) => [.. signIns.Where(s => s.Outcome is 200 or 401)];

    private static readonly string Head = $"{"",-22}{"offered/s",12}{"answered",10}{"p50 ms",10}{"p99 ms",10}{"max ms",10}";

    private static string Line(string name, double offered, IReadOnlyList<Answered> answers) =>
        $"{name,-22}{offered,12:N0}{answers.Count,10:N0}{OpenLoop.Within(answers, 0.5),10:N1}{OpenLoop.Within(answers, 0.99),10:N1}{OpenLoop.Within(answers, 1),10:N1}";
}
