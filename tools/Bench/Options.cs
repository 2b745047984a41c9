namespace EduEvents.Bench;

/// <summary>What is tried as a whole, beside the rows of the table.</summary>
public enum Drill
{
    None,

    /// <summary>Everybody signs in at once while the gates are busy.</summary>
    Storm,

    /// <summary>A person is erased from a large store.</summary>
    Erasure,

    /// <summary>All that an oblast's schools do in the rush hour, at its rates.</summary>
    Oblast,

    /// <summary>One school at work for an hour: whether the product grows.</summary>
    Soak
}

/// <summary>What is asked of one run.</summary>
/// <param name="Drill">A drill instead of the rows.</param>
/// <param name="Json">True prints the rows as JSON on stdout and nothing else there.</param>
/// <param name="Rounds">Rounds that count; one more goes before them to warm up.</param>
/// <param name="Seconds">Length of one row's load in one round.</param>
/// <param name="Clients">Clients that send at the same time.</param>
/// <param name="Only">Rows to run, by name; empty for all. The raw inserts always run, as every ratio is against them.</param>
public sealed record Options(Drill Drill, bool Json, int Rounds, double Seconds, int Clients, IReadOnlyList<string> Only)
{
    /// <summary>How the options are written.</summary>
    public const string Usage =
        "bench [--all] [--json] [--rounds N] [--seconds S] [--clients N] [--only ROW,ROW] | bench --storm [--seconds S] [--rate N] | bench --erasure [--events N] | bench --oblast [--seconds S] | bench --soak [MINUTES]";

    private const double RowSeconds = 2, StormSeconds = 60, OblastSeconds = 15, SoakSeconds = 3_600;

    /// <summary>True for every row, those against foreign stores too, and after them every drill.</summary>
    public bool All { get; init; }

    /// <summary>Sign-ins offered a second in the storm.</summary>
    public int Rate { get; init; } = 200;

    /// <summary>Fewest events of the store from which somebody is erased.</summary>
    public int Events { get; init; } = 1_000_000;

    /// <summary>Reads the arguments; null when one is not known or has no value.</summary>
    public static Options? From(IReadOnlyList<string> arguments)
    {
        var options = new Options(Drill.None, false, 3, 0, 16, []);
        for (var i = 0; i < arguments.Count; i++)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : "";
            var read = (arguments[i], value) switch
            {
                ("--json", _) => options with { Json = true },
                ("--all", _) => options with { All = true },
                ("--storm", _) => options with { Drill = Drill.Storm },
                ("--erasure", _) => options with { Drill = Drill.Erasure },
                ("--oblast", _) => options with { Drill = Drill.Oblast },
                ("--soak", _) => options with { Drill = Drill.Soak, Seconds = 60 * Number(value) },
                ("--rate", _) when int.TryParse(value, out var n) && n > 0 => options with { Rate = n },
                ("--events", _) when int.TryParse(value, out var n) && n > 0 => options with { Events = n },
                ("--rounds", _) when int.TryParse(value, out var n) && n > 0 => options with { Rounds = n },
                ("--seconds", _) when Number(value) is > 0 and var s => options with { Seconds = s },
                ("--clients", _) when int.TryParse(value, out var n) && n is > 0 and <= 64 => options with { Clients = n },
                ("--only", { Length: > 0 }) => options with { Only = value.Split(',') },
                _ => null
            };
            if (read is null) return null;
            options = read;
            if (arguments[i] is not ("--json" or "--all" or "--storm" or "--erasure" or "--oblast") && (arguments[i] != "--soak" || Number(value) > 0)) i++;
        }
        return options;
    }

    /// <summary>What is run one after the other: the rows or a drill, and with everything asked for the rows and every drill but the one of an hour.</summary>
    public IEnumerable<Options> Parts() => (All ? [Drill.None, Drill.Oblast, Drill.Storm, Drill.Erasure] : new[] { Drill }).Select(drill => this with
    {
        Drill = drill, Clients = drill == Drill.Soak ? Drills.SoakDrill.Classes : Clients,
        Seconds = Seconds > 0 ? Seconds : drill switch { Drill.Storm => StormSeconds, Drill.Oblast => OblastSeconds, Drill.Soak => SoakSeconds, _ => RowSeconds }
    });

    private static double Number(string text) =>
        double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
}
