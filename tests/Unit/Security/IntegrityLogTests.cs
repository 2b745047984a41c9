using EduEvents.Application.Security;
using EduEvents.Domain.Security;
using EduEvents.Projections.Security;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Security;

public sealed class IntegrityLogTests
{
    private static readonly DateOnly Day = new(2026, 9, 2);
    private static readonly Guid First = Ids.Of(501), Second = Ids.Of(502);
    private static readonly IntegrityCheckRequested Asked = new(First, Day);
    private static readonly IntegrityChecked Made = new(First, Day, true, 10, 2, 1, 0.5, []);

    [Fact]
    public void A_check_is_asked_for() => Given<IntegrityLog>()
        .When(l => RequestIntegrityCheckHandler.Handle(new(First, Day), l, Day)).Then(Asked);

    [Fact]
    public void While_one_is_asked_for_it_will_do() => Given<IntegrityLog>(Asked)
        .When(l => RequestIntegrityCheckHandler.Handle(new(Second, Day), l, Day)).ThenNothing();

    [Fact]
    public void Once_it_is_made_another_may_be_asked_for() => Given<IntegrityLog>(Asked, Made)
        .When(l => RequestIntegrityCheckHandler.Handle(new(Second, Day), l, Day)).Then(new IntegrityCheckRequested(Second, Day));

    [Fact]
    public void A_repeat_of_a_request_that_was_answered_asks_nothing() => Given<IntegrityLog>(Asked, Made)
        .When(l => RequestIntegrityCheckHandler.Handle(new(First, Day), l, Day)).ThenNothing();

    [Fact]
    public void Another_day_than_today_is_refused() => Given<IntegrityLog>()
        .When(l => RequestIntegrityCheckHandler.Handle(new(First, Day), l, Day.AddDays(2))).ThenBroken(SecurityRules.CheckOfAnotherDay());

    [Fact]
    public void The_daily_check_does_not_answer_who_asked() => Given<IntegrityLog>(Asked, Made with { CheckId = Second })
        .When(l => RequestIntegrityCheckHandler.Handle(new(Ids.Of(503), Day), l, Day)).ThenNothing();

    [Fact]
    public void The_list_shows_who_waits_and_then_the_outcome()
    {
        var id = IntegrityLog.IdOf(Day);
        var waiting = View.Of<IntegrityChecks>(id, new IntegrityChecksProjection().Evolve, Asked)!;
        var made = View.Of<IntegrityChecks>(id, new IntegrityChecksProjection().Evolve, Asked, Made)!;

        Assert.Equal(First, waiting.Asked!.CheckId);
        Assert.Null(made.Asked);
        Assert.Equal(First, Assert.Single(made.Checks).Result.CheckId);
    }
}
