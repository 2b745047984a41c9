using System.Text.Json;
using System.Text.Json.Serialization;
using EduEvents.Application;
using EduEvents.Host.Http;
using EduEvents.Host.Modules;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Subscriptions;

namespace EduEvents.Host.Live;

/// <summary>
/// Turns committed events into messages. Runs on one Host; NOTIFY goes out in the transaction that moves its place in the log, so once
/// and only after commit, and every Host hears it.
/// </summary>
public sealed class LiveFeed : SubscriptionBase
{
    /// <summary>Channel of the database.</summary>
    public const string Channel = "edu_live";

    // NOTIFY carries 8000 bytes at most.
    private const int MaxBytes = 7_500;

    /// <summary>JSON of messages.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>Name of its place in the log.</summary>
    public const string Shard = "live-feed:All";

    // Nobody waits any more for what is older. What Hosts tell each other, so that none goes on with what it remembers, is told however late.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    private readonly TimeProvider _clock;
    private readonly Database _own;

    /// <summary>On a new store it begins with what comes; a Host that takes it over goes on where the other one has left it.</summary>
    public LiveFeed(TimeProvider clock, Database own)
    {
        (_clock, _own, Name) = (clock, own, "live-feed");
        Options.SubscribeAsInlineToAsync();
    }

    /// <inheritdoc />
    public override Task<IChangeListener> ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations, CancellationToken cancellationToken)
    {
        var oldest = _clock.GetUtcNow() - Kept;
        var messages = page.Events.Where(e => e.GetHeader(Metadata.Moved) is null).SelectMany(e => All.Modules.SelectMany(m => m.Live(e))
            .Where(m => e.Timestamp >= oldest || m.IsForHosts).Select(m => m with { Position = e.Sequence }));
        // Kept answers are taken out whenever something changes them, however old it is: imports bring the past.
        foreach (var payload in Pack(messages.Concat(SharedReads.ToldOf(page.Events)).Select(m => m with { Position = _own.PositionOf(m.Position) })))
            operations.QueueSqlCommand($"select pg_notify('{Channel}', ?)", payload);
        return Task.FromResult(NullChangeListener.Instance);
    }

    private static IEnumerable<string> Pack(IEnumerable<LiveMessage> messages)
    {
        var (lines, bytes) = (new List<string>(), 0);
        foreach (var line in messages.Select(m => JsonSerializer.Serialize(m, Json)))
        {
            var size = System.Text.Encoding.UTF8.GetByteCount(line) + 1;
            if (size > MaxBytes) continue;
            if (bytes + size > MaxBytes)
            {
                yield return string.Join('\n', lines);
                (lines, bytes) = ([], 0);
            }
            lines.Add(line);
            bytes += size;
        }
        if (lines.Count > 0) yield return string.Join('\n', lines);
    }
}
