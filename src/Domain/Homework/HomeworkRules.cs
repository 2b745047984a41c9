namespace EduEvents.Domain.Homework;

/// <summary>Every way Homework says no. Codes are part of the API; texts live in resources.</summary>
public static class HomeworkRules
{
    public static Refusal HomeworkAlreadyGiven() => new("homework.homework_already_given");
    public static Refusal HomeworkIsWithdrawn() => new("homework.homework_is_withdrawn");
    public static Refusal GroupUnknown() => new("homework.group_unknown");
    public static Refusal SubgroupOfAnotherSubject() => new("homework.subgroup_of_another_subject");
    public static Refusal NothingToDo() => new("homework.nothing_to_do");
    public static Refusal NoneInGrade(int grade) => new("homework.none_in_grade", grade);
    public static Refusal NoNorms() => new("homework.no_norms");
    public static Refusal GivenInTheFuture(DateOnly on) => new("homework.given_in_the_future", on);
    public static Refusal DueTooEarly() => new("homework.due_too_early");
    public static Refusal OutsideYear(DateOnly on) => new("homework.outside_year", on);
    public static Refusal DayOff(DateOnly on, string reason) => new("homework.day_off", on, reason);
    public static Refusal ForHolidays(DateOnly on) => new("homework.for_holidays", on);
    public static Refusal DayOverloaded(DateOnly on, int minutes, int norm) => new("homework.day_overloaded", on, minutes, norm);
    public static Refusal LearnerNotInGroup() => new("homework.learner_not_in_group");
    public static Refusal ReasonNeeded() => new("homework.reason_needed");
    public static Refusal HomeworkUnknown() => new("homework.homework_unknown");
    public static Refusal NotForLearner() => new("homework.not_for_learner");
    public static Refusal NothingToHandIn() => new("homework.nothing_to_hand_in");
    public static Refusal WorkIsEmpty() => new("homework.work_is_empty");
    public static Refusal LearnerHandsIn(int grade) => new("homework.learner_hands_in", grade);
    public static Refusal WorkIsAccepted() => new("homework.work_is_accepted");
    public static Refusal NotHandedIn() => new("homework.not_handed_in");
    public static Refusal CommentNeeded() => new("homework.comment_needed");
    public static Refusal LessonNeeded() => new("homework.lesson_needed");
    public static Refusal FileNotInWork() => new("homework.file_not_in_work");
}
