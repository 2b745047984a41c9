using EduEvents.Application.Assessment;
using EduEvents.Domain.Assessment;
using EduEvents.Domain.Curriculum;
using EduEvents.Domain.Journal;
using EduEvents.Domain.Organisation;
using EduEvents.Domain.People;
using EduEvents.Projections.Assessment;
using static EduEvents.Unit.Assessment.Class7;

namespace EduEvents.Unit.Assessment;

public sealed class AssessmentViewTests
{
    private static readonly MarkBasis Basis = new(Editions.Now.Edition, 7, MarkPeriod.Quarter,
        PeriodMark.Compute(Editions.Now, 7, MarkPeriod.Quarter, [Editions.Input(MarkPart.Soch, 18, 25)]), [], [], "");

    private static readonly PeriodMarkGiven Given = new(Ref, Ids.Aigerim, Verdict.Marked, 4, Basis);
    private static readonly PeriodMarkCorrected Corrected = new(Ref, Ids.Aigerim, new(View.Stream, 1), 4, 5, "118-ө", new(2026, 11, 5), "қате");

    [Fact]
    public void A_sheet_shows_works_points_and_marks()
    {
        var view = View.Of<SheetView>(Ref.Id(), new SheetViewProjection().Evolve, PlannedSoch, Planned(), Planned(OtherSor),
            new WorkCancelled(Ref, OtherSor, "қате"), new WorkMoved(Ref, Sor, SorDay, new(2026, 9, 24), "карантин"), Points(Ids.Aigerim, 12),
            new PointsCorrected(Ref, Sor, WorkKind.Sor, Ids.Aigerim, 12, 13, "модерация"), Missed(Ids.Bolat), new PassDecided(Ref, Ids.Bolat, true),
            new LearnerReleased(Ref, Ids.Bolat, "ДКК"), new ResultsImported(Ref, Ids.Bolat, "№ 12", [], 4, ""), Given, Corrected,
            new QuarterClosed(Ref, MarkPeriod.Quarter, "e"))!;

        view.Shows(new()
        {
            Id = Ref.Id(), GroupId = Ids.Class, SubjectId = Ids.Maths, Year = 2026, Quarter = 1, Version = 14, Passed = { [Ids.Bolat] = true },
            Released = [Ids.Bolat], Imported = [Ids.Bolat], Marks = { [Ids.Aigerim] = new(Verdict.Marked, 5, 72m, true) },
            Closed = MarkPeriod.Quarter, Edition = "e",
            Works =
            [
                new() { WorkId = Sor, Kind = WorkKind.Sor, On = new(2026, 9, 24), Title = "Сандар", MaxPoints = 15,
                    Points = { [Ids.Aigerim] = 13 }, Corrected = [Ids.Aigerim] },
                new() { WorkId = Soch, Kind = WorkKind.Soch, On = SochDay, Title = "Сандар", MaxPoints = 25,
                    Missed = { [Ids.Bolat] = new(MissedFor.Illness, new(2026, 10, 22)) } }
            ]
        });
    }

    [Fact]
    public void A_sheet_shows_points_by_criterion_while_they_are_told_so()
    {
        WorkPlanned work = Planned(criteria: [new("а", 9), new("ә", 6)]);
        var entered = Points(Ids.Aigerim, 12) with { ByCriterion = [8, 4] };
        var told = View.Of<SheetView>(Ref.Id(), new SheetViewProjection().Evolve, work, entered)!.Works[0];
        Assert.Equal([8, 4], told.ByCriterion[Ids.Aigerim]);
        var summed = View.Of<SheetView>(Ref.Id(), new SheetViewProjection().Evolve, work, entered,
            new PointsCorrected(Ref, Sor, WorkKind.Sor, Ids.Aigerim, 12, 13, "модерация"))!.Works[0];
        Assert.Equal((0, 13), (summed.ByCriterion.Count, summed.Points[Ids.Aigerim]));
    }

    [Fact]
    public void Results_go_with_the_learner_whatever_the_group()
    {
        var lesson = Journal.Page.Lesson;
        var results = View.Of<LearnerResults>(Ids.Of(1), new LearnerResultsProjection().Evolve, new MarkEntered(lesson, Ids.Aigerim, 7),
            new MarkCorrected(lesson, Ids.Aigerim, 7, 9, "қате"), new MarkEntered(lesson with { LessonId = Ids.OtherLesson }, Ids.Aigerim, 4),
            new MarkRemoved(lesson with { LessonId = Ids.OtherLesson }, Ids.Aigerim, 4, "қате"), Points(Ids.Aigerim, 12),
            new PointsCorrected(Ref, Sor, WorkKind.Sor, Ids.Aigerim, 12, 13, "модерация"), Missed(Ids.Aigerim), Missed(Ids.Aigerim, OtherSor),
            Points(Ids.Aigerim, 18, Soch))!;

        MarkInput formative = new(MarkPart.Formative, Ids.Lesson, lesson.On, 9, 10, new(View.Stream, 2)),
            sor = new(MarkPart.Sor, Sor, SorDay, 13, 15, new(View.Stream, 6)), soch = new(MarkPart.Soch, Soch, SochDay, 18, 25, new(View.Stream, 9));
        Assert.Equal([formative, sor, soch], results.Results.Select(r => r.Input));
        Assert.Equal([new AwaitedWork(View.Stream, OtherSor)], results.Awaited);
        Assert.Equal([formative], results.Beside(View.Stream).Inputs);
        Assert.Empty(results.Beside(View.Stream).Awaited);
        Assert.Equal([formative, sor, soch], results.Beside(Ids.Of(99)).Inputs);
    }

    [Fact]
    public void A_card_of_a_mark_keeps_what_it_rests_on_and_its_corrections() =>
        View.Of<MarkCard>(Ids.Of(1), new MarkCardProjection().Evolve, Given, Corrected).Shows(new()
        {
            Id = Ids.Of(1), SheetId = View.Stream, Sheet = Ref, LearnerId = Ids.Aigerim, Verdict = Verdict.Marked, Mark = 5, Basis = Basis,
            Given = new(View.Stream, 1), GivenAt = View.Recorded,
            Corrections = [new(new(View.Stream, 1), 4, 5, "118-ө", new(2026, 11, 5), "қате", new(View.Stream, 2), View.Recorded.AddSeconds(1))]
        });

    [Fact]
    public void A_year_gathers_periods_years_and_final_marks_and_says_what_follows()
    {
        CourseRef course = new(Ids.Class, Ids.Maths, 2026);
        var card = View.Of<YearCard>(Ids.Of(1), new YearCardProjection().Evolve, Given with { Sheet = Ref with { Quarter = 2 } }, Given, Corrected,
            new YearMarkGiven(course, Ids.Aigerim, Verdict.Marked, 2, "e", []))!;
        Assert.Equal([new(1, Verdict.Marked, 5, new(View.Stream, 3)), new PeriodOutcome(2, Verdict.Marked, 4, new(View.Stream, 1))], card.Periods(Ids.Maths));
        Assert.Empty(card.Periods(Ids.Of(99)));
        Assert.Equal(Promotion.YearWork, card.After(Editions.Now));
        Assert.Null(new YearCard().After(Editions.Now));
        FinalMarkGiven final = new(course, Ids.Aigerim, FinalWork.YearWork, 4, 2, 3, new(2027, 5, 28), "e");
        Assert.Equal(Promotion.Promoted, View.Of<YearCard>(Ids.Of(1), new YearCardProjection().Evolve,
            new YearMarkGiven(course, Ids.Aigerim, Verdict.Marked, 2, "e", []), final)!.After(Editions.Now));
        var told = View.Of<YearCard>(Ids.Of(1), new YearCardProjection().Evolve, new YearMarkGiven(course, Ids.Aigerim, Verdict.Marked, 2, "e", card.Periods(Ids.Maths)), final)!.Subjects[0];
        Assert.Equal((Ids.Class, "e", 2), (told.Basis!.GroupId, told.Basis.Edition, told.Basis.Periods.Count));
        Assert.Equal([new FinalStep(FinalWork.YearWork, 4, 2, 3, new(2027, 5, 28), "e")], told.Steps);
        View.Of<CourseView>(course.Id(), new CourseViewProjection().Evolve, new WeeklyHoursSet(course, 1),
            new YearMarkGiven(course, Ids.Aigerim, Verdict.Marked, 2, "e", []), new YearClosed(course, "e"), final).Shows(new()
        {
            Id = course.Id(), Course = course, Hours = 1, Closed = true, Years = { [Ids.Aigerim] = new(Verdict.Marked, 2, 3, FinalWork.YearWork) }
        });
    }

    [Fact]
    public void Members_of_a_group_are_known_by_their_days()
    {
        Guid subgroup = Ids.Of(9);
        var group = View.Of<AssessmentGroup>(subgroup, new AssessmentGroupProjection().Evolve,
            new SubgroupFormed(subgroup, 2026, 7, Ids.Maths, "7 Ә 1", Ids.Class), new LearnerJoinedGroup(Ids.Aigerim, subgroup, new(2026, 9, 1)),
            new LearnerJoinedGroup(Ids.Bolat, subgroup, new(2026, 9, 1)), new LearnerLeftGroup(Ids.Aigerim, subgroup, new(2026, 9, 30)),
            new LearnerDeparted(Ids.Bolat, subgroup, new(2026, 12, 1), "moved"))!;
        Assert.Equal((7, Ids.Maths, Ids.Class), (group.Grade, group.SubjectId, group.ClassId));
        Assert.Equal([new(Ids.Aigerim, new(2026, 9, 1), new(2026, 9, 30)), new Member(Ids.Bolat, new(2026, 9, 1), new(2026, 12, 1))], group.Members);
        Assert.Equal([Ids.Bolat], group.Between(new(2026, 10, 1), new(2026, 10, 25)).Select(m => m.LearnerId));
        var whole = View.Of<AssessmentGroup>(Ids.Class, new AssessmentGroupProjection().Evolve, new ClassFormed(Ids.Class, 2026, 7, "Ә", "kk", 1),
            new LearnerPlaced(Ids.Aigerim, Ids.Class, new(2026, 9, 1), null), new LearnerPlaced(Ids.Aigerim, Ids.OtherClass, new(2026, 10, 1), Ids.Class))!;
        Assert.Equal([new Member(Ids.Aigerim, new(2026, 9, 1), new(2026, 9, 30))], whole.Members);
    }

    [Fact]
    public void What_a_sheet_must_know_is_put_together_from_calendar_subject_and_group()
    {
        var setup = View.Of<AssessmentSetup>(AssessmentSetup.TheId, new AssessmentSetupProjection().Evolve,
            new AcademicYearOpened(Ids.School, 2026, [new(1, new(2026, 9, 1), new(2026, 10, 25))], [new(new(2026, 10, 23), new(2026, 10, 23), "quarantine")]),
            new SubjectAdded(Ids.Maths, "math", new("М", "М"), MarkMode.PassFail), new SubjectAssessmentChosen(Ids.Maths, MarkMode.Points));
        var lookup = new SheetLookup([new("teachers_day", 10, 22, new(2020, 1, 1))], Editions.All);
        var group = new AssessmentGroup { Grade = 7, ClassId = Ids.OtherClass, Members = [.. After.Members] };
        var day = lookup.DayOf(Ref, setup, group, 1, new(2026, 10, 26), new(2026, 10, 24));

        Assert.Equal((new DateOnly(2026, 10, 21), "saturday", MarkMode.Points, Ids.OtherClass, MarkPeriod.HalfYear, Editions.Now.Edition),
            (day.LastSchoolDay, day.DayOff, day.MarkMode, day.ClassId, day.Period, day.Rules?.Edition));
        Assert.Equal([Ids.Aigerim, Ids.Bolat], day.AtEnd);
        var unknown = lookup.DayOf(Ref with { Quarter = 2 }, setup, null, null, new(2026, 10, 26), null);
        Assert.Equal((null, null, 0), (unknown.From, unknown.Rules?.Edition, unknown.Members.Count));
    }
}
