using System.Collections.Immutable;

namespace EduEvents.Domain.Assessment;

/// <summary>What a course must know to close its year.</summary>
/// <param name="Learners">Who is in the group when the year ends.</param>
/// <param name="Grade">Grade of the class.</param>
/// <param name="OpenQuarters">Quarters of the year that are not closed yet in this subject.</param>
/// <param name="Periods">What each learner got, in whatever group.</param>
/// <param name="Rules">The edition in force at the end of the year; null when there is none.</param>
public sealed record CourseYear(
    IReadOnlyList<Guid> Learners, int Grade, int OpenQuarters, IReadOnlyDictionary<Guid, IReadOnlyList<PeriodOutcome>> Periods, MarkRules? Rules);

/// <summary>A subject of a class or subgroup over a year: its hours, the marks of the year, final marks.</summary>
public sealed record Course(Guid Id, CourseRef Ref) : IState<Course>
{
    /// <summary>Hours a week; null when nobody has told.</summary>
    public decimal? Hours { get; init; }

    /// <summary>True when the year is closed.</summary>
    public bool IsClosed { get; init; }

    /// <summary>The marks of the year.</summary>
    public ImmutableDictionary<Guid, YearMarkGiven> Years { get; init; } = ImmutableDictionary<Guid, YearMarkGiven>.Empty;

    /// <summary>Final marks after works and exams.</summary>
    public ImmutableDictionary<Guid, FinalMarkGiven> Finals { get; init; } = ImmutableDictionary<Guid, FinalMarkGiven>.Empty;

    /// <summary>Sets the hours a week; the same again change nothing.</summary>
    public static IEnumerable<IDomainEvent> SetHours(Course? course, CourseRef of, decimal hours)
    {
        if (course?.Hours == hours) return [];
        new Rules().Require(course?.IsClosed != true, AssessmentRules.YearIsClosed()).Check();
        return [new WeeklyHoursSet(of, hours)];
    }

    /// <summary>Closes the year, once: every learner gets the mean of the periods.</summary>
    public static IEnumerable<IDomainEvent> CloseYear(Course? course, CourseRef of, CourseYear year, IReadOnlySet<Guid> blocked)
    {
        if (course?.IsClosed == true) return [];
        new Rules().Require(year.Rules is not null, AssessmentRules.NoEdition())
            .Require(year.Learners.Count > 0, AssessmentRules.GroupEmpty())
            .Require(year.OpenQuarters == 0, AssessmentRules.QuartersOpen(year.OpenQuarters))
            .Check();
        var rules = year.Rules!;
        var learners = year.Grade < rules.FirstMarkedGrade ? [] : year.Learners.Where(l => !blocked.Contains(l)).ToList();
        var leftOut = year.Learners.Where(blocked.Contains).ToList();
        return
        [
            .. learners.Select(l =>
            {
                var periods = year.Periods.GetValueOrDefault(l) ?? [];
                var (verdict, mark) = YearMark.Of(rules, periods);
                return new YearMarkGiven(of, l, verdict, mark, rules.Edition, periods);
            }),
            new YearClosed(of, rules.Edition, leftOut.Count > 0 ? leftOut : null)
        ];
    }

    /// <summary>Gives the final mark by an exam, a work of the year or an extra work; the same again changes nothing.</summary>
    public IEnumerable<IDomainEvent> GiveFinal(Guid learner, FinalWork work, int mark, DateOnly on, int grade, MarkRules? rules)
    {
        var (year, known) = (Years.GetValueOrDefault(learner)?.Mark, Finals.GetValueOrDefault(learner));
        if (known is not null && known.Work == work)
            return known.WorkMark == mark && known.On == on ? [] : throw new RuleBroken(AssessmentRules.FinalMarkGiven(known.Mark));
        new Rules().Require(rules is not null, AssessmentRules.NoEdition())
            .Require(IsClosed, AssessmentRules.YearNotClosed())
            .Require(!IsClosed || year is not null, AssessmentRules.NoMarkToCorrect())
            .Require(work != FinalWork.Exam || rules?.Year.ExamGrades.Contains(grade) != false, AssessmentRules.NotAnExamGrade(grade))
            .Require(work == FinalWork.Exam || (known?.Mark ?? year) is null or < YearMark.Sufficient, AssessmentRules.SubjectNotFailed())
            .Require(work != FinalWork.ExtraWork || known?.Work == FinalWork.YearWork, AssessmentRules.YearWorkFirst())
            .Check();
        var final = work == FinalWork.Exam ? YearMark.WithExam(rules!, year!.Value, mark) : YearMark.WithWork(year!.Value, mark);
        return [new FinalMarkGiven(Ref, learner, work, mark, year!.Value, final, on, rules!.Edition)];
    }

    /// <inheritdoc />
    public static Course? Fold(Course? course, object @event) => @event switch
    {
        WeeklyHoursSet e => (course ?? Empty(e.Course)) with { Hours = e.Hours },
        YearMarkGiven e => (course ?? Empty(e.Course)) is var c ? c with { Years = c.Years.SetItem(e.LearnerId, e) } : null,
        YearClosed e => (course ?? Empty(e.Course)) with { IsClosed = true },
        FinalMarkGiven e => course is null ? null : course with { Finals = course.Finals.SetItem(e.LearnerId, e) },
        _ => course
    };

    private static Course Empty(CourseRef course) => new(course.Id(), course);
}
