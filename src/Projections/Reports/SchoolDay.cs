using EduEvents.Domain;
using EduEvents.Domain.Canteen;
using EduEvents.Domain.Gate;
using EduEvents.Domain.Journal;
using JasperFx.Events;
using Marten.Events.Projections;

namespace EduEvents.Projections.Reports;

/// <summary>One day of one organisation in numbers: the director's dashboard.</summary>
public sealed class SchoolDay
{
    public Guid Id { get; set; }
    public DateOnly On { get; set; }
    public HashSet<Guid> Inside { get; set; } = [];

    /// <summary>The newest pass of each person, so that a late backlog does not overrule it.</summary>
    public Dictionary<Guid, DateTimeOffset> LastPass { get; set; } = [];

    /// <summary>Passes by local hour, 24 numbers each.</summary>
    public int[] InByHour { get; set; } = new int[24];
    public int[] OutByHour { get; set; } = new int[24];
    public int LessonsOpened { get; set; }
    public int LessonsClosed { get; set; }
    public int MarksEntered { get; set; }
    public int MarksCorrected { get; set; }

    /// <summary>Marks as they stand, by points; index 0 is unused.</summary>
    public int[] MarksByPoints { get; set; } = new int[11];
    public int MealsServed { get; set; }
    public decimal MealsSum { get; set; }
    public int[] MealsByHour { get; set; } = new int[24];

    /// <summary>Learners of the lessons whose roll was not called yet, by lesson.</summary>
    public Dictionary<Guid, int> WithoutRoll { get; set; } = [];

    /// <summary>Learners of whom the roll says nothing, by lesson: neither expected nor absent until something is recorded of them.</summary>
    public Dictionary<Guid, HashSet<Guid>> LeftOut { get; set; } = [];

    /// <summary>Expected and absent learners by class, summed over the day's lessons with a roll.</summary>
    public Dictionary<Guid, ClassAttendance> Classes { get; set; } = [];

    /// <summary>The document of a day.</summary>
    public static Guid IdOf(DateOnly on) => StableId.Of("reports.school_day", on);

    /// <summary>The attendance of a class, made when first asked for.</summary>
    public ClassAttendance Class(Guid group) =>
        Classes.TryGetValue(group, out var known) ? known : Classes[group] = new();
}

/// <summary>Attendance of one class over the lessons of a day.</summary>
public sealed class ClassAttendance
{
    public int Expected { get; set; }
    public int Absent { get; set; }
}

/// <summary>Folds a day's facts of Gate, Journal and Canteen.</summary>
public sealed class SchoolDayProjection : MultiStreamProjection<SchoolDay, Guid>
{
    public SchoolDayProjection()
    {
        Identity<GatePassed>(e => SchoolDay.IdOf(e.On));
        Identity<LessonOpened>(e => SchoolDay.IdOf(e.Lesson.On));
        Identity<LessonClosed>(e => SchoolDay.IdOf(e.Lesson.On));
        Identity<RollCalled>(e => SchoolDay.IdOf(e.Lesson.On));
        Identity<AttendanceCorrected>(e => SchoolDay.IdOf(e.Lesson.On));
        Identity<MarkEntered>(e => SchoolDay.IdOf(e.Lesson.On));
        Identity<MarkCorrected>(e => SchoolDay.IdOf(e.Lesson.On));
        Identity<MarkRemoved>(e => SchoolDay.IdOf(e.Lesson.On));
        Identity<MealPaid>(e => SchoolDay.IdOf(e.On));
        Identity<MealServed>(e => SchoolDay.IdOf(e.On));
        Identity<MealRefunded>(e => SchoolDay.IdOf(e.On));
    }

    /// <inheritdoc />
    public override SchoolDay? Evolve(SchoolDay? snapshot, Guid id, IEvent e)
    {
        var day = snapshot ?? new SchoolDay { Id = id };
        switch (e.Data)
        {
            case GatePassed p: Pass(day, p); break;
            case MealPaid m: Meal(day, m.On, m.Price, e.Timestamp); break;
            case MealServed m: Meal(day, m.On, m.Paid, e.Timestamp); break;
            case MealRefunded r: (day.MealsServed, day.MealsSum) = (day.MealsServed - 1, day.MealsSum - r.Price.Amount); break;
            default: Lesson(day, e.Data); break;
        }
        return day;
    }

    private static void Pass(SchoolDay day, GatePassed p)
    {
        day.On = p.On;
        (p.Direction == Direction.In ? day.InByHour : day.OutByHour)[SchoolTime.Local(p.At).Hour]++;
        if (day.LastPass.TryGetValue(p.PersonId, out var last) && last > p.At) return;
        day.LastPass[p.PersonId] = p.At;
        if (p.Direction == Direction.In) day.Inside.Add(p.PersonId);
        else day.Inside.Remove(p.PersonId);
    }

    private static void Meal(SchoolDay day, DateOnly on, Money paid, DateTimeOffset recorded)
    {
        (day.On, day.MealsServed, day.MealsSum) = (on, day.MealsServed + 1, day.MealsSum + paid.Amount);
        day.MealsByHour[SchoolTime.Local(recorded).Hour]++;
    }

    private static void Lesson(SchoolDay day, object @event)
    {
        switch (@event)
        {
            case LessonOpened o: (day.On, day.LessonsOpened, day.WithoutRoll[o.Lesson.LessonId]) = (o.Lesson.On, day.LessonsOpened + 1, o.Learners.Count); break;
            case LessonClosed: day.LessonsClosed++; break;
            case RollCalled r: Roll(day, r); break;
            case AttendanceCorrected a: Correct(day, a); break;
            case MarkEntered m: day.MarksEntered++; day.MarksByPoints[m.Points]++; break;
            case MarkCorrected m: day.MarksCorrected++; day.MarksByPoints[m.Before]--; day.MarksByPoints[m.After]++; break;
            case MarkRemoved m: day.MarksEntered--; day.MarksByPoints[m.Before]--; break;
        }
    }

    private static void Roll(SchoolDay day, RollCalled r)
    {
        if (day.WithoutRoll.Remove(r.Lesson.LessonId, out var expected)) day.Class(r.Lesson.GroupId).Expected += expected - (r.LeftOut?.Count ?? 0);
        day.Class(r.Lesson.GroupId).Absent += r.Entries.Sum(x => Absent(x.Code));
        if (r.LeftOut is { } leftOut) day.LeftOut[r.Lesson.LessonId] = [.. leftOut];
    }

    private static void Correct(SchoolDay day, AttendanceCorrected a)
    {
        if (day.LeftOut.TryGetValue(a.Lesson.LessonId, out var leftOut) && leftOut.Remove(a.LearnerId)) day.Class(a.Lesson.GroupId).Expected++;
        day.Class(a.Lesson.GroupId).Absent += Absent(a.After) - Absent(a.Before);
    }

    private static int Absent(Attendance code) => RollEntry.IsAbsent(code) ? 1 : 0;
}
