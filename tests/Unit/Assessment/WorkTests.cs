using EduEvents.Application.Assessment;
using EduEvents.Domain;
using EduEvents.Domain.Assessment;
using EduEvents.Domain.Curriculum;
using static EduEvents.Unit.Assessment.Class7;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Assessment;

public sealed class WorkTests
{
    private static Outcome Plan(WorkPlanned work, SheetDay? day = null, params IDomainEvent[] past) => Given<Sheet>(past).When(s => PlanWorkHandler.Handle(
        new(work.Sheet, work.WorkId, work.Kind, work.On, work.Title, work.MaxPoints, work.Criteria), s, day ?? After));

    private static Outcome Enter(int points, IReadOnlyList<int>? by = null, SheetDay? day = null, Guid? learner = null, params IDomainEvent[] past) =>
        Given<Sheet>(past.Length > 0 ? past : [Planned()]).When(s =>
            EnterPointsHandler.Handle(new(Ref, Sor, learner ?? Ids.Aigerim, points, by), s, day ?? After));

    [Fact]
    public void A_work_is_planned_by_the_rules_in_force() => Plan(Planned()).Then(Planned());

    [Fact]
    public void The_same_work_again_changes_nothing_and_another_under_its_id_is_refused()
    {
        Plan(Planned(), null, Planned()).ThenNothing();
        Plan(Planned(max: 14), null, Planned()).ThenBroken(AssessmentRules.WorkAlreadyPlanned());
    }

    [Fact]
    public void There_are_three_works_of_units_in_a_quarter_and_no_fourth() => Plan(Planned(Ids.Of(79)), null,
        Planned(), Planned(OtherSor), Planned(Ids.Of(78))).ThenBroken(AssessmentRules.SorLimit(3));

    [Fact]
    public void A_work_called_off_makes_room_for_another() => Plan(Planned(Ids.Of(79)), null, Planned(), Planned(OtherSor), Planned(Ids.Of(78)),
        new WorkCancelled(Ref, OtherSor, "бағдарлама")).Then(Planned(Ids.Of(79)));

    [Fact]
    public void There_is_one_work_of_the_quarter() =>
        Plan(Planned(Ids.Of(79), WorkKind.Soch, new(2026, 10, 21), 25), null, PlannedSoch).ThenBroken(AssessmentRules.SochLimit(1));

    [Fact]
    public void It_is_not_on_the_last_school_day_but_a_work_of_a_unit_may_be()
    {
        Plan(Planned(Soch, WorkKind.Soch, LastDay, 25)).ThenBroken(AssessmentRules.SochOnLastDay(LastDay));
        Plan(Planned(on: LastDay)).Then(Planned(on: LastDay));
    }

    [Fact]
    public void Both_kinds_of_a_subject_are_not_on_one_day()
    {
        Plan(Planned(on: SochDay), null, PlannedSoch).ThenBroken(AssessmentRules.SorWithSoch(SochDay));
        Plan(Planned(Soch, WorkKind.Soch, SorDay, 25), null, Planned()).ThenBroken(AssessmentRules.SorWithSoch(SorDay));
    }

    [Fact]
    public void A_subject_of_one_hour_a_week_has_no_work_of_the_quarter() =>
        Plan(PlannedSoch, After with { WeeklyHours = 1 }).ThenBroken(AssessmentRules.SochInHalfYear());

    [Fact]
    public void Every_limit_that_blocks_a_day_is_told() => Plan(Planned(Soch, WorkKind.Soch, LastDay, 25), After with { DayOff = "quarantine" },
        Planned(on: LastDay)).ThenBroken(AssessmentRules.DayOff(LastDay, "quarantine"), AssessmentRules.SochOnLastDay(LastDay),
            AssessmentRules.SorWithSoch(LastDay));

    [Theory, InlineData(6, 7, 20, 7), InlineData(21, 7, 20, 7), InlineData(16, 7, 15, 4)]
    public void The_maximum_of_a_work_of_a_unit_has_bounds_by_grade(int max, int least, int most, int grade) =>
        Plan(Planned(max: max), After with { Grade = grade }).ThenBroken(AssessmentRules.MaximumOutOfBounds(least, most));

    [Fact]
    public void Criteria_make_the_maximum() =>
        Plan(Planned(criteria: [new("а", 9), new("ә", 5)])).ThenBroken(AssessmentRules.CriteriaDoNotAddUp(15));

    [Fact]
    public void Grade_one_and_subjects_without_points_have_no_works()
    {
        Plan(Planned(), After with { Grade = 1 }).ThenBroken(AssessmentRules.NoMarksInGrade(1));
        Plan(Planned(), After with { MarkMode = MarkMode.PassFail }).ThenBroken(AssessmentRules.SubjectWithoutPoints());
    }

    [Fact]
    public void What_is_unknown_is_told_together() => Plan(Planned(), After with { From = null, Rules = null, MarkMode = null, OnlySubject = Ids.Of(99) })
        .ThenBroken(AssessmentRules.QuarterUnknown(2026, 1), AssessmentRules.NoEdition(), AssessmentRules.SubjectUnknown(),
            AssessmentRules.SubgroupOfAnotherSubject());

    [Fact]
    public void A_work_is_moved_with_a_reason_while_nobody_has_points()
    {
        Outcome Move(DateOnly on, string reason, params IDomainEvent[] past) =>
            Given<Sheet>(past).When(s => MoveWorkHandler.Handle(new(Ref, Sor, WorkKind.Sor, on, reason), s, After));
        DateOnly later = new(2026, 9, 24);
        Move(later, "карантин", Planned()).Then(new WorkMoved(Ref, Sor, SorDay, later, "карантин"));
        Move(SorDay, "карантин", Planned()).ThenNothing();
        Move(later, "", Planned(), Points(Ids.Aigerim, 9)).ThenBroken(AssessmentRules.ReasonNeeded(), AssessmentRules.WorkHasPoints());
        Move(SochDay, "карантин", Planned(), PlannedSoch).ThenBroken(AssessmentRules.SorWithSoch(SochDay));
    }

    [Fact]
    public void A_work_with_points_is_not_called_off() => Given<Sheet>(Planned(), Points(Ids.Aigerim, 9))
        .When(s => CancelWorkHandler.Handle(new(Ref, Sor, "қате"), s, After)).ThenBroken(AssessmentRules.WorkHasPoints());

    [Fact]
    public void Points_are_entered_once_and_then_corrected()
    {
        Enter(12).Then(Points(Ids.Aigerim, 12));
        Enter(12, past: [Planned(), Points(Ids.Aigerim, 12)]).ThenNothing();
        Enter(11, past: [Planned(), Points(Ids.Aigerim, 12)]).ThenBroken(AssessmentRules.PointsAlreadyEntered(12));
    }

    [Theory, InlineData(-1), InlineData(16)]
    public void Points_go_to_the_maximum(int points) => Enter(points).ThenBroken(AssessmentRules.PointsOutOfRange(15));

    [Fact]
    public void Points_by_criterion_make_the_sum_and_stay_within_each()
    {
        WorkPlanned work = Planned(criteria: [new("а", 9), new("ә", 6)]);
        Enter(12, [8, 4], past: work).Then(Points(Ids.Aigerim, 12) with { ByCriterion = [8, 4] });
        Enter(12, [5, 7], past: work).ThenBroken(AssessmentRules.CriteriaDoNotAddUp(12));
        Enter(12, [8, 5], past: work).ThenBroken(AssessmentRules.CriteriaDoNotAddUp(12));
    }

    [Fact]
    public void Criteria_that_are_told_anew_are_a_correction_though_the_sum_stays()
    {
        IDomainEvent[] past = [Planned(criteria: [new("а", 9), new("ә", 6)]), Points(Ids.Aigerim, 12) with { ByCriterion = [8, 4] }];
        Enter(12, [8, 4], past: past).ThenNothing();
        Enter(12, past: past).ThenNothing();
        Enter(12, [7, 5], past: past).ThenBroken(AssessmentRules.PointsAlreadyEntered(12));
        Given<Sheet>(past).When(s => CorrectPointsHandler.Handle(new(Ref, Sor, Ids.Aigerim, 12, "модерация", [7, 5]), s))
            .Then(new PointsCorrected(Ref, Sor, WorkKind.Sor, Ids.Aigerim, 12, 12, "модерация", [7, 5]));
        Given<Sheet>(past).When(s => CorrectPointsHandler.Handle(new(Ref, Sor, Ids.Aigerim, 12, "модерация", [8, 4]), s)).ThenNothing();
    }

    [Fact]
    public void Nobody_has_points_before_the_day_nor_from_outside_nor_when_released()
    {
        Enter(12, day: After with { Today = new(2026, 9, 21) }).ThenBroken(AssessmentRules.WorkNotHeldYet(SorDay));
        Enter(12, learner: Ids.Stranger).ThenBroken(AssessmentRules.LearnerNotInGroup());
        Enter(12, past: [Planned(), new LearnerReleased(Ref, Ids.Aigerim, "ДКК")]).ThenBroken(AssessmentRules.LearnerIsReleased());
    }

    [Fact]
    public void A_batch_refuses_learner_by_learner() => Given<Sheet>(Planned()).When(s => EnterAllPointsHandler.Handle(
        new(Ref, Sor, [new(Ids.Aigerim, 12), new(Ids.Bolat, 99), new(Ids.Aigerim, 12)]), s, After))
        .ThenItems([Points(Ids.Aigerim, 12)], "0 Accepted", "1 Refused assessment.points_out_of_range", "2 Unchanged");

    [Fact]
    public void A_moderation_may_go_up_or_down_and_needs_a_reason()
    {
        Outcome Correct(int points, string reason, params IDomainEvent[] past) =>
            Given<Sheet>(past).When(s => CorrectPointsHandler.Handle(new(Ref, Sor, Ids.Aigerim, points, reason), s));
        Correct(10, "модерация", Planned(), Points(Ids.Aigerim, 12)).Then(new PointsCorrected(Ref, Sor, WorkKind.Sor, Ids.Aigerim, 12, 10, "модерация"));
        Correct(10, "", Planned()).ThenBroken(AssessmentRules.NoPointsToCorrect(), AssessmentRules.ReasonNeeded());
    }

    [Fact]
    public void A_missed_work_has_a_valid_reason_and_an_own_day()
    {
        Outcome Miss(DateOnly due, params IDomainEvent[] past) =>
            Given<Sheet>(past).When(s => RecordMissedWorkHandler.Handle(new(Ref, Soch, Ids.Aigerim, MissedFor.Illness, due), s, After));
        Miss(new(2026, 10, 22), PlannedSoch).Then(Missed(Ids.Aigerim));
        Miss(new(2026, 10, 22), PlannedSoch, Missed(Ids.Aigerim)).ThenNothing();
        Miss(SochDay, PlannedSoch).ThenBroken(AssessmentRules.DueBeforeWork());
        Miss(new(2026, 10, 22), PlannedSoch, Points(Ids.Aigerim, 18, Soch)).ThenBroken(AssessmentRules.PointsAlreadyEntered(18));
    }
}

public sealed class WorkCalendarTests
{
    private static readonly CalendarRef Calendar = new(Ids.Class, 2026, 1);

    private static WorkDayTaken Day(int subject, int work, DateOnly? on = null) => new(Calendar, Ids.Of(subject), Ids.Of(work), on ?? SochDay);

    private static Outcome Take(WorkDayTaken day, params IDomainEvent[] past) => Given<WorkCalendar>(past).When(c => WorkCalendar.Take(c, day, 3));

    [Fact]
    public void A_class_writes_three_works_of_the_quarter_a_day_and_no_fourth()
    {
        Take(Day(3, 13), Day(1, 11), Day(2, 12)).Then(Day(3, 13));
        Take(Day(4, 14), Day(1, 11), Day(2, 12), Day(3, 13)).ThenBroken(AssessmentRules.SochDayFull(SochDay, 3));
    }

    [Fact]
    public void Subgroups_of_one_subject_are_one_work_for_the_class() =>
        Take(Day(3, 14), Day(1, 11), Day(2, 12), Day(3, 13)).Then(Day(3, 14));

    [Fact]
    public void A_work_moved_or_called_off_leaves_its_day_free()
    {
        Take(Day(4, 14), Day(1, 11), Day(2, 12), Day(3, 13), Day(3, 13, new(2026, 10, 21))).Then(Day(4, 14));
        Take(Day(4, 14), Day(1, 11), Day(2, 12), Day(3, 13), new WorkDayFreed(Calendar, Ids.Of(13))).Then(Day(4, 14));
        Given<WorkCalendar>(Day(1, 11)).When(c => WorkCalendar.Free(c, Calendar, Ids.Of(12))).ThenNothing();
    }
}
