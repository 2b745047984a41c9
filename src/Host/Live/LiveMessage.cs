using System.Text.Json.Serialization;

namespace EduEvents.Host.Live;

/// <summary>What those who watch a topic are told.</summary>
/// <param name="Topic">Organisation and what is watched.</param>
/// <param name="Kind">Kind of message: mark, attendance, pass, meal and so on.</param>
/// <param name="Data">The message itself; ids and numbers only, never names.</param>
/// <param name="Position">Global position of the event it tells of; send it as X-Position with a read to see at least this event.</param>
public sealed record LiveMessage(string Topic, string Kind, object Data, long Position = 0)
{
    /// <summary>True for what Hosts tell each other: whose rights or which consents have changed.</summary>
    [JsonIgnore]
    public bool IsForHosts { get; init; }
}

/// <summary>Names of topics: the organisation, what is watched, and of what.</summary>
public static class LiveTopic
{
    /// <summary>A topic, as in organisation/gate or organisation/class/id/id.</summary>
    public static string Of(string organisation, string what, params ReadOnlySpan<Guid> ids)
    {
        var topic = $"{organisation}/{what}";
        foreach (var id in ids) topic += $"/{id}";
        return topic;
    }
}
