using EduEvents.Application.Timetable;
using EduEvents.Domain;
using EduEvents.Domain.Timetable;
using EduEvents.Host.Web;
using EduEvents.Projections.Curriculum;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Marten;

namespace EduEvents.Host.Timetable;

/// <summary>Lessons as an iCalendar (RFC 5545): accurate to the bell, with what was cancelled and moved.</summary>
public static class Calendars
{
    private const int DaysBack = 14, DaysAhead = 56;

    /// <summary>The lessons of the last two and the next eight weeks.</summary>
    public static async Task<string> Write(IQuerySession session, KnownSchool school, FeedKind kind, Guid of, CancellationToken stop)
    {
        DateOnly[] span = [.. Enumerable.Range(-DaysBack, DaysBack + DaysAhead).Select(school.Today.AddDays).Where(d => school.Setup.PlanOn(d) is not null)];
        var days = await TimetableReads.Days(session, school, span, stop);
        var lessons = days.SelectMany(d => d.Lessons).Where(l => TimetableReads.Concerns(l, kind, of)).ToList();
        var subjects = (await session.LoadManyAsync<SubjectCard>(stop, [.. lessons.SelectMany(l => l.Planned.Parts).Select(p => p.SubjectId).Distinct()]))
            .ToDictionary(s => s.Id, s => s.Names.In(Cultures.Language));
        var calendar = new Calendar { ProductId = "-//EduEvents//Timetable//KK", Method = "PUBLISH" };
        foreach (var lesson in lessons.DistinctBy(l => l.Planned.Id()))
            if (Event(school, lesson, subjects, kind, of) is { } found) calendar.Events.Add(found);
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalendarEvent? Event(KnownSchool school, LessonOnDay lesson, Dictionary<Guid, string> subjects, FeedKind kind, Guid of)
    {
        var at = lesson.Change?.Held() ?? lesson.Planned;
        // Who is replaced has no lesson then; for the class it goes on.
        var gone = lesson.Change?.IsCancelled == true || (kind == FeedKind.Teacher && !at.Parts.Any(p => p.TeacherId == of));
        var mine = at.Parts.Zip(at.Rooms).Where(p => kind != FeedKind.Teacher || gone || p.First.TeacherId == of).ToList();
        if (school.Setup.BellsOn(at.Slot.Shift, at.On).FirstOrDefault(b => b.Number == at.Slot.Number) is not { } bell) return null;
        var titles = mine.Select(p => school.Setup.Groups.GetValueOrDefault(p.First.GroupId)?.Title).OfType<string>().Distinct();
        var rooms = mine.Select(p => p.Second is { } r ? school.Setup.Rooms.GetValueOrDefault(r)?.Title : null).OfType<string>().Distinct();
        return new CalendarEvent
        {
            Uid = $"{lesson.Planned.Id():N}@eduevents", Status = gone ? EventStatus.Cancelled : EventStatus.Confirmed,
            Summary = string.Join(" · ", mine.Select(p => subjects.GetValueOrDefault(p.First.SubjectId, "")).Distinct().Append(string.Join(", ", titles))),
            Location = string.Join(", ", rooms), Start = Moment(at.On, bell.Starts), End = Moment(at.On, bell.Ends), DtStamp = Moment(school.Today, default)
        };
    }

    private static CalDateTime Moment(DateOnly day, TimeOnly time) => new(SchoolTime.At(day, time).UtcDateTime, "UTC");
}
