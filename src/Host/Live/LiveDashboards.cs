using System.Collections.Concurrent;

namespace EduEvents.Host.Live;

/// <summary>Draws watched dashboards anew, at most once a second, when something happened in their organisation.</summary>
public sealed class LiveDashboards
{
    private readonly ConcurrentDictionary<string, byte> _touched = new();

    /// <summary>Something happened in the organisation.</summary>
    public void Touch(string organisation) => _touched[organisation] = 0;
}
