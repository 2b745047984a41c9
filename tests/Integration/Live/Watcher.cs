using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using EduEvents.Fixtures;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace EduEvents.Integration.Live;

/// <summary>A client of the live hub that keeps what it is told.</summary>
public sealed class Watcher : IAsyncDisposable
{
    private readonly HubConnection _connection;

    private Watcher(HubConnection connection) => _connection = connection;

    /// <summary>Messages as they came.</summary>
    public ConcurrentQueue<JsonNode> Heard { get; } = [];

    /// <summary>Panels as they were drawn.</summary>
    public ConcurrentQueue<(string Topic, string Html)> Drawn { get; } = [];

    /// <summary>Topics that were taken away.</summary>
    public ConcurrentQueue<string> Ended { get; } = [];

    /// <summary>True once the product has closed the connection.</summary>
    public bool IsClosed => _connection.State == HubConnectionState.Disconnected;

    /// <summary>Connects as somebody who is signed in, or as nobody.</summary>
    public static async Task<Watcher> Of(Sender sender)
    {
        var connection = new HubConnectionBuilder().WithUrl(new Uri(sender.Http.BaseAddress!, "/live"), o =>
        {
            if (sender.Http.DefaultRequestHeaders.Authorization is { } token)
                o.AccessTokenProvider = () => Task.FromResult<string?>(token.Parameter);
        }).Build();
        var watcher = new Watcher(connection);
        connection.On<JsonNode>("message", watcher.Heard.Enqueue);
        connection.On<string, string>("html", (topic, html) => watcher.Drawn.Enqueue((topic, html)));
        connection.On<string>("ended", watcher.Ended.Enqueue);
        await connection.StartAsync();
        return watcher;
    }

    /// <summary>Joins a topic.</summary>
    public Task Join(string topic) => _connection.InvokeAsync("Join", topic);

    /// <summary>Leaves a topic.</summary>
    public Task Leave(string topic) => _connection.InvokeAsync("Leave", topic);

    /// <summary>Joins a topic that is refused.</summary>
    /// <returns>Why.</returns>
    public async Task<string> Refused(string topic) =>
        (await Assert.ThrowsAsync<HubException>(() => Join(topic))).Message.Split(' ')[^1];

    /// <summary>Waits for a message of a kind.</summary>
    public async Task<JsonNode> Message(string kind)
    {
        await Wait.Until(() => Heard.Any(m => Kind(m) == kind), $"a message of the kind {kind}");
        return Heard.First(m => Kind(m) == kind);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static string Kind(JsonNode message) => message["kind"]!.GetValue<string>();
}
