using EduEvents.Application.Access;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Projections.Access;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Access;

public sealed class AttemptTests
{
    private static Func<AttemptRules, IEnumerable<IDomainEvent>> Set(int failures, int minutes = 15) =>
        rules => SetAttemptLimitHandler.Handle(new(AttemptSubject.Account, failures, minutes), rules);

    [Fact]
    public void A_limit_is_set_and_the_same_again_changes_nothing()
    {
        AttemptLimitSet set = new(AttemptRules.Stream, AttemptSubject.Account, 5, 15);
        Given<AttemptRules>().When(Set(5)).Then(set);
        Given<AttemptRules>(set).When(Set(5)).ThenNothing();
        Given<AttemptRules>().When(Set(AttemptRules.Default.Limits[AttemptSubject.Account].Failures)).ThenNothing();
        Given<AttemptRules>(set).When(Set(0)).Then(set with { Failures = 0 });
    }

    [Fact]
    public void Each_refusal_is_one_line_of_the_list()
    {
        var view = new RefusedAttemptProjection();
        RefusedAttempt Line(IDomainEvent e) => View.Of<RefusedAttempt>(Ids.Of(60), view.Evolve, e)!;
        Assert.Equal((Ids.Account, "password"), (Line(new SignInFailed(Ids.Account, "password")).AccountId!.Value, Line(new SignInFailed(Ids.Account, "password")).Cause));
        var refused = Line(new AccessRefused(Ids.Account, "people.manage", "AdmitLearner", new(AccountOf.School)));
        Assert.Equal(("right", "people.manage", "AdmitLearner", AccountOf.School), (refused.Cause, refused.Permission, refused.Action, refused.Organisation));
        Assert.Equal((null, "token"), (Line(new StrangerRefused(Ids.Of(60), "token")).AccountId, Line(new StrangerRefused(Ids.Of(60), "token")).Cause));
    }
}
