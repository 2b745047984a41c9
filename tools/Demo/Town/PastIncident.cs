using EduEvents.Application;
using EduEvents.Application.Incidents;
using EduEvents.Domain;
using EduEvents.Domain.Incidents;

namespace EduEvents.Demo.Town;

/// <summary>One breach of the past, told in time and closed: what an incident looks like when it is over.</summary>
public sealed class PastIncident(TownSchool school, Voice voice, IReadOnlyList<DateOnly> past)
{
    private const int DaysAgo = 15, Children = 4;

    /// <summary>All of it, by the director; nothing where the past is too short.</summary>
    public IEnumerable<BulkCommand> Commands()
    {
        if (past.Count <= DaysAgo) yield break;
        var (id, noticed) = (StableId.Of("demo.incident", school.Id), SchoolTime.At(past[^DaysAgo], new(9, 20)));
        Guid Part(string name) => StableId.Of("demo.incident", id, name);
        yield return voice.Director(new OpenIncident(id, IncidentKind.Disclosure, noticed,
            "Сынып тізімі бар қағаз мұғалімдер бөлмесінен тыс жерден табылды", null), noticed.AddMinutes(25));
        yield return voice.Director(new AddPeople(id, [.. school.Pupils.Take(Children).Select(p => p.Id)], "Аттары қағазда жазылған"), noticed.AddMinutes(50));
        yield return voice.Director(new NoteMeasure(id, Part("measure"), "Қағаз жойылды, тізімдерді басып шығару шектелді"), noticed.AddHours(1));
        yield return voice.Director(new NoteAuthorityNotice(id, Part("authority"), noticed.AddHours(4), NoticeChannel.Portal, "ДД-2026-118"), noticed.AddHours(5));
        yield return voice.Director(new NotePeopleNotice(id, Part("people"), noticed.AddHours(6), NoticeChannel.Meeting), noticed.AddHours(7));
        yield return voice.Director(new CloseIncident(id, true, "Қағаз тізімдер енді құлыпталатын шкафта сақталады; мұғалімдерге түсіндірілді"), noticed.AddHours(8));
    }
}
