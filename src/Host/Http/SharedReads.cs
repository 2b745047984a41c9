using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;
using EduEvents.Application;
using EduEvents.Host.Live;
using EduEvents.Host.Modules;
using JasperFx.Events;
using Microsoft.AspNetCore.OutputCaching;

namespace EduEvents.Host.Http;

/// <summary>
/// Keeps answers that are the same for all who may read them in an organisation, as its bells, subjects and the lessons of a day. Rights are asked for
/// before, by every reader: therefore the store of the output cache is used here, behind the check, and not its middleware, which stands before it.
/// An event that changes such an answer is told to every Host by the live feed and takes the answer out of all of them. A Host that does not hear
/// the feed keeps nothing.
/// </summary>
public sealed class SharedReads(IOutputCacheStore kept, IDatabases databases)
{
    /// <summary>First part of the topic under which Hosts tell each other.</summary>
    public const string Topic = "reads";

    // Only against what nobody has thought of: answers are taken out when they change.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private static readonly FrozenDictionary<Type, string[]> Views = ModuleApis.All.SelectMany(m => m.Api.Reads)
        .SelectMany(r => r.ChangedBy.Select(e => (Event: e, r.View))).GroupBy(x => x.Event, x => x.View).ToFrozenDictionary(g => g.Key, g => g.ToArray());

    private readonly ConcurrentDictionary<string, long> _changed = new();
    private readonly ConcurrentDictionary<int, (long Listening, long From)> _heard = new();

    /// <summary>What some events change: organisation and view, each once with its newest change.</summary>
    public static IEnumerable<LiveMessage> ToldOf(IReadOnlyList<IEvent> events) => events
        .SelectMany(e => Views.GetValueOrDefault(e.EventType, []).Select(view => (Topic: $"{Topic}/{Tag(e.TenantId, view)}", e.Sequence)))
        .GroupBy(c => c.Topic, c => c.Sequence).Select(c => new LiveMessage(c.Key, "changed", new { }, c.Max()));

    /// <summary>The feed is heard from now on; what it has told before is gone.</summary>
    /// <param name="database">Whose feed.</param>
    /// <param name="sequence">How far the feed had told when it began to be heard.</param>
    public void Hears(Database database, long sequence) => Begin(database, database.PositionOf(sequence));

    /// <summary>The feed is not heard any more: nothing is kept, and nothing that was kept is told.</summary>
    public void Lost(Database database) => Begin(database, long.MaxValue);

    /// <summary>A view of an organisation shows something else since a position.</summary>
    public async ValueTask Changed(string organisation, string view, long position, CancellationToken stop)
    {
        var tag = Tag(organisation, view);
        _changed.AddOrUpdate(tag, position, (_, known) => Math.Max(known, position));
        await kept.EvictByTagAsync(tag, stop);
    }

    /// <summary>Sends a list, from what is kept when that is new enough for the reader.</summary>
    public async Task<IResult> Send(ReadRequest request, StoredList list, params object[] values)
    {
        var (tag, seen, heard) = (Tag(request.Organisation, list.View), EntityTags.Seen(request.Http.Request), Heard(request.Organisation));
        var key = $"{heard.Database}.{heard.Listening}/{tag}?{string.Join('&', values)}";
        if (heard.From != long.MaxValue && await kept.GetAsync(key, request.Stop) is { } stored && Of(stored) is var known
            && known.Position >= (Routes.PositionOf(request.Http.Request) ?? 0)) return StoredList.Answer(request, known.Tag, known.Body, seen);

        var found = await list.Read(request, [], values);
        if (found.Body is not null && found.Position >= Required(request.Organisation, tag))
        {
            await kept.SetAsync(key, Bytes(found.Tag, found.Body, found.Position), [tag], Longest, request.Stop);
            // It may have been told just now that this is old.
            if (found.Position < Required(request.Organisation, tag)) await kept.EvictByTagAsync(tag, request.Stop);
        }
        return StoredList.Answer(request, found.Tag, found.Body, seen);
    }

    // What is older than the last change that was told, or may miss one told before the feed was heard, is not kept: nobody would take it out again.
    private long Required(string organisation, string tag) => Math.Max(Heard(organisation).From, _changed.GetValueOrDefault(tag));

    private void Begin(Database database, long from) => _heard.AddOrUpdate(database.Number, (1, from), (_, before) => (before.Listening + 1, from));

    private (int Database, long Listening, long From) Heard(string organisation)
    {
        var number = databases.Of(organisation).Number;
        return _heard.TryGetValue(number, out var heard) ? (number, heard.Listening, heard.From) : (number, 0, long.MaxValue);
    }

    private static string Tag(string organisation, string view) => $"{organisation}/{view}";

    // Position, length of the version, version, answer.
    private static byte[] Bytes(string tag, byte[] body, long position)
    {
        var bytes = new byte[sizeof(long) + 1 + tag.Length + body.Length];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, position);
        bytes[sizeof(long)] = (byte)tag.Length;
        Encoding.ASCII.GetBytes(tag, bytes.AsSpan(sizeof(long) + 1));
        body.CopyTo(bytes, sizeof(long) + 1 + tag.Length);
        return bytes;
    }

    private static (string Tag, byte[] Body, long Position) Of(byte[] bytes)
    {
        var body = sizeof(long) + 1 + bytes[sizeof(long)];
        return (Encoding.ASCII.GetString(bytes, sizeof(long) + 1, bytes[sizeof(long)]), bytes[body..], BinaryPrimitives.ReadInt64LittleEndian(bytes));
    }
}
