namespace EduEvents.Domain.Timetable;

/// <summary>Why somebody suits as a substitute, or does less.</summary>
public enum SuitReason
{
    /// <summary>Teaches the same subject.</summary>
    SameSubject,

    /// <summary>Teaches the class already.</summary>
    SameClass,

    /// <summary>Has lessons just before or after, so is in the school at that time.</summary>
    IsThere,

    /// <summary>Has no lesson on this day and would have to come.</summary>
    WouldCome,

    /// <summary>So many lessons on this day.</summary>
    LessonsThatDay,

    /// <summary>So many substitutions in this week.</summary>
    SubstitutionsThatWeek
}

/// <summary>A reason with what it adds to the rank.</summary>
/// <param name="Why">The reason.</param>
/// <param name="Points">What it adds.</param>
/// <param name="Count">How many, where something is counted.</param>
public sealed record Suit(SuitReason Why, int Points, int Count = 0);

/// <summary>Somebody who is free at that time.</summary>
/// <param name="TeacherId">Who.</param>
/// <param name="Rank">The sum of the points of all reasons.</param>
/// <param name="Reasons">Every reason.</param>
public sealed record Suggestion(Guid TeacherId, int Rank, IReadOnlyList<Suit> Reasons);

/// <summary>Who could teach a lesson instead of its teacher, best first; each rank is the sum of reasons that are told.</summary>
public static class Substitutes
{
    private const int Subject = 100, Class = 40, There = 20, Comes = -30, EachLesson = -4, EachSubstitution = -6;

    /// <summary>Everybody who is free then.</summary>
    /// <param name="week">The school.</param>
    /// <param name="lesson">The lesson as it is held.</param>
    /// <param name="absent">Who does not teach it.</param>
    /// <param name="day">The lessons of the day with all changes.</param>
    /// <param name="taught">Who teaches what to whom in the timetable.</param>
    /// <param name="ofWeek">How many substitutions each has in the week.</param>
    public static IReadOnlyList<Suggestion> For(
        SchoolWeek week, DayLesson lesson, Guid absent, IReadOnlyList<LessonOnDay> day, IReadOnlyCollection<Activity> taught, IReadOnlyDictionary<Guid, int> ofWeek)
    {
        var part = lesson.Parts.First(p => p.TeacherId == absent);
        // Whoever is replaced somewhere on this day is not there.
        var missing = day.SelectMany(l => l.Change?.Substitutes.Keys ?? []).Append(absent).ToHashSet();
        var held = day.Select(l => l.Held).OfType<DayLesson>().ToList();
        var busy = held.Where(l => l.Meets(lesson)).SelectMany(l => l.Parts.Select(p => p.TeacherId)).ToHashSet();
        return [.. taught.SelectMany(a => a.Teachers).Distinct()
            .Where(t => !missing.Contains(t) && !busy.Contains(t) && !week.IsAway(t, lesson.Slot))
            .Select(t => Of(t, part, lesson, held, taught, ofWeek.GetValueOrDefault(t)))
            .OrderByDescending(s => s.Rank).ThenBy(s => s.TeacherId)];
    }

    private static Suggestion Of(
        Guid teacher, Part part, DayLesson lesson, IReadOnlyList<DayLesson> held, IReadOnlyCollection<Activity> taught, int substitutions)
    {
        var parts = taught.SelectMany(a => a.Parts.Where(p => p.TeacherId == teacher).Select(p => (Part: p, a.Classes))).ToList();
        int[] numbers = [.. held.Where(l => l.Slot.Shift == lesson.Slot.Shift && l.Parts.Any(p => p.TeacherId == teacher)).Select(l => l.Slot.Number)];
        var lessons = held.Count(l => l.Parts.Any(p => p.TeacherId == teacher));
        List<Suit> reasons = [];
        if (parts.Exists(p => p.Part.SubjectId == part.SubjectId)) reasons.Add(new(SuitReason.SameSubject, Subject));
        if (parts.Exists(p => p.Part.GroupId == part.GroupId || p.Classes.Any(lesson.Classes.Contains))) reasons.Add(new(SuitReason.SameClass, Class));
        if (numbers.Any(n => Math.Abs(n - lesson.Slot.Number) == 1)) reasons.Add(new(SuitReason.IsThere, There));
        if (lessons == 0) reasons.Add(new(SuitReason.WouldCome, Comes));
        else reasons.Add(new(SuitReason.LessonsThatDay, lessons * EachLesson, lessons));
        if (substitutions > 0) reasons.Add(new(SuitReason.SubstitutionsThatWeek, substitutions * EachSubstitution, substitutions));
        return new(teacher, reasons.Sum(r => r.Points), reasons);
    }
}
