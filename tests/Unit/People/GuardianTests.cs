using EduEvents.Application.People;
using EduEvents.Domain;
using EduEvents.Domain.People;
using EduEvents.Projections.People;
using static EduEvents.Unit.People.Child;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.People;

public sealed class GuardianTests
{
    private static readonly GuardianLinked Linked = new(Ids.Aigerim, Ids.Mother, FullName.Of(Ids.Mother, "Ахметова", "Сәуле"), "mother", September);
    private static readonly GuardianLimited Limited = new(Ids.Aigerim, Ids.Mother, [GuardianArea.Studies], October, null, new(Ids.Mother, "Сот шешімі"));

    private static Func<Learner, IEnumerable<IDomainEvent>> Limit(DateOnly? until = null, params GuardianArea[] allowed) => learner =>
        LimitGuardianHandler.Handle(new(Ids.Aigerim, Ids.Mother, allowed, October, until, "Сот шешімі"), learner);

    private static Func<Learner, IEnumerable<IDomainEvent>> Lift(DateOnly on) => learner =>
        LiftGuardianLimitHandler.Handle(new(Ids.Aigerim, Ids.Mother, on, "күшін жойды"), learner);

    private static Func<Learner, IEnumerable<IDomainEvent>> Unlink(DateOnly on) => learner =>
        UnlinkGuardianHandler.Handle(new(Ids.Aigerim, Ids.Mother, on, "аяқталды"), learner);

    [Fact]
    public void A_guardian_is_limited_to_what_a_court_leaves()
    {
        Given<Learner>(Admission, Linked).When(Limit(null, GuardianArea.Studies)).Then(Limited);
        Given<Learner>(Admission, Linked, Limited).When(Limit(null, GuardianArea.Studies)).ThenNothing();
    }

    [Fact]
    public void Only_guardians_are_limited_and_not_until_a_day_before_the_first() => Given<Learner>(Admission).When(Limit(September))
        .ThenBroken(PeopleRules.GuardianUnknown(), PeopleRules.LeftBeforeJoining(October));

    [Fact]
    public void A_limit_is_lifted_once()
    {
        DateOnly march = new(2027, 3, 1);
        var lifted = new GuardianLimitLifted(Ids.Aigerim, Ids.Mother, march);
        Given<Learner>(Admission, Linked, Limited).When(Lift(march)).Then(lifted);
        Given<Learner>(Admission, Linked, Limited, lifted).When(Lift(march)).ThenNothing();
        Given<Learner>(Admission, Linked, Limited, lifted).When(Lift(march.AddDays(1))).ThenBroken(PeopleRules.NoLimit());
        Given<Learner>(Admission, Linked, Limited).When(Lift(September)).ThenBroken(PeopleRules.LeftBeforeJoining(October));
        Given<Learner>(Admission, Linked).When(Lift(march)).ThenBroken(PeopleRules.NoLimit());
    }

    [Fact]
    public void A_guardianship_ends_once_and_may_begin_again()
    {
        var unlinked = new GuardianUnlinked(Ids.Aigerim, Ids.Mother, October);
        Given<Learner>(Admission, Linked).When(Unlink(October)).Then(unlinked);
        Given<Learner>(Admission, Linked, unlinked).When(Unlink(October)).ThenNothing();
        Given<Learner>(Admission).When(Unlink(October)).ThenBroken(PeopleRules.GuardianUnknown());
        Given<Learner>(Admission, Linked).When(Unlink(Admitted)).ThenBroken(PeopleRules.LeftBeforeJoining(September));
    }

    [Fact]
    public void What_is_forbidden_goes_by_the_day()
    {
        var limits = View.Of<GuardianLimits>(Ids.Aigerim, new GuardianLimitsProjection().Evolve, Limited,
            Limited with { Allowed = [], From = new(2026, 12, 1) }, new GuardianLimitLifted(Ids.Aigerim, Ids.Mother, new(2027, 3, 1)))!.Limits;

        bool Forbidden(GuardianArea area, DateOnly day) => limits.Any(l => l.Forbids(area, day));
        Assert.False(Forbidden(GuardianArea.Money, October.AddDays(-1)));
        Assert.True(Forbidden(GuardianArea.Money, October));
        Assert.False(Forbidden(GuardianArea.Studies, new(2026, 11, 30)));
        Assert.True(Forbidden(GuardianArea.Studies, new(2027, 3, 1)));
        Assert.False(Forbidden(GuardianArea.Studies, new(2027, 3, 2)));
    }

    [Fact]
    public void Who_is_no_guardian_any_more_sees_nothing_from_the_next_day_on()
    {
        var limits = View.Of<GuardianLimits>(Ids.Aigerim, new GuardianLimitsProjection().Evolve, new GuardianUnlinked(Ids.Aigerim, Ids.Mother, October))!.Limits;

        Assert.False(limits.Single().Forbids(GuardianArea.Studies, October));
        Assert.True(limits.Single().Forbids(GuardianArea.Studies, October.AddDays(1)));
    }
}
