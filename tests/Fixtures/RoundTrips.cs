using System.Collections.Concurrent;
using System.Diagnostics;

namespace EduEvents.Fixtures;

/// <summary>Counts how often a request asks the database, by the trace that runs from the request to the driver.</summary>
public sealed class RoundTrips : IDisposable
{
    private static readonly string[] Sources = ["Npgsql", "Microsoft.AspNetCore"];
    private readonly ConcurrentDictionary<ActivityTraceId, int> _counted = new();
    private readonly ActivityListener _listener;

    public RoundTrips()
    {
        _listener = new()
        {
            ShouldListenTo = source => Sources.Contains(source.Name), Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a =>
            {
                // To open a connection is no question; a batch is one.
                if (a.Source.Name == Sources[0] && !a.OperationName.StartsWith("CONNECT", StringComparison.OrdinalIgnoreCase)) _counted.AddOrUpdate(a.TraceId, 1, (_, n) => n + 1);
            }
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Reads and counts.</summary>
    public async Task<(HttpResponseMessage Answer, int Trips)> Get(Sender sender, string path, params (string Name, string Value)[] headers)
    {
        var trace = ActivityTraceId.CreateRandom();
        var answer = await sender.Get(path, [.. headers, ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01")]);
        return (answer, _counted.GetValueOrDefault(trace));
    }

    /// <inheritdoc />
    public void Dispose() => _listener.Dispose();
}
