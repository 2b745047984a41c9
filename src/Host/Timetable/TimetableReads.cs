using EduEvents.Application.Timetable;
using EduEvents.Domain.Timetable;
using EduEvents.Host.Modules;
using EduEvents.Projections.Timetable;
using Marten;

namespace EduEvents.Host.Timetable;

/// <summary>A day of the timetable.</summary>
/// <param name="On">The day.</param>
/// <param name="DayOff">Code of why it has no lessons; null on a school day.</param>
/// <param name="Lessons">All lessons, with what is different about them.</param>
public sealed record TimetableDay(DateOnly On, string? DayOff, IReadOnlyList<LessonOnDay> Lessons);

/// <summary>What a place would mean for a card.</summary>
/// <param name="Slot">The place.</param>
/// <param name="Weeks">In which weeks.</param>
/// <param name="Refusals">What forbids it; free when nothing does.</param>
/// <param name="Change">What it would add to the score; less than nothing makes the week better.</param>
/// <param name="Rooms">The rooms it would take.</param>
public sealed record PlaceForCard(Slot Slot, Weeks Weeks, IReadOnlyList<Domain.Refusal> Refusals, int Change, IReadOnlyList<Guid?> Rooms);

/// <summary>Reads of the timetable that put several views together.</summary>
public static class TimetableReads
{
    /// <summary>Looks up the organisation for reads.</summary>
    public static readonly WeekLookup Lookup = new(ReferenceData.PublicHolidays, ReferenceData.TimetableNorms);

    /// <summary>Some days with all their lessons.</summary>
    public static async Task<IReadOnlyList<TimetableDay>> Days(IQuerySession session, KnownSchool school, IReadOnlyList<DateOnly> days, CancellationToken stop)
    {
        var plans = await WeekLookup.PlansOn(session, school, days, stop);
        var changes = await ChangedDay.Of(session, days, stop);
        return [.. days.Select(d => new TimetableDay(d, school.OffOn(d),
            DayBoard.Of(d, Planned.Of(school, plans.GetValueOrDefault(d), d), changes.Where(c => c.Lesson.On == d || c.ToDay == d))))];
    }

    /// <summary>The days of the week of a day, Monday first; Saturday where it is a school day.</summary>
    public static IReadOnlyList<DateOnly> WeekOf(KnownSchool school, DateOnly day)
    {
        var monday = TimetableSetup.Monday(day);
        var year = school.Setup.YearOf(day) ?? school.Setup.YearOf(monday.AddDays(5));
        var length = year is { } y && school.Setup.Years[y].Saturdays ? 6 : 5;
        return [.. Enumerable.Range(0, length).Select(monday.AddDays)];
    }

    /// <summary>True when a lesson concerns a class or subgroup, a teacher or a room.</summary>
    public static bool Concerns(LessonOnDay lesson, FeedKind kind, Guid id) => kind switch
    {
        FeedKind.Class => lesson.Planned.Classes.Contains(id) || lesson.Planned.Parts.Any(p => p.GroupId == id),
        FeedKind.Teacher => lesson.Planned.Parts.Any(p => p.TeacherId == id) || lesson.Held?.Parts.Any(p => p.TeacherId == id) == true,
        _ => lesson.Planned.Rooms.Contains(id)
    };

    /// <summary>Who could teach a lesson of a day instead of its teacher; null when there is no such lesson.</summary>
    public static async Task<IReadOnlyList<Suggestion>?> Suggestions(
        IQuerySession session, KnownSchool school, DateOnly on, Guid lesson, Guid teacher, CancellationToken stop)
    {
        var week = WeekOf(school, on);
        var days = await Days(session, school, [.. week.Union([on])], stop);
        var day = days.First(d => d.On == on);
        if (day.Lessons.FirstOrDefault(l => l.Planned.Id() == lesson) is not { } found || !found.Planned.Parts.Any(p => p.TeacherId == teacher)) return null;
        var plan = (await WeekLookup.PlansOn(session, school, [found.Planned.On], stop)).GetValueOrDefault(found.Planned.On);
        var ofWeek = days.SelectMany(d => d.Lessons).Where(l => l.Change is not null && l.Held is not null).DistinctBy(l => l.Planned.Id())
            .SelectMany(l => l.Change!.Substitutes.Values).CountBy(t => t).ToDictionary();
        var at = (found.Held ?? found.Planned) with { Parts = found.Planned.Parts };
        return Substitutes.For(school.Week(school.Setup.YearOf(on) ?? 0), at, teacher, day.Lessons, plan?.Activities ?? [], ofWeek);
    }

    /// <summary>The score of a plan with all its remarks.</summary>
    public static Score ScoreOf(KnownSchool school, PlanView plan) =>
        Score.Of(school.Week(plan.Year), plan.Days, new(plan.Activities.ToDictionary(a => a.ActivityId), plan.Cards));

    /// <summary>Every place of the week for a card, with what forbids it and what it would add to the score; null when there is no such card.</summary>
    public static IReadOnlyList<PlaceForCard>? Places(KnownSchool school, PlanView plan, Guid activityId, int index)
    {
        var activities = plan.Activities.ToDictionary(a => a.ActivityId);
        if (!activities.TryGetValue(activityId, out var activity) || index < 0 || index >= activity.Cards) return null;
        var week = school.Week(plan.Year);
        Placement[] others = [.. plan.Cards.Where(c => c.Card != (activityId, index))];
        var known = plan.Cards.Find(c => c.Card == (activityId, index));
        var board = new Board(activities, others);
        var before = Score.Of(week, plan.Days, known is null ? board : new(activities, [.. others, known])).Total;
        Weeks[] weeks = activity.IsHalf(index) ? [Weeks.Odd, Weeks.Even] : [Weeks.Every];
        return [.. week.SlotsOf(week.ShiftOf(activity), plan.Days).SelectMany(s => weeks.Select(w =>
        {
            var card = Roomed(week, board, activity, new(activityId, index, s, w, known?.Rooms ?? new Guid?[activity.Parts.Count], known?.Fixed ?? false));
            var broken = Clashes.Of(week, plan.Days, board, activity, card).Broken;
            var change = broken.Count > 0 ? 0 : Score.Of(week, plan.Days, new(activities, [.. others, card])).Total - before;
            return new PlaceForCard(s, w, broken, change, card.Rooms);
        }))];
    }

    // The rooms it has stay its rooms where they are free; where not, others of the kind are looked for.
    private static Placement Roomed(SchoolWeek week, Board board, Activity activity, Placement card)
    {
        var taken = board.Meeting(card).SelectMany(c => c.Rooms).OfType<Guid>().ToHashSet();
        var rooms = new List<Guid?>();
        foreach (var (part, room) in activity.Parts.Zip(card.Rooms))
            rooms.Add(part.Room is null || (room is { } r && !taken.Contains(r)) ? room : week.Rooms.Values
                .Where(x => x.Kind == part.Room && x.Shifts.Contains(card.Slot.Shift) && !taken.Contains(x.RoomId) && !rooms.Contains(x.RoomId))
                .OrderBy(x => x.Title, StringComparer.Ordinal).Select(x => (Guid?)x.RoomId).FirstOrDefault());
        return card with { Rooms = rooms };
    }
}
