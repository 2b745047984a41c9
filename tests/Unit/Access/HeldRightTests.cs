using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Projections.Access;

namespace EduEvents.Unit.Access;

public sealed class HeldRightTests
{
    private static readonly DateOnly Day = SchoolTime.Day(View.Recorded);

    private static HeldRight Right(params IDomainEvent[] events) =>
        View.Of<HeldRight>(HeldRight.IdOf(Ids.Account, Ids.Grant), new HeldRightProjection().Evolve, events)!;

    [Fact]
    public void A_right_holds_from_when_it_was_recorded_not_from_when_it_was_dated()
    {
        var held = Right(AccountOf.Granted());
        Assert.Equal((false, true, true), (held.HeldOn(Day.AddDays(-1)), held.HeldOn(Day), held.HeldOn(Day.AddDays(9))));
        var dated = Right(AccountOf.Granted(until: Day.AddDays(1)));
        Assert.Equal((true, false), (dated.HeldOn(Day.AddDays(1)), dated.HeldOn(Day.AddDays(2))));
    }

    [Fact]
    public void What_ended_was_held_to_the_day_it_ended_and_stays_on_record()
    {
        var ended = Right(AccountOf.Granted(), AccountOf.Revoked);
        Assert.Equal((true, false), (ended.HeldOn(Day), ended.HeldOn(Day.AddDays(1))));
        Assert.Equal(View.Recorded.AddSeconds(1), ended.Ended!.At);
    }

    [Fact]
    public void Memberships_and_loans_say_by_whom()
    {
        var joined = Right(new UserGroupJoined(Ids.Account, Ids.Grant, Ids.Of(43), AccountOf.School, AccountOf.From, null));
        var lent = Right(new RightsDelegated(Ids.Account, Ids.Of(45), Ids.Teacher, Ids.Grant, Roles.Guard, new(AccountOf.School), AccountOf.From, Day));
        Assert.Equal((HeldBy.Membership, Ids.Of(43)), (joined.By, joined.UserGroupId!.Value));
        Assert.Equal((HeldBy.Loan, Ids.Teacher, Ids.Grant), (lent.By, lent.LenderId!.Value, lent.SourceId));
    }

    [Fact]
    public void A_holder_is_open_between_its_turns()
    {
        RightHolder Holder(params IDomainEvent[] events) => View.Of<RightHolder>(Ids.Account, new RightHolderProjection().Evolve, events)!;
        var (made, blocked) = (AccountOf.Created, new AccountBlocked(Ids.Account, "x"));
        Assert.Equal((false, true, true), (Holder(made).OpenOn(Day.AddDays(-1)), Holder(made).OpenOn(Day), Holder(made).OpenOn(Day.AddDays(1))));
        Assert.Equal((true, false), (Holder(made, blocked).OpenOn(Day), Holder(made, blocked).OpenOn(Day.AddDays(1))));
        Assert.True(Holder(made, blocked, new AccountUnblocked(Ids.Account, "y")).OpenOn(Day.AddDays(1)));
        Assert.False(Holder(made, new AccountExpirySet(Ids.Account, Day)).OpenOn(Day.AddDays(1)));
    }
}
