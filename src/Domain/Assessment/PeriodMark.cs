namespace EduEvents.Domain.Assessment;

/// <summary>What a mark is given for.</summary>
public enum MarkPeriod
{
    /// <summary>Each quarter.</summary>
    Quarter,

    /// <summary>Each half-year: at the end of the second and of the fourth quarter.</summary>
    HalfYear
}

/// <summary>What became of a learner in a period or a year.</summary>
public enum Verdict
{
    /// <summary>There is a mark.</summary>
    Marked,

    /// <summary>Passed, in a subject without points.</summary>
    Passed,

    /// <summary>Failed, in a subject without points.</summary>
    Failed,

    /// <summary>A summative work was missed for a valid reason and is still to be written.</summary>
    TemporarilyNotAssessed,

    /// <summary>Released from the subject.</summary>
    Released,

    /// <summary>There was nothing to assess.</summary>
    NotAssessed
}

/// <summary>An event by its stream and its version in it.</summary>
public readonly record struct EventRef(Guid Stream, long Version);

/// <summary>One result that a mark is made of.</summary>
/// <param name="Part">Its kind.</param>
/// <param name="Of">The lesson or the work; for what a former school has sent the id of that entry.</param>
/// <param name="On">The day it stands for.</param>
/// <param name="Points">Points reached.</param>
/// <param name="MaxPoints">Points that could be reached.</param>
/// <param name="Event">The event that says so.</param>
/// <param name="Imported">True when a former school has sent it.</param>
public sealed record MarkInput(MarkPart Part, Guid Of, DateOnly On, int Points, int MaxPoints, EventRef Event, bool Imported = false)
{
    /// <summary>Points by the most there are.</summary>
    public Fraction Share() => Fraction.Of(Points, MaxPoints);
}

/// <summary>How a mark came about: every part as a share of its own, and what they came to.</summary>
/// <param name="Formative">Share of the formative points, 0 to 1; null when there are none or they do not count.</param>
/// <param name="Sor">Share of the works of units.</param>
/// <param name="Soch">Share of the work of the quarter.</param>
/// <param name="Percent">The whole in percent, exactly; null when nothing counts.</param>
/// <param name="Mark">The mark; null when a part that must not lack is missing.</param>
public sealed record Computation(Fraction? Formative, Fraction? Sor, Fraction? Soch, Fraction? Percent, int? Mark);

/// <summary>The mark of a quarter or half-year (Order 125, p. 28).</summary>
public static class PeriodMark
{
    private static readonly MarkPart[] Parts = Enum.GetValues<MarkPart>();

    /// <summary>Computes it from the results of a learner.</summary>
    /// <param name="rules">The edition.</param>
    /// <param name="grade">The learner's grade.</param>
    /// <param name="period">Quarter or half-year; a half-year has no work of the quarter.</param>
    /// <param name="inputs">All results of the period, in whatever group they were reached.</param>
    public static Computation Compute(MarkRules rules, int grade, MarkPeriod period, IReadOnlyList<MarkInput> inputs)
    {
        if (grade < rules.FirstMarkedGrade) return new(null, null, null, null, null);
        var shares = Parts.Where(p => Counts(rules, period, p)).Select(p => (Part: p, Share: ShareOf(rules, p, inputs))).ToList();
        Fraction? Of(MarkPart part) => shares.Find(s => s.Part == part).Share;

        // The weights of what there is make the whole: so a half-year is formative and works of units, half and half.
        var there = shares.Where(s => s.Share is not null).ToList();
        if (there.Count == 0) return new(null, null, null, null, null);
        var whole = there.Sum(s => rules.Weights.Of(s.Part));
        var percent = there.Aggregate(Fraction.Zero, (sum, s) => sum + s.Share!.Value * (rules.Weights.Of(s.Part) * 100)) / whole;
        var enough = shares.TrueForAll(s => s.Share is not null || rules.MayLack.Contains(s.Part));
        return new(Of(MarkPart.Formative), Of(MarkPart.Sor), Of(MarkPart.Soch), percent, enough ? rules.MarkOf(percent, grade) : null);
    }

    /// <summary>True when a part has any weight in a period.</summary>
    public static bool Counts(MarkRules rules, MarkPeriod period, MarkPart part) =>
        rules.Weights.Of(part) > 0 && !(period == MarkPeriod.HalfYear && part == MarkPart.Soch);

    private static Fraction? ShareOf(MarkRules rules, MarkPart part, IReadOnlyList<MarkInput> inputs)
    {
        var own = inputs.Where(i => i.Part == part).ToList();
        if (own.Count == 0) return null;
        return part != MarkPart.Formative && rules.Works == WorkAggregation.SumOfPoints
            ? Fraction.Of(own.Sum(i => i.Points), own.Sum(i => i.MaxPoints))
            : own.Aggregate(Fraction.Zero, (sum, i) => sum + i.Share()) / own.Count;
    }
}
