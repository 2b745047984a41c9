using System.Collections.Concurrent;

namespace EduEvents.Host.Live;

/// <summary>Which topics are watched on this Host, so that nothing is rendered for nobody.</summary>
public sealed class LiveViewers
{
    private readonly ConcurrentDictionary<(string Connection, string Topic), byte> _joined = new();

    /// <summary>Topics watched now.</summary>
    public IReadOnlyCollection<string> Topics => [.. _joined.Keys.Select(k => k.Topic).Distinct()];

    /// <summary>A connection watches a topic.</summary>
    public void Joined(string connection, string topic) => _joined[(connection, topic)] = 0;

    /// <summary>A connection watches a topic no more.</summary>
    public void Left(string connection, string topic) => _joined.TryRemove((connection, topic), out _);

    /// <summary>A connection has ended.</summary>
    public void Gone(string connection)
    {
        foreach (var key in _joined.Keys.Where(k => k.Connection == connection)) _joined.TryRemove(key, out _);
    }
}
