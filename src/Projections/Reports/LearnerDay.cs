using System.Text.Json.Serialization;
using EduEvents.Domain;
using EduEvents.Domain.Canteen;
using EduEvents.Domain.Gate;
using EduEvents.Domain.Journal;
using JasperFx.Events;
using Marten.Events.Projections;

namespace EduEvents.Projections.Reports;

/// <summary>A learner's day as the family sees it: passes, lessons, marks, meals.</summary>
public sealed class LearnerDay
{
    public Guid Id { get; set; }
    public Guid LearnerId { get; set; }
    public DateOnly On { get; set; }
    public List<DayPass> Passes { get; set; } = [];
    public List<DayLesson> Lessons { get; set; } = [];
    public List<DayMeal> Meals { get; set; } = [];

    /// <summary>The document of a learner's day.</summary>
    public static Guid IdOf(Guid learner, DateOnly on) => StableId.Of("reports.learner_day", learner, on);

    internal DayLesson? Find(LessonRef lesson) => Lessons.Find(l => l.LessonId == lesson.LessonId);
}

/// <summary>One pass of the gate.</summary>
public sealed record DayPass(DateTimeOffset At, [property: JsonConverter(typeof(SmallLetters<Direction>))] Direction Direction, Guid DeviceId);

/// <summary>One lesson of the day.</summary>
public sealed class DayLesson
{
    public Guid LessonId { get; set; }
    public Guid SubjectId { get; set; }

    /// <summary>Stream of the journal page, where the history of the mark is.</summary>
    public Guid PageId { get; set; }
    public int Number { get; set; }
    public string Topic { get; set; } = "";

    [JsonConverter(typeof(SmallLetters<Attendance>))]
    public Attendance Attendance { get; set; }
    public int? MinutesLate { get; set; }
    public int? Points { get; set; }
    public bool Corrected { get; set; }
}

/// <summary>One meal.</summary>
/// <param name="MealId">The meal.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="Dish">What was served; empty where dishes of the menu are told.</param>
/// <param name="Price">Tenge taken from the account.</param>
/// <param name="Refunded">True when it was given back.</param>
/// <param name="Dishes">Dishes of the menu.</param>
public sealed record DayMeal(Guid MealId, DateTimeOffset At, string Dish, decimal Price, bool Refunded, IReadOnlyList<LocalNames>? Dishes = null);

/// <summary>Folds what concerns one learner on one day.</summary>
public sealed class LearnerDayProjection : MultiStreamProjection<LearnerDay, Guid>
{
    public LearnerDayProjection()
    {
        Identity<GatePassed>(e => LearnerDay.IdOf(e.PersonId, e.On));
        Identities<LessonOpened>(e => [.. e.Learners.Select(l => LearnerDay.IdOf(l, e.Lesson.On))]);
        Identities<RollCalled>(e => [.. e.Entries.Select(x => LearnerDay.IdOf(x.LearnerId, e.Lesson.On))]);
        Identity<AttendanceCorrected>(e => LearnerDay.IdOf(e.LearnerId, e.Lesson.On));
        Identity<MarkEntered>(e => LearnerDay.IdOf(e.LearnerId, e.Lesson.On));
        Identity<MarkCorrected>(e => LearnerDay.IdOf(e.LearnerId, e.Lesson.On));
        Identity<MarkRemoved>(e => LearnerDay.IdOf(e.LearnerId, e.Lesson.On));
        Identity<MealPaid>(e => LearnerDay.IdOf(e.LearnerId, e.On));
        Identity<MealServed>(e => LearnerDay.IdOf(e.LearnerId, e.On));
        Identity<MealRefunded>(e => LearnerDay.IdOf(e.LearnerId, e.On));
    }

    /// <inheritdoc />
    public override LearnerDay? Evolve(LearnerDay? snapshot, Guid id, IEvent e)
    {
        var day = snapshot ?? new LearnerDay { Id = id };
        switch (e.Data)
        {
            case GatePassed p:
                (day.LearnerId, day.On) = (p.PersonId, p.On);
                day.Passes.Add(new(p.At, p.Direction, p.DeviceId));
                day.Passes.Sort((a, b) => a.At.CompareTo(b.At));
                break;
            case MealPaid m:
                (day.LearnerId, day.On) = (m.LearnerId, m.On);
                day.Meals.Add(new(m.MealId, e.Timestamp, m.Dish, m.Price.Amount, Refunded: false));
                break;
            case MealServed m:
                (day.LearnerId, day.On) = (m.LearnerId, m.On);
                day.Meals.Add(new(m.MealId, e.Timestamp, "", m.Paid.Amount, Refunded: false, [.. m.Dishes.Select(d => d.Names)]));
                break;
            case MealRefunded r:
                day.Meals = [.. day.Meals.Select(m => m.MealId == r.MealId ? m with { Refunded = true } : m)];
                break;
            default:
                Lesson(day, e);
                break;
        }
        return day;
    }

    private static void Lesson(LearnerDay day, IEvent e)
    {
        switch (e.Data)
        {
            case LessonOpened o:
                Belongs(day, o.Learners, o.Lesson.On);
                day.Lessons.Add(new()
                {
                    LessonId = o.Lesson.LessonId, SubjectId = o.Lesson.SubjectId, Number = o.Lesson.Number, Topic = o.Topic,
                    PageId = e.StreamId
                });
                day.Lessons.Sort((a, b) => a.Number.CompareTo(b.Number));
                break;
            case RollCalled r:
                Belongs(day, r.Entries.Select(x => x.LearnerId), r.Lesson.On);
                var line = r.Entries.First(x => x.LearnerId == day.LearnerId);
                Attend(day.Find(r.Lesson), line.Code, line.MinutesLate);
                break;
            case AttendanceCorrected a: Attend(day.Find(a.Lesson), a.After, a.MinutesLate); break;
            case MarkEntered m: Mark(day.Find(m.Lesson), m.Points, corrected: false); break;
            case MarkCorrected m: Mark(day.Find(m.Lesson), m.After, corrected: true); break;
            case MarkRemoved m: Mark(day.Find(m.Lesson), null, corrected: true); break;
        }
    }

    // To find out whose day it is costs a hash per learner of the class; once is enough.
    private static void Belongs(LearnerDay day, IEnumerable<Guid> learners, DateOnly on)
    {
        if (day.LearnerId != Guid.Empty) return;
        (day.LearnerId, day.On) = (learners.First(l => LearnerDay.IdOf(l, on) == day.Id), on);
    }

    private static void Attend(DayLesson? lesson, Attendance code, int? minutesLate)
    {
        if (lesson is not null) (lesson.Attendance, lesson.MinutesLate) = (code, minutesLate);
    }

    private static void Mark(DayLesson? lesson, int? points, bool corrected)
    {
        if (lesson is not null) (lesson.Points, lesson.Corrected) = (points, lesson.Corrected || corrected);
    }
}
