namespace EduEvents.Bench.Rows;

/// <summary>A terminal's passes, so many in one command.</summary>
public sealed class Gate(string name, string command, int count, string? method = null) : HttpRow
{
    private Passes[] _passes = [];

    /// <summary>One pass in one command, as a turnstile that is online sends it.</summary>
    public static Gate OnePass => new("http.gate", "send-pass", 1);

    /// <summary>One pass known by a face, for which the consent is looked up.</summary>
    public static Gate Biometric => new("http.gate.biometric", "send-pass", 1, "biometric");

    /// <summary>Two hundred passes in one command, as a terminal sends them that was cut off.</summary>
    public static Gate Backlog200 => new("http.gate.backlog200", "send-passes", 200);

    /// <inheritdoc />
    public override string Name => name;

    /// <inheritdoc />
    public override Task Prepare(Stage stage, CancellationToken stop)
    {
        if (_passes.Length == 0) _passes = [.. stage.Town.Seats.Select(seat => new Passes(seat, method))];
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override int Send(Stage stage, int client, WireClient http)
    {
        var body = count == 1 ? _passes[client].OnePass() : _passes[client].Backlog(count);
        Command.Send(http, $"/api/gate/{command}", stage.Town.Seats[client].TerminalToken, body, count);
        return count;
    }
}
