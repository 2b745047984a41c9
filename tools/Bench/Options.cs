using EduEvents.Bench.Drills;

namespace EduEvents.Bench;

/// <summary>What is asked of one run.</summary>
/// <param name="Drill">A drill instead of the rows; null for the rows.</param>
/// <param name="Json">True prints the table as JSON on stdout and nothing else there.</param>
/// <param name="Rounds">Rounds that count; one more goes before them to warm up.</param>
/// <param name="Seconds">Length of one row's load in one round.</param>
/// <param name="Clients">Clients that send at the same time.</param>
/// <param name="Only">Rows to run, by name; empty for all. The raw inserts always run, as every ratio is against them.</param>
public sealed record Options(Drill? Drill, bool Json, int Rounds, double Seconds, int Clients, IReadOnlyList<string> Only)
{
    private const double RowSeconds = 2;

    /// <summary>How the options are written.</summary>
    public static readonly string Usage = "bench [--all] [--json] [--rounds N] [--seconds S] [--clients N] [--only ROW,ROW]"
        + string.Concat(AllDrills.All.Select(d => $" | bench --{d.Name}")) + " [--seconds S] [--rate N] [--events N] [--growth MILLIONS] [--soak MINUTES]";

    /// <summary>True for every row, those against foreign stores too, and after them every drill.</summary>
    public bool All { get; init; }

    /// <summary>Sign-ins offered a second in the storm.</summary>
    public int Rate { get; init; } = 200;

    /// <summary>Fewest events of the store from which somebody is erased.</summary>
    public int Events { get; init; } = 1_000_000;

    /// <summary>Millions of events of the largest store whose growth is looked at.</summary>
    public double Millions { get; init; } = 1;

    /// <summary>Reads the arguments; null when one is not known or has no value.</summary>
    public static Options? From(IReadOnlyList<string> arguments)
    {
        var options = new Options(null, false, 3, 0, 16, []);
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, value) = (arguments[i], i + 1 < arguments.Count ? arguments[i + 1] : "");
            if (options.Flag(name) is { } flagged)
            {
                options = flagged;
                // Its size may follow.
                if (name == "--growth" && Number(value) is > 0 and var millions) (options, i) = (options with { Millions = millions }, i + 1);
                if (name == "--soak" && Number(value) is > 0 and var minutes) (options, i) = (options with { Seconds = 60 * minutes }, i + 1);
                continue;
            }
            if (options.Valued(name, value) is not { } read) return null;
            (options, i) = (read, i + 1);
        }
        return options;
    }

    /// <summary>What is run one after the other: the rows or a drill, and with everything asked for the rows and every drill but the one of an hour.</summary>
    public IEnumerable<Options> Parts() => (All ? AllDrills.All.Where(d => !d.IsApart).Prepend(null) : [Drill])
        .Select(drill => this with { Drill = drill, Clients = drill?.Clients ?? Clients, Seconds = Seconds > 0 ? Seconds : drill?.Seconds ?? RowSeconds });

    private Options? Flag(string name) => name switch
    {
        "--json" => this with { Json = true },
        "--all" => this with { All = true },
        _ => AllDrills.All.FirstOrDefault(d => name == $"--{d.Name}") is { } drill ? this with { Drill = drill } : null
    };

    private Options? Valued(string name, string value) => (name, value) switch
    {
        ("--rate", _) when int.TryParse(value, out var n) && n > 0 => this with { Rate = n },
        ("--events", _) when int.TryParse(value, out var n) && n > 0 => this with { Events = n },
        ("--rounds", _) when int.TryParse(value, out var n) && n > 0 => this with { Rounds = n },
        ("--seconds", _) when Number(value) is > 0 and var s => this with { Seconds = s },
        ("--clients", _) when int.TryParse(value, out var n) && n is > 0 and <= 64 => this with { Clients = n },
        ("--only", { Length: > 0 }) => this with { Only = value.Split(',') },
        _ => null
    };

    private static double Number(string text) =>
        double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
}
