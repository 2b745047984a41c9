using System.Net;
using System.Text;
using System.Text.Json;
using EduEvents.Domain;
using EduEvents.Domain.Homework;
using EduEvents.Domain.Incidents;
using EduEvents.Domain.Journal;
using EduEvents.Host.Audit;
using EduEvents.Host.Http;
using EduEvents.Host.Security;
using EduEvents.Host.Web;
using EduEvents.Projections.Incidents;
using EduEvents.Projections.People;
using Marten;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EduEvents.Host.Privacy;

/// <summary>
/// Everything that is held about a person as a file to keep, from the events themselves: a page in the reader's words, or JSON for programs
/// (Law 94-V, Art. 24). What concerns others is cut out of it. An investigation of a breach stands in it once the people concerned were told of
/// it, and whom it suspects never does. It is sent as it is made.
/// </summary>
public sealed class PersonFile(ActionJournal journal, WhoLooked looks, IDocumentStore store, IStringLocalizer<Text> texts, IOptions<JsonOptions> json)
{
    private const int Part = 500;

    /// <summary>Sends the file; its right was checked.</summary>
    public IResult Send(ReadRequest request, Guid person) => (request.Query("format") ?? "html") switch
    {
        "html" => Results.Stream(body => Html(body, request, person), "text/html; charset=utf-8", "person.html"),
        "json" => Results.Stream(body => AsJson(body, request, person), "application/json", "person.json"),
        _ => throw new BadHttpRequestException("'format' must be html or json.")
    };

    /// <summary>A fact as far as it is about the person; others in it are left out.</summary>
    public static object Own(object fact, Guid person) => fact switch
    {
        LessonOpened e => e with { Learners = [.. e.Learners.Where(l => l == person)] },
        RollCalled e => e with { Entries = [.. e.Entries.Where(x => x.LearnerId == person)], LeftOut = null },
        HomeworkGiven e => e with { Learners = [.. e.Learners.Where(l => l == person)] },
        PeopleFound e => e with { People = [.. e.People.Where(p => p == person)], Span = e.Span with { Accounts = [], Address = null, Device = null } },
        PeopleAdded e => e with { People = [.. e.People.Where(p => p == person)] },
        _ => fact
    };

    private async IAsyncEnumerable<HistoryEntry> Facts(ReadRequest request, Guid person)
    {
        var told = await IncidentCard.Told(request.Session, request.Stop);
        var choice = new ActionChoice(DateTimeOffset.UnixEpoch, request.Get<TimeProvider>().GetUtcNow().AddDays(1)) { Person = person };
        await foreach (var fact in journal.Everything(request.Organisation, choice, request.Stop))
            if (OwnReceipts.IsOpen(fact.Event) || (told.Contains(fact.Stream) && Concerns(fact.Data, person)))
                yield return fact with { Data = Own(fact.Data, person) };
    }

    // A fact of an investigation that has the person among those concerned; being among the suspected is no part of it.
    private static bool Concerns(object fact, Guid person) => fact switch
    {
        PeopleFound e => e.People.Contains(person),
        PeopleAdded e => e.People.Contains(person),
        PersonSetAside e => e.PersonId == person,
        _ => false
    };

    private async Task AsJson(Stream body, ReadRequest request, Guid person)
    {
        var held = new Held(person, request.Organisation, request.Get<TimeProvider>().GetUtcNow(),
            await looks.At(request.Session, person, null, request.Stop), Facts(request, person));
        await JsonSerializer.SerializeAsync(body, held, OptionsFor(person), request.Stop);
    }

    private JsonSerializerOptions OptionsFor(Guid person)
    {
        var options = new JsonSerializerOptions(json.Value.SerializerOptions);
        options.Converters.Insert(0, new OwnValues(person));
        return options;
    }

    private async Task Html(Stream body, ReadRequest request, Guid person)
    {
        await using var page = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var card = await request.Session.LoadAsync<PersonCard>(person, request.Stop);
        var title = $"{texts["file.title"]}: {card?.Name?.Full() switch { { Length: > 0 } full => full, _ => texts["history.erased"].Value }}";
        await page.WriteAsync($"<!doctype html><html lang=\"{Cultures.Language}\"><head><meta charset=\"utf-8\"><title>{Safe(title)}</title></head><body><h1>{Safe(title)}</h1>");
        await page.WriteAsync($"<p>{Safe(texts["file.made", Format.Moment(request.Get<TimeProvider>().GetUtcNow())])}</p><h2>{Safe(texts["file.facts"])}</h2><dl>");
        await foreach (var part in Facts(request, person).Chunk(Part).WithCancellation(request.Stop))
        {
            var names = await KnownNames.For(request.Session, store, part, request.Stop);
            var words = new EventWords(texts, names, subject => subject == person);
            foreach (var fact in part) await page.WriteAsync(Line(fact, names, words));
        }
        await page.WriteAsync($"</dl><h2>{Safe(texts["looked.title"])}</h2><ul>");
        foreach (var look in await looks.At(request.Session, person, null, request.Stop))
            await page.WriteAsync($"<li>{Safe($"{Format.Moment(look.Until)} · {look.Name} · {texts[$"value.Role.{look.Role}"]} · {texts[$"look.{look.Permission}"]}")}</li>");
        await page.WriteAsync("</ul></body></html>");
    }

    private string Line(HistoryEntry fact, KnownNames names, EventWords words)
    {
        var values = words.Fields(fact.Data, fact.Was).Select(f => $"{f.Label}: {(f.Before is null ? "" : $"{f.Before} → ")}{f.Value}");
        return $"<dt>{Safe($"{Format.Moment(fact.RecordedAt)} · {texts[$"event.{fact.Event}"]}")}</dt><dd>{Safe(string.Join("; ", values))}"
            + $"<br><small>{Safe(string.Join(" · ", new[] { names.Author(fact), fact.Reason }.OfType<string>()))}</small></dd>\n";
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text);

    private sealed record Held(Guid Person, string Organisation, DateTimeOffset MadeAt, IReadOnlyList<Look> Looks, IAsyncEnumerable<HistoryEntry> Facts);

    /// <summary>Shows the person's own values; those of others stay closed.</summary>
    private sealed class OwnValues(Guid person) : System.Text.Json.Serialization.JsonConverter<Personal>
    {
        public override Personal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new JsonException();

        public override void Write(Utf8JsonWriter writer, Personal value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Subject == person ? value.Value : null);
    }
}
