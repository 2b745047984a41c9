namespace EduEvents.Domain.Assessment;

/// <summary>The limits of summative works; each is told by name, so that a planner sees which one blocks a day (Order 125, section 2).</summary>
public static class PlanLimits
{
    /// <summary>What forbids a work on a day, but for the days of the other subjects of the class.</summary>
    /// <param name="kind">Kind of the work.</param>
    /// <param name="on">The day.</param>
    /// <param name="quarter">1 to 4.</param>
    /// <param name="day">What is known of the quarter and of the day.</param>
    /// <param name="others">The other works of the sheet.</param>
    public static Rules OnDay(WorkKind kind, DateOnly on, int quarter, SheetDay day, IReadOnlyCollection<SummativeWork> others)
    {
        var rules = new Rules();
        if (day.Rules is not { } edition) return rules;
        return rules
            .Require(day.From is null || (on >= day.From && on <= day.To), AssessmentRules.OutsideQuarter(on, quarter))
            .Require(day.DayOff is null, AssessmentRules.DayOff(on, day.DayOff ?? ""))
            .Require(kind == WorkKind.Sor || edition.Limits.SochOnLastDay || on != day.LastSchoolDay, AssessmentRules.SochOnLastDay(on))
            .Require(edition.Limits.SorWithSoch || !others.Any(w => w.On == on && w.Planned.Kind != kind), AssessmentRules.SorWithSoch(on));
    }

    /// <summary>What forbids one more work of the kind on whatever day.</summary>
    public static Rules OnNumber(WorkKind kind, SheetDay day, IReadOnlyCollection<SummativeWork> others)
    {
        var rules = new Rules();
        if (day.Rules?.Limits is not { } limits) return rules;
        var number = others.Count(w => w.Planned.Kind == kind);
        return kind == WorkKind.Sor
            ? rules.Require(number < limits.SorAQuarter, AssessmentRules.SorLimit(limits.SorAQuarter))
            : rules.Require(number < limits.SochAQuarter, AssessmentRules.SochLimit(limits.SochAQuarter))
                .Require(day.Period == MarkPeriod.Quarter, AssessmentRules.SochInHalfYear());
    }

    /// <summary>What forbids the maximum and the criteria of a work.</summary>
    public static Rules OnPoints(WorkPlanned work, SheetDay day)
    {
        var bounds = work.Kind == WorkKind.Sor
            ? day.Rules?.Limits.SorPoints.FirstOrDefault(b => b.FromGrade <= day.Grade && day.Grade <= b.ToGrade)
            : null;
        return new Rules()
            .Require(bounds is null || (work.MaxPoints >= bounds.Least && work.MaxPoints <= bounds.Most),
                AssessmentRules.MaximumOutOfBounds(bounds?.Least ?? 0, bounds?.Most ?? 0))
            .Require(work.Criteria.Count == 0 || work.Criteria.Sum(c => c.MaxPoints) == work.MaxPoints,
                AssessmentRules.CriteriaDoNotAddUp(work.MaxPoints));
    }
}
