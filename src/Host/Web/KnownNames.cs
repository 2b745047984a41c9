using System.Collections;
using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Domain.Assessment;
using EduEvents.Domain.Incidents;
using EduEvents.Domain.Journal;
using EduEvents.Domain.Timetable;
using EduEvents.Host.Audit;
using EduEvents.Projections.Access;
using EduEvents.Projections.Curriculum;
using EduEvents.Projections.Gate;
using EduEvents.Projections.Organisation;
using EduEvents.Projections.People;
using Marten;

namespace EduEvents.Host.Web;

/// <summary>Names for the ids that events hold, read for a whole list of events at once: two round trips, whatever its length.</summary>
public sealed class KnownNames
{
    private readonly Dictionary<(string Kind, Guid Id), string> _names = [];

    /// <summary>The name behind an id of a property; null when nobody knows it.</summary>
    public string? Of(string property, Guid id) => Kind(property) is { } kind ? _names.GetValueOrDefault((kind, id)) : null;

    /// <summary>Who recorded an entry: the person of the organisation, else the account.</summary>
    public string? Author(HistoryEntry entry) => Of("PersonId", entry.PersonId) ?? Of("AccountId", entry.AccountId);

    /// <summary>Looks up what the entries name.</summary>
    public static async Task<KnownNames> For(
        IQuerySession session, IDocumentStore store, IReadOnlyCollection<HistoryEntry> entries, CancellationToken stop)
    {
        var ids = entries.SelectMany(e => Ids(e.Data))
            .Concat(entries.SelectMany(e => new[] { ("person", e.PersonId), ("account", e.AccountId) }))
            .Where(x => x.Item2 != Guid.Empty).ToLookup(x => x.Item1, x => x.Item2);
        Guid[] Of(string kind) => [.. ids[kind].Distinct()];

        var known = new KnownNames();
        var batch = session.CreateBatchQuery();
        var (people, classes) = (batch.LoadMany<PersonCard>().ById(Of("person")), batch.LoadMany<ClassCard>().ById(Of("class")));
        var (subjects, terminals) = (batch.LoadMany<SubjectCard>().ById(Of("subject")), batch.LoadMany<TerminalCard>().ById(Of("device")));
        var schools = batch.LoadMany<OrganisationCard>().ById(Of("organisation"));
        await batch.Execute(stop);
        known.Add("person", (await people).Select(p => (p.Id, p.Name?.Listed())));
        known.Add("class", (await classes).Select(c => (c.Id, (string?)c.Title())));
        known.Add("subject", (await subjects).Select(s => (s.Id, (string?)s.Names.In(Cultures.Language))));
        known.Add("device", (await terminals).Select(t => (t.Id, (string?)t.Place)));
        known.Add("organisation", (await schools).Select(s => (s.Id, (string?)s.Names.In(Cultures.Language))));

        await using var platform = store.QuerySession(CommandContext.Platform);
        known.Add("account", (await platform.LoadManyAsync<AccountCard>(stop, Of("account")))
            .Select(a => (a.Id, a.DisplayName.Value)));
        if (Of("user_group") is { Length: > 0 } groups)
            known.Add("user_group", (await platform.LoadManyAsync<UserGroupCard>(stop, groups)).Select(g => (g.Id, (string?)g.Title)));
        if (Of("client") is { Length: > 0 } clients)
            known.Add("client", (await platform.LoadManyAsync<ClientCard>(stop, clients)).Select(c => (c.Id, (string?)c.Title)));
        return known;
    }

    private void Add(string kind, IEnumerable<(Guid Id, string? Name)> found)
    {
        foreach (var (id, name) in found)
            if (name is { Length: > 0 }) _names[(kind, id)] = name;
    }

    private static IEnumerable<(string Kind, Guid Id)> Ids(object data) => data.GetType().GetProperties()
        .SelectMany(p => p.GetValue(data) switch
    {
        Guid id when Kind(p.Name) is { } kind => [(kind, id)],
        LessonRef l => [("class", l.GroupId), ("subject", l.SubjectId)],
        SheetRef s => [("class", s.GroupId), ("subject", s.SubjectId)],
        CourseRef c => [("class", c.GroupId), ("subject", c.SubjectId)],
        CalendarRef c => [("class", c.ClassId)],
        DayLesson d => d.Parts.SelectMany(p => new[] { ("class", p.GroupId), ("subject", p.SubjectId) }),
        Scope s => InScope(s),
        IncidentSpan span => span.Accounts.Select(a => ("account", a)),
        IEnumerable<RollEntry> roll => roll.Select(r => ("person", r.LearnerId)),
        IEnumerable or null => [],
        _ => Enumerable.Empty<(string, Guid)>()
    });

    private static IEnumerable<(string, Guid)> InScope(Scope s)
    {
        if (Guid.TryParse(s.Organisation, out var organisation)) yield return ("organisation", organisation);
        if (s.Group is { } group) yield return ("class", group);
        if (s.Subject is { } subject) yield return ("subject", subject);
        if (s.Person is { } person) yield return ("person", person);
        if (s.Device is { } device) yield return ("device", device);
    }

    private static string? Kind(string property) => property switch
    {
        "LearnerId" or "PersonId" or "TeacherId" or "SubstituteId" or "GuardianId" or "StaffId" => "person",
        "GroupId" or "LeftGroupId" or "ClassId" => "class",
        "SubjectId" => "subject",
        "DeviceId" => "device",
        "OrganisationId" or "FormerOrganisation" or "NewOrganisation" => "organisation",
        "AccountId" or "LenderId" => "account",
        "UserGroupId" => "user_group",
        "ClientId" => "client",
        _ => null
    };
}
