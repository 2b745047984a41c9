using EduEvents.Application.Assessment;
using EduEvents.Domain;
using EduEvents.Domain.Assessment;
using EduEvents.Domain.Curriculum;
using static EduEvents.Unit.Assessment.Class7;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Assessment;

public sealed class CloseQuarterTests
{
    private static readonly IReadOnlyDictionary<Guid, LearnerInputs> Results =
        new Dictionary<Guid, LearnerInputs> { [Ids.Aigerim] = Formative(9, 7), [Ids.Bolat] = Formative(5) };

    private static IReadOnlyList<IDomainEvent> Close(
        IEnumerable<IDomainEvent> past, SheetDay? day = null, IReadOnlyDictionary<Guid, LearnerInputs>? results = null, params Guid[] blocked)
    {
        var sheet = past.Aggregate(default(Sheet), Sheet.Fold);
        var command = new CloseQuarter(sheet?.Ref ?? Ref) { Blocked = blocked.ToHashSet() };
        return [.. CloseQuarterHandler.Handle(command, sheet, new(day ?? After, results ?? Results))];
    }

    private static PeriodMarkGiven MarkOf(Guid learner, IEnumerable<IDomainEvent> events) =>
        events.OfType<PeriodMarkGiven>().Single(m => m.LearnerId == learner);

    private static void Refused(Refusal rule, IEnumerable<IDomainEvent> past, SheetDay? day = null) =>
        Assert.Equal([(rule.Code, string.Join(",", rule.Arguments))], Assert.Throws<RuleBroken>(() => Close(past, day)).Refusals
            .Select(r => (r.Code, string.Join(",", r.Arguments))));

    [Fact]
    public void Every_learner_gets_a_mark_with_the_edition_and_each_event_it_rests_on()
    {
        var events = Close(Full);

        Assert.Equal(new QuarterClosed(Ref, MarkPeriod.Quarter, "125/2025-04-30"), events[^1]);
        var (aigerim, bolat) = (MarkOf(Ids.Aigerim, events), MarkOf(Ids.Bolat, events));
        Assert.Equal((Verdict.Marked, 4, Verdict.Marked, 3), (aigerim.Verdict, aigerim.Mark, bolat.Verdict, bolat.Mark));
        Assert.Equal(("125/2025-04-30", 7, Fraction.Of(76, 1)), (aigerim.Basis.Edition, aigerim.Basis.Grade, aigerim.Basis.Computed!.Percent));
        Assert.Equal([new(Ids.Of(90), 1), new(Ids.Of(90), 2), new(Ref.Id(), 3), new EventRef(Ref.Id(), 5)], aigerim.Basis.Inputs.Select(i => i.Event));
    }

    [Fact]
    public void A_corrected_result_counts_by_its_correction_and_names_it()
    {
        IDomainEvent[] past = [.. Full, new PointsCorrected(Ref, Soch, WorkKind.Soch, Ids.Bolat, 9, 25, "модерация")];
        Assert.Equal(new(Ref.Id(), 7), MarkOf(Ids.Bolat, Close(past)).Basis.Inputs[^1].Event);
        Assert.Equal(25, MarkOf(Ids.Bolat, Close(past)).Basis.Inputs[^1].Points);
    }

    [Fact]
    public void Closed_once_it_stays_closed()
    {
        Assert.Empty(Close([.. Full, .. Close(Full)]));
        Given<Sheet>([.. Full, .. Close(Full)]).When(s => CorrectPointsHandler.Handle(new(Ref, Sor, Ids.Aigerim, 15, "модерация"), s))
            .ThenBroken(AssessmentRules.QuarterIsClosed());
        Given<Sheet>([.. Full, .. Close(Full)]).When(s => PlanWorkHandler.Handle(new(Ref, OtherSor, WorkKind.Sor, SorDay, "Сандар", 15, []), s, After))
            .ThenBroken(AssessmentRules.QuarterIsClosed());
    }

    [Fact]
    public void Nothing_is_closed_before_the_last_school_day_nor_without_its_works_and_points()
    {
        Refused(AssessmentRules.QuarterNotOver(LastDay), Full, After with { Today = new(2026, 10, 22) });
        Refused(AssessmentRules.SochNotHeld(), [Planned(), Points(Ids.Aigerim, 12), Points(Ids.Bolat, 9)]);
        Refused(AssessmentRules.PointsMissing(2), [Planned(), PlannedSoch, Points(Ids.Aigerim, 12)]);
        Refused(AssessmentRules.GroupEmpty(), Full, After with { Members = [] });
    }

    [Fact]
    public void Who_missed_a_work_is_temporarily_not_assessed_until_it_is_written()
    {
        IDomainEvent[] past = [.. Full[..4], Points(Ids.Bolat, 9, Soch), Missed(Ids.Aigerim)];
        var closed = Close(past);
        var mark = MarkOf(Ids.Aigerim, closed);
        Assert.Equal((Verdict.TemporarilyNotAssessed, null), (mark.Verdict, mark.Mark));
        Assert.Equal([Soch], mark.Basis.Awaited);

        IDomainEvent[] after = [.. past, .. closed];
        Outcome Settle(params IDomainEvent[] more) => Given<Sheet>([.. after, .. more]).When(s => SettleMarkHandler.Handle(new(Ref, Ids.Aigerim), s, new(After, Results)));
        Settle().ThenBroken(AssessmentRules.StillAwaited(1));
        var written = Given<Sheet>(after).When(s => EnterPointsHandler.Handle(new(Ref, Soch, Ids.Aigerim, 18), s, After));
        written.Then(Points(Ids.Aigerim, 18, Soch));
        var settled = (PeriodMarkGiven)Settle(Points(Ids.Aigerim, 18, Soch)).Act().Events.Single();
        Assert.Equal((Verdict.Marked, 4), (settled.Verdict, settled.Mark));
        Given<Sheet>([.. after, Points(Ids.Aigerim, 18, Soch), settled]).When(s => SettleMarkHandler.Handle(new(Ref, Ids.Aigerim), s, new(After, Results)))
            .ThenNothing();
    }

    [Fact]
    public void Points_travel_with_a_learner_who_changed_the_group_and_works_before_are_not_missing()
    {
        var moved = After with { Members = [new(Ids.Aigerim, new(2026, 9, 1), null), new(Ids.Bolat, new(2026, 10, 1), null)] };
        MarkInput other = new(MarkPart.Sor, OtherSor, new(2026, 9, 18), 10, 20, new(Ids.Of(91), 4));
        var results = new Dictionary<Guid, LearnerInputs>(Results) { [Ids.Bolat] = new([.. Formative(5).Inputs, other], []) };
        var mark = MarkOf(Ids.Bolat, Close([.. Full.Where(e => e is not PointsEntered { WorkId: var w, LearnerId: var l } || w != Sor || l != Ids.Bolat)], moved, results));

        Assert.Equal(Fraction.Of(1, 2), mark.Basis.Computed!.Sor);
        Assert.Contains(other, mark.Basis.Inputs);
    }

    [Fact]
    public void Who_came_after_the_work_of_the_quarter_writes_it_after_the_closing()
    {
        var late = After with { Members = [new(Ids.Aigerim, new(2026, 9, 1), null), new(Ids.Bolat, new(2026, 10, 21), null)] };
        IDomainEvent[] past = [.. Full.Where(e => e is not PointsEntered { LearnerId: var l } || l != Ids.Bolat)];
        IDomainEvent[] closed = [.. past, .. Close(past, late)];
        Assert.Equal(Verdict.TemporarilyNotAssessed, MarkOf(Ids.Bolat, closed).Verdict);

        Given<Sheet>(closed).When(s => EnterPointsHandler.Handle(new(Ref, Soch, Ids.Bolat, 20), s, late)).Then(Points(Ids.Bolat, 20, Soch));
        var settled = Given<Sheet>([.. closed, Points(Ids.Bolat, 20, Soch)]).When(s => SettleMarkHandler.Handle(new(Ref, Ids.Bolat), s, new(late, Results)));
        Assert.Equal(4, ((PeriodMarkGiven)settled.Act().Events.Single()).Mark);
        Given<Sheet>(closed).When(s => RecordMissedWorkHandler.Handle(new(Ref, Soch, Ids.Aigerim, MissedFor.Illness, new(2026, 10, 27)), s, late))
            .ThenBroken(AssessmentRules.QuarterIsClosed(), AssessmentRules.PointsAlreadyEntered(18));
    }

    [Fact]
    public void A_work_missed_in_the_former_group_is_still_awaited() => Assert.Equal(Verdict.TemporarilyNotAssessed,
        MarkOf(Ids.Bolat, Close(Full, null, new Dictionary<Guid, LearnerInputs> { [Ids.Bolat] = new([], [OtherSor]) })).Verdict);

    [Fact]
    public void Points_of_a_former_school_enter_the_mark_with_their_source_and_a_mark_alone_is_a_note()
    {
        var late = After with { Members = [new(Ids.Aigerim, new(2026, 9, 1), null), new(Ids.Bolat, new(2026, 10, 1), null)] };
        IDomainEvent[] own = [.. Full.Where(e => e is not PointsEntered { WorkId: var w, LearnerId: var l } || w != Sor || l != Ids.Bolat)];
        var points = MarkOf(Ids.Bolat, Close(
            [.. own, new ResultsImported(Ref, Ids.Bolat, "№ 12", [new(MarkPart.Sor, new(2026, 9, 15), 14, 20)], null, "")], late));
        var former = points.Basis.Inputs.Single(i => i.Part == MarkPart.Sor);
        Assert.Equal((Fraction.Of(7, 10), true, new EventRef(Ref.Id(), 6)), (points.Basis.Computed!.Sor, former.Imported, former.Event));

        var noted = MarkOf(Ids.Bolat, Close([.. own, new ResultsImported(Ref, Ids.Bolat, "№ 12", [], 5, "ауысты")], late));
        Assert.Equal((null, "№ 12: 5 ауысты"), (noted.Basis.Computed!.Sor, noted.Basis.Note));
        Assert.DoesNotContain(noted.Basis.Inputs, x => x.Imported);
    }

    [Fact]
    public void A_half_year_is_empty_in_its_first_quarter_by_rule_and_marked_in_its_second()
    {
        var oneHour = After with { WeeklyHours = 1 };
        IDomainEvent[] works = [Planned(), Points(Ids.Aigerim, 12), Points(Ids.Bolat, 6)];
        Assert.Equal([new QuarterClosed(Ref, MarkPeriod.HalfYear, "125/2025-04-30")], Close(works, oneHour));

        var second = Ref with { Quarter = 2 };
        var sheet = works.Select(e => (IDomainEvent)(e switch { WorkPlanned w => w with { Sheet = second }, PointsEntered p => p with { Sheet = second }, _ => e }));
        var mark = MarkOf(Ids.Aigerim, Close(sheet, oneHour));
        Assert.Equal((MarkPeriod.HalfYear, Fraction.Of(80, 1), 4), (mark.Basis.Period, mark.Basis.Computed!.Percent, mark.Mark));
    }

    [Fact]
    public void Grade_one_is_closed_without_marks() => Assert.Equal([new QuarterClosed(Ref, MarkPeriod.Quarter, "125/2025-04-30")], Close([], After with { Grade = 1 }));

    [Fact]
    public void Pass_or_fail_is_decided_by_the_teacher_and_who_is_released_needs_nothing()
    {
        var arts = After with { MarkMode = MarkMode.PassFail };
        Outcome Decide(Guid learner, SheetDay day, params IDomainEvent[] past) =>
            Given<Sheet>(past).When(s => DecidePassHandler.Handle(new(Ref, learner, true), s, day));
        Decide(Ids.Aigerim, arts).Then(new PassDecided(Ref, Ids.Aigerim, true));
        Decide(Ids.Aigerim, arts, new PassDecided(Ref, Ids.Aigerim, true)).ThenNothing();
        Decide(Ids.Stranger, After).ThenBroken(AssessmentRules.SubjectWithPoints(), AssessmentRules.LearnerNotInGroup());

        PassDecided failed = new(Ref, Ids.Aigerim, false);
        Refused(AssessmentRules.DecisionsMissing(1), [failed], arts);
        var closed = Close([failed, new LearnerReleased(Ref, Ids.Bolat, "ДКК")], arts);
        Assert.Equal((Verdict.Failed, Verdict.Released), (MarkOf(Ids.Aigerim, closed).Verdict, MarkOf(Ids.Bolat, closed).Verdict));
    }

    [Fact]
    public void Of_whom_nothing_may_be_recorded_nothing_is()
    {
        var closed = Close(Full, null, null, Ids.Bolat);
        Assert.DoesNotContain(closed.OfType<PeriodMarkGiven>(), m => m.LearnerId == Ids.Bolat);
        Assert.Equal([Ids.Bolat], ((QuarterClosed)closed[^1]).LeftOut!);
    }

    [Fact]
    public void A_mark_is_corrected_by_order_naming_the_event_it_corrects()
    {
        IDomainEvent[] past = [.. Full, .. Close(Full)];
        Outcome Correct(int mark, string reason, params IDomainEvent[] events) =>
            Given<Sheet>(events).When(s => CorrectPeriodMarkHandler.Handle(new(Ref, Ids.Aigerim, mark, "118-ө", new(2026, 11, 5), reason), s));
        PeriodMarkCorrected corrected = new(Ref, Ids.Aigerim, new(Ref.Id(), 7), 4, 5, "118-ө", new(2026, 11, 5), "ұпай ауысқан");
        Correct(5, "ұпай ауысқан", past).Then(corrected);
        Correct(5, "ұпай ауысқан", [.. past, corrected]).ThenNothing();
        Correct(3, "қате есеп", [.. past, corrected]).Then(
            corrected with { Corrects = new(Ref.Id(), 10), Before = 5, After = 3, Reason = "қате есеп" });
        Correct(5, "", Full).ThenBroken(AssessmentRules.QuarterNotClosed(), AssessmentRules.NoMarkToCorrect(), AssessmentRules.ReasonNeeded());
    }

    [Fact]
    public void Results_of_a_former_school_are_taken_over_once()
    {
        ResultsImported facts = new(Ref, Ids.Bolat, "№ 12", [new(MarkPart.Sor, new(2026, 9, 15), 14, 20)], null, "");
        Outcome Import(IReadOnlyList<FormerResult> results, params IDomainEvent[] past) =>
            Given<Sheet>(past).When(s => ImportResultsHandler.Handle(new(Ref, Ids.Bolat, "№ 12", results, null, ""), s, After));
        Import(facts.Results).Then(facts);
        Import([.. facts.Results], facts).ThenNothing();
        Import([]).ThenBroken(AssessmentRules.NothingImported());
    }

    [Fact]
    public void A_release_is_noted_once() => Given<Sheet>(new LearnerReleased(Ref, Ids.Bolat, "ДКК"))
        .When(s => ReleaseLearnerHandler.Handle(new(Ref, Ids.Bolat, "ДКК 2"), s, After)).ThenNothing();

    [Fact]
    public void What_a_mark_would_be_now_is_told_before_the_closing_and_never_recorded()
    {
        var sheet = Full.Aggregate(default(Sheet), Sheet.Fold);
        var now = Sheet.Preview(sheet, Ref, Ids.Aigerim, After, Results)!;
        Assert.Equal((Verdict.Marked, 4), (now.Verdict, now.Mark));
        Assert.Null(Sheet.Preview(null, Ref, Ids.Aigerim, After with { Grade = 1 }, Results));
        Assert.Null(Sheet.Preview(null, Ref, Ids.Aigerim, After with { MarkMode = MarkMode.PassFail }, Results));
    }
}
