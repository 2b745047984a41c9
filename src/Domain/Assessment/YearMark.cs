namespace EduEvents.Domain.Assessment;

/// <summary>What becomes of a learner after the year.</summary>
public enum Promotion
{
    /// <summary>Goes on to the next grade.</summary>
    Promoted,

    /// <summary>Writes a work of the year in the failed subjects.</summary>
    YearWork,

    /// <summary>Repeats the year.</summary>
    Repeats
}

/// <summary>What a learner got in one period of a year.</summary>
public sealed record PeriodOutcome(int Quarter, Verdict Verdict, int? Mark, EventRef Event);

/// <summary>Marks of the year and final marks (Order 125, p. 28 and what follows it).</summary>
public static class YearMark
{
    /// <summary>The lowest mark that stands for having learnt the subject.</summary>
    public const int Sufficient = 3;

    /// <summary>The year of a learner in a subject: the mean of the marks of its periods, a half up.</summary>
    public static (Verdict Verdict, int? Mark) Of(MarkRules rules, IReadOnlyList<PeriodOutcome> periods)
    {
        if (periods.Any(p => p.Verdict == Verdict.TemporarilyNotAssessed)) return (Verdict.TemporarilyNotAssessed, null);
        int[] marks = [.. periods.Where(p => p.Mark is not null).Select(p => p.Mark!.Value)];
        if (marks.Length > 0) return (Verdict.Marked, Fraction.Of(marks.Sum(), marks.Length).HalfUp());

        var decided = periods.Where(p => p.Verdict is Verdict.Passed or Verdict.Failed).OrderBy(p => p.Quarter).ToList();
        if (decided.Count == 0) return (periods.Any(p => p.Verdict == Verdict.Released) ? Verdict.Released : Verdict.NotAssessed, null);
        var passed = rules.Year.Passing == YearPassing.Last
            ? decided[^1].Verdict == Verdict.Passed
            : decided.TrueForAll(p => p.Verdict == Verdict.Passed);
        return (passed ? Verdict.Passed : Verdict.Failed, null);
    }

    /// <summary>The final mark after an exam.</summary>
    public static int WithExam(MarkRules rules, int year, int exam) =>
        Fraction.Of(year * rules.Year.YearWeight + exam * rules.Year.ExamWeight, rules.Year.YearWeight + rules.Year.ExamWeight).HalfUp();

    /// <summary>The final mark after a work of the year, or an extra work before the next one.</summary>
    public static int WithWork(int year, int work) => Fraction.Of(year + work, 2).HalfUp();

    /// <summary>What becomes of a learner with these final marks.</summary>
    /// <param name="rules">The edition.</param>
    /// <param name="marks">The final mark of each subject that has marks, and whether its extra work has been written.</param>
    public static Promotion After(MarkRules rules, IReadOnlyCollection<(int Mark, bool ExtraWritten)> marks)
    {
        var failed = marks.Where(m => m.Mark < Sufficient).ToList();
        if (failed.Count == 0) return Promotion.Promoted;
        return failed.Count >= rules.Year.RepeatFrom || failed.Exists(f => f.ExtraWritten) ? Promotion.Repeats : Promotion.YearWork;
    }
}

/// <summary>How a class stands, in percent; null when nobody was assessed.</summary>
/// <param name="Assessed">Learners with a mark.</param>
/// <param name="Progress">Share without an insufficient mark (үлгерім/успеваемость).</param>
/// <param name="Quality">Share with 4 and 5 only (білім сапасы/качество знаний).</param>
/// <param name="Degree">Degree of learning (ОБД/СОУ).</param>
public sealed record Indicators(int Assessed, decimal? Progress, decimal? Quality, decimal? Degree)
{
    private const int Good = 4;

    /// <summary>The indicators of marks in one subject. Who has no mark, as in pass or fail or when released, is no part of it.</summary>
    public static Indicators Of(MarkRules rules, IReadOnlyCollection<int> marks) => Of([.. marks.Select(m => (int[])[m])],
        marks.Aggregate(Fraction.Zero, (sum, m) => sum + (rules.DegreeWeights.TryGetValue(m, out var weight) ? weight : 0)), marks.Count);

    /// <summary>The indicators of learners over all their subjects; the degree is the mean over all marks.</summary>
    public static Indicators Of(MarkRules rules, IReadOnlyCollection<IReadOnlyCollection<int>> learners)
    {
        int[] all = [.. learners.SelectMany(l => l)];
        return Of([.. learners.Where(l => l.Count > 0)],
            all.Aggregate(Fraction.Zero, (sum, m) => sum + (rules.DegreeWeights.TryGetValue(m, out var weight) ? weight : 0)), all.Length);
    }

    private static Indicators Of(IReadOnlyCollection<IReadOnlyCollection<int>> learners, Fraction degree, int marks) => learners.Count == 0
        ? new(0, null, null, null)
        : new(learners.Count, Percent(learners.Count(l => l.All(m => m >= YearMark.Sufficient)), learners.Count),
            Percent(learners.Count(l => l.All(m => m >= Good)), learners.Count), (degree / marks).Shown());

    private static decimal Percent(int part, int whole) => Fraction.Of(part * 100, whole).Shown();
}
