using EduEvents.Domain;
using EduEvents.Domain.Timetable;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace EduEvents.Projections.Timetable;

/// <summary>What is different about the lessons that the timetable has on a day.</summary>
public sealed class ChangedDay
{
    public Guid Id { get; set; }
    public List<ChangedLesson> Changes { get; set; } = [];

    /// <summary>Days of which a lesson was moved to this one; what has become of it since stands there.</summary>
    public HashSet<DateOnly> MovedFrom { get; set; } = [];

    /// <summary>The document of a day.</summary>
    public static Guid IdOf(DateOnly on) => StableId.Of("timetable.changed_day", on);

    /// <summary>All that is different about the lessons held on some days or planned for them; one round trip, two where lessons were moved to them.</summary>
    public static async Task<IReadOnlyList<DayChange>> Of(IQuerySession session, IReadOnlyCollection<DateOnly> days, CancellationToken stop)
    {
        var found = await session.LoadManyAsync<ChangedDay>(stop, [.. days.Select(IdOf)]);
        Guid[] origins = [.. found.SelectMany(d => d.MovedFrom).Except(days).Select(IdOf)];
        if (origins.Length > 0) found = [.. found, .. await session.LoadManyAsync<ChangedDay>(stop, origins)];
        return [.. found.SelectMany(d => d.Changes)
            .Select(c => new DayChange(c.Lesson, c.Substitutes, c.IsCancelled, c.ToDay, c.ToNumber, c.Reason))];
    }
}

/// <summary>A changed lesson.</summary>
public sealed record ChangedLesson(DayLesson Lesson, Dictionary<Guid, Guid> Substitutes, bool IsCancelled, DateOnly? ToDay, int? ToNumber, string Reason);

/// <summary>Folds changes by the days they touch.</summary>
public sealed class ChangedDayProjection : MultiStreamProjection<ChangedDay, Guid>
{
    public ChangedDayProjection()
    {
        Identity<LessonSubstituted>(e => ChangedDay.IdOf(e.Lesson.On));
        Identity<LessonCancelled>(e => ChangedDay.IdOf(e.Lesson.On));
        Identities<LessonMoved>(e => [.. new[] { ChangedDay.IdOf(e.Lesson.On), ChangedDay.IdOf(e.ToDay) }.Distinct()]);
        Identity<ChangeWithdrawn>(e => ChangedDay.IdOf(e.Lesson.On));
    }

    /// <inheritdoc />
    public override ChangedDay? Evolve(ChangedDay? snapshot, Guid id, IEvent e)
    {
        if (e.Data is not IDayFact fact) return snapshot;
        var day = snapshot ?? new ChangedDay { Id = id };
        if (fact is LessonMoved moved && moved.ToDay != moved.Lesson.On && id == ChangedDay.IdOf(moved.ToDay)) day.MovedFrom.Add(moved.Lesson.On);
        if (id != ChangedDay.IdOf(fact.Lesson.On)) return day;
        var known = day.Changes.Find(c => c.Lesson.Id() == fact.Lesson.Id());
        day.Changes.RemoveAll(c => c.Lesson.Id() == fact.Lesson.Id());
        var before = known is null ? null : new DayChange(known.Lesson, known.Substitutes, known.IsCancelled, known.ToDay, known.ToNumber, known.Reason);
        if (DayChange.After(before, fact) is { } change)
            day.Changes.Add(new(change.Lesson, change.Substitutes.ToDictionary(), change.IsCancelled, change.ToDay, change.ToNumber, change.Reason));
        return day;
    }
}
