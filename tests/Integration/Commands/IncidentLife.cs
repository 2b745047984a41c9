using EduEvents.Application.Incidents;
using EduEvents.Domain;
using EduEvents.Domain.Incidents;

namespace EduEvents.Integration.Commands;

/// <summary>The commands about an incident, from noticed to opened again.</summary>
internal static class IncidentLife
{
    private static readonly DateTimeOffset Noticed = new(2026, 9, 2, 11, 0, 0, SchoolTime.Offset), Told = Noticed.AddHours(3);

    internal static IEnumerable<LifeStep> Steps(Guid person)
    {
        var id = Guid.CreateVersion7();
        var span = new SearchedSpan(Noticed.AddDays(-1), Noticed, [], "127.0.0.1", null, null);
        return
        [
            LifeStep.Of("incidents/open-incident", new OpenIncident(id, IncidentKind.UnlawfulAccess, Noticed, "кесте таралған", span),
                c => c with { Kind = IncidentKind.Loss }),
            LifeStep.Of("incidents/correct-noticed-time", new CorrectNoticedTime(id, Noticed.AddHours(-1), "ертерек байқалған"), c =>
                c with { Reason = "қате" }),
            LifeStep.Of("incidents/set-incident-span", new SetIncidentSpan(id, span with { Until = Noticed.AddDays(90) }, "кеңейту"), c =>
                c with { Span = span }),
            LifeStep.Of("incidents/gather-people", new GatherPeople(id, Guid.CreateVersion7(), [Trace.LookedAt, Trace.Changed]), c =>
                c with { Traces = [Trace.Changed] }),
            LifeStep.Of("incidents/add-people", new AddPeople(id, [Guid.CreateVersion7(), person], "хабарласты"), c => c with { People = [id] }),
            LifeStep.Of("incidents/set-person-aside", new SetPersonAside(id, person, "қатысы жоқ"), c => c with { PersonId = id }),
            LifeStep.Of("incidents/note-measure", new NoteMeasure(id, Guid.CreateVersion7(), "бұғатталды"), c => c with { Measure = "ауыстырылды" }),
            LifeStep.Of("incidents/note-authority-notice",
                new NoteAuthorityNotice(id, Guid.CreateVersion7(), Told, NoticeChannel.Portal, "KZ-118"), c => c with { Reference = "119" }),
            LifeStep.Of("incidents/note-people-notice", new NotePeopleNotice(id, Guid.CreateVersion7(), Told, NoticeChannel.Message), c =>
                c with { Channel = NoticeChannel.Phone }),
            LifeStep.Of("incidents/close-incident", new CloseIncident(id, true, "құпиясөз ұрланған"), c => c with { WasBreach = false }),
            LifeStep.Of("incidents/reopen-incident", new ReopenIncident(id, "жаңа дерек"), c => c with { Reason = "қате" })
        ];
    }
}
