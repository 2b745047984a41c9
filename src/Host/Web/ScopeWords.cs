using EduEvents.Domain;
using EduEvents.Projections.Curriculum;
using EduEvents.Projections.Organisation;
using EduEvents.Projections.People;
using Microsoft.Extensions.Localization;

namespace EduEvents.Host.Web;

/// <summary>Says scopes in the reader's words, with what they name read for all of them at once.</summary>
public sealed class ScopeWords
{
    private readonly Dictionary<Guid, string> _names = [];
    private readonly IStringLocalizer _texts;

    private ScopeWords(IStringLocalizer texts) => _texts = texts;

    /// <summary>Looks up what the scopes name.</summary>
    public static async Task<ScopeWords> For(Visitor visitor, IStringLocalizer texts, IReadOnlyCollection<Scope> scopes)
    {
        var words = new ScopeWords(texts);
        Guid[] Ids(Func<Scope, Guid?> part) => [.. scopes.Select(part).OfType<Guid>().Distinct()];
        var batch = visitor.Session.CreateBatchQuery();
        var (classes, subjects) = (batch.LoadMany<ClassCard>().ById(Ids(s => s.Group)), batch.LoadMany<SubjectCard>().ById(Ids(s => s.Subject)));
        var (people, schools) = (batch.LoadMany<PersonCard>().ById(Ids(s => s.Person)), batch.LoadMany<OrganisationCard>().ById(
            Ids(s => Guid.TryParse(s.Organisation, out var id) ? id : null)));
        await batch.Execute(visitor.Stop);
        foreach (var c in await classes) words._names[c.Id] = c.Title();
        foreach (var s in await subjects) words._names[s.Id] = s.Names.In(Cultures.Language);
        foreach (var p in await people) words._names[p.Id] = p.Name?.Listed() ?? "";
        foreach (var o in await schools) words._names[o.Id] = o.Names.In(Cultures.Language);
        return words;
    }

    /// <summary>A scope in words.</summary>
    public string Of(Scope scope)
    {
        if (scope == Scope.Platform) return _texts["history.platform"];
        string?[] parts =
        [
            scope.Area is { } area ? _texts["access.area", area].Value : null,
            scope.Group is null && scope.Person is null && Guid.TryParse(scope.Organisation, out var o) ? Name(o) ?? _texts["access.other_organisation"].Value : null,
            scope.Group is { } group ? Name(group) : null, scope.Subject is { } subject ? Name(subject) : null,
            scope.Person is { } person ? Name(person) : null, scope.Device is not null ? _texts["value.Kind.device"].Value : null
        ];
        return string.Join(" · ", parts.OfType<string>());
    }

    private string? Name(Guid id) => _names.GetValueOrDefault(id);
}
