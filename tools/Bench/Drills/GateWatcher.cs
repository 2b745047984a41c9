using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR.Client;

namespace EduEvents.Bench.Drills;

/// <summary>Somebody who watches the gates of all schools live, at one Host.</summary>
internal sealed class GateWatcher : IAsyncDisposable
{
    private readonly HubConnection _connection;

    private GateWatcher(HubConnection connection) => _connection = connection;

    /// <summary>Position of each pass told of, and when, as a timestamp of the stopwatch.</summary>
    public ConcurrentQueue<(long Position, long At)> Heard { get; } = [];

    /// <summary>Begins to watch.</summary>
    public static async Task<GateWatcher> Of(Uri host, string token, IEnumerable<string> schools, CancellationToken stop)
    {
        var connection = new HubConnectionBuilder().WithUrl(new Uri(host, "/live"), o => o.AccessTokenProvider = () => Task.FromResult<string?>(token)).Build();
        var watcher = new GateWatcher(connection);
        connection.On<JsonNode>("message", m => watcher.Heard.Enqueue((m["position"]!.GetValue<long>(), Stopwatch.GetTimestamp())));
        await connection.StartAsync(stop);
        foreach (var school in schools) await connection.InvokeAsync("Join", $"{school}/gate", stop);
        return watcher;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
