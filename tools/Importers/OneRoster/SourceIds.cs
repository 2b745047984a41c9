using EduEvents.Domain;

namespace EduEvents.Importers.OneRoster;

/// <summary>
/// Ids made of the ids of the source, so that a second reading of the same bundle means the same things. A person keeps one id in all
/// organisations of the source.
/// </summary>
public sealed class SourceIds(string source)
{
    public Guid Org(string id) => StableId.Of("oneroster.org", source, id);
    public Guid Section(string id) => StableId.Of("oneroster.class", source, id);
    public Guid Person(string id) => StableId.Of("oneroster.user", source, id);

    /// <summary>A course is a subject of each school that teaches it.</summary>
    public Guid Subject(string school, string course) => StableId.Of("oneroster.course", source, school, course);

    /// <summary>The account of a person.</summary>
    public Guid Account(string id) => StableId.Of("oneroster.account", source, id);

    /// <summary>The tenant of an organisation.</summary>
    public string Tenant(string org) => Org(org).ToString("N");
}
