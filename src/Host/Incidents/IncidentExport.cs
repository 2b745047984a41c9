using EduEvents.Host.Http;
using EduEvents.Projections.Incidents;
using EduEvents.Projections.People;
using Marten;
using Microsoft.Extensions.Localization;

namespace EduEvents.Host.Incidents;

/// <summary>
/// The people an incident concerns as a file for the notice (Order 481 of 09.08.2024: they must be named): name, class or position, who acts for a
/// child, how the person was found. It is sent as it is made, a part at a time.
/// </summary>
public sealed class IncidentExport(IStringLocalizer<Text> texts)
{
    private const int Part = 500;

    /// <summary>Sends the file; its right was checked and the reading is on record.</summary>
    public async Task<IResult> Send(ReadRequest r)
    {
        if (await r.Session.LoadAsync<IncidentCard>(r.Id("incidentId"), r.Stop) is null) return Problems.NotFound();
        ConcernedPerson[] people = [.. (await r.Session.LoadAsync<IncidentPeople>(r.Id("incidentId"), r.Stop))?.People.Where(p => !p.Aside) ?? []];
        string[] heads = [texts["incidents.number"], texts["incidents.person"], texts["incidents.place"], texts["incidents.guardians"], texts["incidents.how"]];
        return TableFile.Send(r, "people-concerned", heads, Lines(r, people));
    }

    private async IAsyncEnumerable<IReadOnlyList<object>> Lines(ReadRequest r, ConcernedPerson[] people)
    {
        var number = 0;
        foreach (var part in people.Chunk(Part))
        {
            var words = await PeopleWords.Of(r.Session, [.. part.Select(p => p.Id)], r.Stop);
            foreach (var person in part)
                yield return [++number, words.Name(person.Id) ?? texts["history.erased"].Value, words.Place(person.Id, texts),
                    words.Guardians(person.Id), texts[person.ByHand ? "incidents.by_hand" : "incidents.by_records"].Value];
        }
    }
}

/// <summary>What people are called and where they belong, for a part of a list at once.</summary>
public sealed class PeopleWords
{
    private IReadOnlyDictionary<Guid, PersonCard> _cards = new Dictionary<Guid, PersonCard>();
    private IReadOnlyDictionary<Guid, string> _guardians = new Dictionary<Guid, string>();
    private IReadOnlyDictionary<Guid, string> _classes = new Dictionary<Guid, string>();

    /// <summary>Reads the words of some people.</summary>
    public static async Task<PeopleWords> Of(IQuerySession session, Guid[] people, CancellationToken stop)
    {
        var cards = (await session.LoadManyAsync<PersonCard>(stop, people)).ToDictionary(c => c.Id);
        var classes = await session.LoadManyAsync<ClassCard>(stop, cards.Values.Select(c => c.GroupId).OfType<Guid>().Distinct());
        return new()
        {
            _cards = cards, _classes = classes.ToDictionary(c => c.Id, c => c.Title()),
            _guardians = await PersonCard.NamesOf(session, [.. cards.Values.SelectMany(c => c.Guardians).Select(g => g.GuardianId).Distinct()], stop)
        };
    }

    /// <summary>The name as lists show it; null once erased.</summary>
    public string? Name(Guid person) => _cards.GetValueOrDefault(person)?.Name?.Listed() is { Length: > 0 } name ? name : null;

    /// <summary>The class of a learner, else what the person is here.</summary>
    public string Place(Guid person, IStringLocalizer texts) => _cards.GetValueOrDefault(person) switch
    {
        { GroupId: { } group } => _classes.GetValueOrDefault(group) ?? "",
        { IsLearner: true } => texts["incidents.learner"],
        { Position: not null } => texts["incidents.staff"],
        null => "",
        _ => texts["incidents.guardian"]
    };

    /// <summary>Names of who acts for a learner.</summary>
    public string Guardians(Guid person) => string.Join("; ", (_cards.GetValueOrDefault(person)?.Guardians ?? [])
        .Select(g => _guardians.GetValueOrDefault(g.GuardianId)).OfType<string>());
}
