namespace EduEvents.Domain.Assessment;

/// <summary>Every way Assessment says no. Codes are part of the API; texts live in resources.</summary>
public static class AssessmentRules
{
    public static Refusal NoEdition() => new("assessment.no_edition");
    public static Refusal QuarterUnknown(int year, int quarter) => new("assessment.quarter_unknown", year, quarter);
    public static Refusal SubjectUnknown() => new("assessment.subject_unknown");
    public static Refusal SubgroupOfAnotherSubject() => new("assessment.subgroup_of_another_subject");
    public static Refusal GroupEmpty() => new("assessment.group_empty");
    public static Refusal NoMarksInGrade(int grade) => new("assessment.no_marks_in_grade", grade);
    public static Refusal SubjectWithoutPoints() => new("assessment.subject_without_points");
    public static Refusal SubjectWithPoints() => new("assessment.subject_with_points");
    public static Refusal OutsideQuarter(DateOnly on, int quarter) => new("assessment.outside_quarter", on, quarter);
    public static Refusal DayOff(DateOnly on, string reason) => new("assessment.day_off", on, reason);
    public static Refusal SorLimit(int most) => new("assessment.sor_limit", most);
    public static Refusal SochLimit(int most) => new("assessment.soch_limit", most);
    public static Refusal SochInHalfYear() => new("assessment.soch_in_half_year");
    public static Refusal SochOnLastDay(DateOnly on) => new("assessment.soch_on_last_day", on);
    public static Refusal SochDayFull(DateOnly on, int most) => new("assessment.soch_day_full", on, most);
    public static Refusal SorWithSoch(DateOnly on) => new("assessment.sor_with_soch", on);
    public static Refusal MaximumOutOfBounds(int least, int most) => new("assessment.maximum_out_of_bounds", least, most);
    public static Refusal CriteriaDoNotAddUp(int points) => new("assessment.criteria_do_not_add_up", points);
    public static Refusal WorkAlreadyPlanned() => new("assessment.work_already_planned");
    public static Refusal WorkUnknown() => new("assessment.work_unknown");
    public static Refusal WorkHasPoints() => new("assessment.work_has_points");
    public static Refusal WorkNotHeldYet(DateOnly on) => new("assessment.work_not_held_yet", on);
    public static Refusal LearnerNotInGroup() => new("assessment.learner_not_in_group");
    public static Refusal LearnerIsReleased() => new("assessment.learner_is_released");
    public static Refusal PointsOutOfRange(int most) => new("assessment.points_out_of_range", most);
    public static Refusal PointsAlreadyEntered(int points) => new("assessment.points_already_entered", points);
    public static Refusal NoPointsToCorrect() => new("assessment.no_points_to_correct");
    public static Refusal ReasonNeeded() => new("assessment.reason_needed");
    public static Refusal DueBeforeWork() => new("assessment.due_before_work");
    public static Refusal QuarterIsClosed() => new("assessment.quarter_is_closed");
    public static Refusal QuarterNotClosed() => new("assessment.quarter_not_closed");
    public static Refusal QuarterNotOver(DateOnly lastDay) => new("assessment.quarter_not_over", lastDay);
    public static Refusal SochNotHeld() => new("assessment.soch_not_held");
    public static Refusal PointsMissing(int learners) => new("assessment.points_missing", learners);
    public static Refusal DecisionsMissing(int learners) => new("assessment.decisions_missing", learners);
    public static Refusal NothingToSettle() => new("assessment.nothing_to_settle");
    public static Refusal StillAwaited(int works) => new("assessment.still_awaited", works);
    public static Refusal NoMarkToCorrect() => new("assessment.no_mark_to_correct");
    public static Refusal NothingImported() => new("assessment.nothing_imported");
    public static Refusal YearIsClosed() => new("assessment.year_is_closed");
    public static Refusal YearNotClosed() => new("assessment.year_not_closed");
    public static Refusal QuartersOpen(int quarters) => new("assessment.quarters_open", quarters);
    public static Refusal NotAnExamGrade(int grade) => new("assessment.not_an_exam_grade", grade);
    public static Refusal SubjectNotFailed() => new("assessment.subject_not_failed");
    public static Refusal YearWorkFirst() => new("assessment.year_work_first");
    public static Refusal FinalMarkGiven(int mark) => new("assessment.final_mark_given", mark);
}
