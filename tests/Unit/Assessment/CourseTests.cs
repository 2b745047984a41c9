using EduEvents.Application.Assessment;
using EduEvents.Domain;
using EduEvents.Domain.Assessment;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Assessment;

public sealed class CourseTests
{
    private static readonly CourseRef Ref = new(Ids.Class, Ids.Maths, 2026);
    private static readonly string Edition = Editions.Now.Edition;

    private static readonly IReadOnlyList<PeriodOutcome> Periods =
        [.. new[] { 2, 3, 2, 2 }.Select((m, i) => new PeriodOutcome(i + 1, Verdict.Marked, m, new(Ids.Of(60), i + 1)))];

    private static readonly CourseYear Over = new(
        [Ids.Aigerim, Ids.Bolat], 9, 0, new Dictionary<Guid, IReadOnlyList<PeriodOutcome>> { [Ids.Aigerim] = Periods }, Editions.Now);

    private static readonly YearMarkGiven Failed = new(Ref, Ids.Aigerim, Verdict.Marked, 2, Edition, Periods);
    private static readonly YearClosed Closed = new(Ref, Edition);

    private static Outcome Close(CourseYear year, params IDomainEvent[] past) =>
        Given<Course>(past).When(c => CloseYearHandler.Handle(new(Ref), c, year));

    private static Outcome Final(FinalWork work, int mark, CourseYear year, params IDomainEvent[] past) =>
        Given<Course>(past).When(c => GiveFinalMarkHandler.Handle(new(Ref, Ids.Aigerim, work, mark, new(2027, 5, 28)), c, year));

    private static FinalMarkGiven Given2(FinalWork work, int mark, int final) => new(Ref, Ids.Aigerim, work, mark, 2, final, new(2027, 5, 28), Edition);

    [Fact]
    public void Hours_a_week_are_told_once_and_not_after_the_year()
    {
        Outcome Set(decimal hours, params IDomainEvent[] past) => Given<Course>(past).When(c => SetWeeklyHoursHandler.Handle(new(Ref, hours), c));
        Set(1).Then(new WeeklyHoursSet(Ref, 1));
        Set(1, new WeeklyHoursSet(Ref, 1)).ThenNothing();
        Set(2, new WeeklyHoursSet(Ref, 1), Closed).ThenBroken(AssessmentRules.YearIsClosed());
    }

    [Fact]
    public void The_year_gives_everybody_the_mean_of_the_periods_and_names_them()
    {
        Close(Over).Then(Failed, new YearMarkGiven(Ref, Ids.Bolat, Verdict.NotAssessed, null, Edition, []), Closed);
        Close(Over, Failed, Closed).ThenNothing();
    }

    [Fact]
    public void A_year_with_open_quarters_is_not_closed() =>
        Close(Over with { OpenQuarters = 2, Learners = [] }).ThenBroken(AssessmentRules.GroupEmpty(), AssessmentRules.QuartersOpen(2));

    [Fact]
    public void Grade_one_has_no_marks_of_the_year() => Close(Over with { Grade = 1 }).Then(Closed);

    [Fact]
    public void A_failed_subject_is_mended_by_a_work_and_if_need_be_by_an_extra_one()
    {
        Final(FinalWork.YearWork, 4, Over, Failed, Closed).Then(Given2(FinalWork.YearWork, 4, 3));
        Final(FinalWork.ExtraWork, 4, Over, Failed, Closed).ThenBroken(AssessmentRules.YearWorkFirst());
        Final(FinalWork.ExtraWork, 4, Over, Failed, Closed, Given2(FinalWork.YearWork, 2, 2)).Then(Given2(FinalWork.ExtraWork, 4, 3));
        Final(FinalWork.ExtraWork, 4, Over, Failed, Closed, Given2(FinalWork.YearWork, 4, 3)).ThenBroken(AssessmentRules.SubjectNotFailed());
        Final(FinalWork.YearWork, 5, Over, Failed, Closed, Given2(FinalWork.YearWork, 4, 3)).ThenBroken(AssessmentRules.FinalMarkGiven(3));
        Final(FinalWork.YearWork, 4, Over, Failed, Closed, Given2(FinalWork.YearWork, 4, 3)).ThenNothing();
    }

    [Fact]
    public void Exams_are_in_the_grades_of_the_edition_and_after_the_year()
    {
        Final(FinalWork.Exam, 5, Over, Failed, Closed).Then(Given2(FinalWork.Exam, 5, 3));
        Final(FinalWork.Exam, 5, Over with { Grade = 7 }, Failed, Closed).ThenBroken(AssessmentRules.NotAnExamGrade(7));
        Final(FinalWork.Exam, 5, Over, Failed).ThenBroken(AssessmentRules.YearNotClosed());
        Final(FinalWork.YearWork, 4, Over, new WeeklyHoursSet(Ref, 1), Closed).ThenBroken(AssessmentRules.NoMarkToCorrect());
    }
}
