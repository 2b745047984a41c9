namespace EduEvents.Domain.Curriculum;

/// <summary>Every way plans of learning say no. Codes are part of the API; texts live in resources.</summary>
public static class PlanRules
{
    public static Refusal PlanIsApproved() => new("curriculum.plan_is_approved");
    public static Refusal PlanNotApproved() => new("curriculum.plan_not_approved");
    public static Refusal SubjectTwice() => new("curriculum.subject_twice");
    public static Refusal StandardUnknown() => new("curriculum.standard_unknown");
    public static Refusal HoursNotAsStandard(string code, decimal standard, decimal hours) => new("curriculum.hours_not_as_standard", code, standard, hours);
    public static Refusal NotInStandard(string code) => new("curriculum.not_in_standard", code);
    public static Refusal VariableAbove(decimal hours, decimal most) => new("curriculum.variable_above", hours, most);
    public static Refusal AboveMaximum(decimal hours, decimal most) => new("curriculum.above_maximum", hours, most);
    public static Refusal GroupUnknown() => new("curriculum.group_unknown");
    public static Refusal HoursDoNotAddUp(int hours, int year) => new("curriculum.hours_do_not_add_up", hours, year);
    public static Refusal OwnPlan() => new("curriculum.own_plan");
    public static Refusal CommentNeeded() => new("curriculum.comment_needed");
    public static Refusal NotReviewed() => new("curriculum.not_reviewed");
    public static Refusal NoSchoolDays() => new("curriculum.no_school_days");
    public static Refusal OtherTeachersPlan() => new("curriculum.other_teachers_plan");
    public static Refusal LessonPlanElsewhere() => new("curriculum.lesson_plan_elsewhere");
}
