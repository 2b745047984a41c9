using Marten;

namespace EduEvents.Host.Live;

/// <summary>A part of a page that the server draws anew for all who watch it: topic organisation/name/language.</summary>
/// <param name="Name">Name in topics.</param>
/// <param name="Permission">The right to watch it, within the organisation.</param>
/// <param name="View">The read model it shows; it is drawn once that has caught up.</param>
/// <param name="Component">Razor component with one parameter, Data.</param>
/// <param name="Load">Reads the data from the organisation's views as at a moment.</param>
public sealed record LivePanel(
    string Name, string Permission, string View, Type Component, Func<IQuerySession, DateTimeOffset, CancellationToken, Task<object>> Load)
{
    /// <summary>The topic under which a panel is watched.</summary>
    public static string Topic(string organisation, string name, string language) => $"{organisation}/{name}/{language}";
}
