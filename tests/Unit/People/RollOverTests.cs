using EduEvents.Application.People;
using EduEvents.Domain;
using EduEvents.Domain.People;
using EduEvents.Projections.People;
using static EduEvents.Unit.People.Child;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.People;

public sealed class RollOverTests
{
    private static readonly DateOnly NextYear = new(2027, 9, 1), June = new(2027, 6, 15);
    private static readonly OrderRef Order = new("210-қ", new(2027, 5, 28)), Cancelling = new("212-қ", new(2027, 5, 29));
    private static readonly Guid Next = Ids.Of(70);
    private static readonly RolledOver Promoted = new(Ids.Aigerim, YearOutcome.Promoted, Next), Graduates = new(Ids.Aigerim, YearOutcome.Graduates, null);
    private static readonly YearRolledOver Facts = new(2026, NextYear, June, Order, [new(Next, 8, "Ә", "kk", 1)], [Promoted]);
    private static readonly LearnerPlaced GoneOn = new(Ids.Aigerim, Next, NextYear, Ids.Class, null, PlacingKind.Promotion, Order);

    private static Func<Learner, IEnumerable<IDomainEvent>> GoOn(RolledOver item) => learner => learner.GoOn(item, NextYear, June, Order);

    private static Func<Learner, IEnumerable<IDomainEvent>> GoBack(RolledOver item) => learner => learner.GoBack(item, NextYear, June, Cancelling);

    [Fact]
    public void A_year_is_carried_over_once()
    {
        Given<RollOver>().When(s => RollOver.Carry(s, Facts)).Then(Facts);
        Given<RollOver>(Facts).When(s => RollOver.Carry(s, Facts with { Learners = [Promoted] })).ThenNothing();
        Given<RollOver>(Facts).When(s => RollOver.Carry(s, Facts with { LeftOn = June.AddDays(1) })).ThenBroken(PeopleRules.RolledOverAlready(2026));
    }

    [Fact]
    public void Who_does_not_graduate_needs_a_class_and_who_does_leaves_before_the_next_year() =>
        Given<RollOver>().When(s => RollOver.Carry(s, Facts with { LeftOn = NextYear, Learners = [Promoted with { GroupId = null }] }))
            .ThenBroken(PeopleRules.NextClassMissing(), PeopleRules.LeftAfterNextYear(NextYear));

    [Fact]
    public void It_is_taken_back_once_and_may_then_be_carried_over_anew()
    {
        var undone = new RollOverUndone(2026, Cancelling);
        Given<RollOver>(Facts).When(s => RollOver.Undo(s, 2026, Cancelling)).Then(undone);
        Given<RollOver>(Facts, undone).When(s => RollOver.Undo(s, 2026, Cancelling)).ThenNothing();
        Given<RollOver>().When(s => RollOver.Undo(s, 2026, Cancelling)).ThenBroken(PeopleRules.NotRolledOver(2026));
        Given<RollOver>(Facts, undone).When(s => RollOver.Carry(s, Facts)).Then(Facts);
    }

    [Fact]
    public void A_learner_goes_on_and_out_of_the_subgroups_of_the_year() => Given<Learner>(Admission, Placed(Ids.Class, September), Joined(September))
        .When(GoOn(Promoted)).Then(GoneOn, Left(NextYear.AddDays(-1)));

    [Theory, InlineData(YearOutcome.Conditional, PlacingKind.ConditionalPromotion), InlineData(YearOutcome.Repeats, PlacingKind.Repeat)]
    public void The_placing_says_how(YearOutcome outcome, PlacingKind kind) => Given<Learner>(Admission, Placed(Ids.Class, September))
        .When(GoOn(Promoted with { Outcome = outcome })).Then(GoneOn with { Kind = kind });

    [Fact]
    public void Who_has_finished_leaves_by_graduation() => Given<Learner>(Admission, Placed(Ids.Class, September)).When(GoOn(Graduates))
        .Then(new LearnerDeparted(Ids.Aigerim, Ids.Class, June, "graduation", null, Order));

    [Fact]
    public void Going_on_twice_changes_nothing() => Given<Learner>(Admission, Placed(Ids.Class, September), GoneOn).When(GoOn(Promoted)).ThenNothing();

    [Fact]
    public void Taken_back_the_learner_is_again_where_he_was()
    {
        Given<Learner>(Admission, Placed(Ids.Class, September), Joined(September), GoneOn, Left(NextYear.AddDays(-1))).When(GoBack(Promoted))
            .Then(new PlacingAnnulled(Ids.Aigerim, Next, NextYear, null, Ids.Class, Cancelling), Joined(NextYear));
        Given<Learner>(Admission, Placed(Ids.Class, September), new LearnerDeparted(Ids.Aigerim, Ids.Class, June, "graduation", null, Order)).When(GoBack(Graduates))
            .Then(new DepartureAnnulled(Ids.Aigerim, June, [new(Ids.Class, June.AddDays(1), null)], Cancelling));
    }

    [Fact]
    public void Taken_back_twice_changes_nothing_and_what_was_decided_since_stands()
    {
        Given<Learner>(Admission, Placed(Ids.Class, September), GoneOn, new PlacingAnnulled(Ids.Aigerim, Next, NextYear, null, Ids.Class, Cancelling))
            .When(GoBack(Promoted)).ThenNothing();
        Given<Learner>(Admission, Placed(Ids.Class, September), GoneOn, Placed(Ids.OtherClass, NextYear.AddDays(9), Next)).When(GoBack(Promoted))
            .ThenBroken(PeopleRules.MovedSince());
        Given<Learner>(Admission, Placed(Ids.Class, September)).When(GoBack(Graduates)).ThenBroken(PeopleRules.MovedSince());
    }

    [Fact]
    public void The_card_tells_what_stands()
    {
        var project = new RollOverCardProjection();
        Assert.Equal(Facts, View.Of<RollOverCard>(RollOver.IdOf(2026), project.Evolve, Facts)!.Done);
        Assert.Null(View.Of<RollOverCard>(RollOver.IdOf(2026), project.Evolve, Facts, new RollOverUndone(2026, null))!.Done);
    }
}

public sealed class SplittingTests
{
    private static readonly SplittingRules Rules = new("348/2022", new(2000, 1, 1), new Dictionary<string, int> { ["urban"] = 24, ["rural"] = 20, ["small"] = 10 }, 3, 4,
        [new(["english"], 1, 11, true), new(["russian"], 1, 11, false, NotInLanguage: "ru"), new(["informatics"], 5, 11, true)]);

    private static readonly ClassSetFormed Formed = new(Ids.Of(71), 2026, "1-3", [Ids.Class, Ids.OtherClass], Child.September);

    private static Func<ClassSet, IEnumerable<IDomainEvent>> Form(int known, params Guid[] classes) => set =>
        FormClassSetHandler.Handle(new(Ids.Of(71), 2026, "1-3", classes, Child.September), set, (Rules, known));

    [Theory, InlineData("urban", 24, 0, true), InlineData("urban", 23, 0, false), InlineData("urban", 21, 1, true), InlineData("rural", 20, 0, true),
        InlineData("small", 10, 0, true), InlineData("small", 1, 5, false)]
    public void A_class_is_split_from_a_number_that_falls_with_special_needs(string place, int learners, int needs, bool splits) =>
        Assert.Equal(splits, Rules.Splits(place, learners, needs));

    [Theory, InlineData("english", 2, "kk", true), InlineData("russian", 7, "kk", true), InlineData("russian", 7, "ru", false), InlineData("informatics", 4, "kk", false),
        InlineData("music", 4, "kk", false)]
    public void It_goes_by_subject_grade_and_language(string code, int grade, string language, bool split) =>
        Assert.Equal(split, Rules.For(code, grade, language) is not null);

    [Fact]
    public void Classes_learn_together_within_the_rules()
    {
        Given<ClassSet>().When(Form(2, Ids.Class, Ids.OtherClass)).Then(Formed);
        Given<ClassSet>(Formed).When(Form(2, Ids.Class, Ids.OtherClass)).ThenNothing();
        Given<ClassSet>(Formed).When(Form(2, Ids.Class, Ids.Of(72))).ThenBroken(PeopleRules.ClassSetAlreadyFormed());
        Given<ClassSet>().When(Form(1, Ids.Class, Ids.Of(72), Ids.Of(73), Ids.Of(74), Ids.Of(75)))
            .ThenBroken(PeopleRules.TooManyClassesTogether(4), PeopleRules.ClassUnknown());
    }

    [Fact]
    public void A_class_set_ends_once_and_not_before_it_began()
    {
        var dissolve = (DateOnly on) => (ClassSet set) => DissolveClassSetHandler.Handle(new(Ids.Of(71), on, "аяқталды"), set);
        Given<ClassSet>(Formed).When(dissolve(Child.October)).Then(new ClassSetDissolved(Ids.Of(71), Child.October));
        Given<ClassSet>(Formed, new ClassSetDissolved(Ids.Of(71), Child.October)).When(dissolve(Child.October)).ThenNothing();
        Given<ClassSet>(Formed).When(dissolve(Child.Admitted)).ThenBroken(PeopleRules.LeftBeforeJoining(Child.September));
    }

    [Fact]
    public void The_card_of_a_class_set_tells_its_days()
    {
        var card = View.Of<ClassSetCard>(Ids.Of(71), new ClassSetCardProjection().Evolve, Formed, new ClassSetDissolved(Ids.Of(71), Child.October))!;

        Assert.Equal((2, Child.September, (DateOnly?)Child.October), (card.ClassIds.Count, card.From, card.Until));
    }
}
