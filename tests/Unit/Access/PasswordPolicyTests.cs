using EduEvents.Application.Access;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Projections.Access;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Access;

/// <summary>The rules for passwords and the lockout, and within which bounds an administrator sets them (Order 456, p. 5.9).</summary>
public sealed class PasswordPolicyTests
{
    private static readonly PasswordLimits Limits = new(10, 64, 4, 12, 30, 60, 10, 10, 60, 3600);
    private static readonly Guid Stream = PasswordPolicy.StreamOf(AccountOf.School);

    private static Func<PasswordPolicy, IEnumerable<IDomainEvent>> Set(PasswordTerms terms, PasswordTerms? above = null) => policy =>
        SetPasswordPolicyHandler.Handle(new(AccountOf.School, terms.Shortest, terms.Remembered, terms.LongestDays, terms.InitialDays), policy,
            new(Limits, above ?? PasswordTerms.Default));

    private static Func<SignInRules, IEnumerable<IDomainEvent>> HoldBack(Lockout l) =>
        rules => SetLockoutHandler.Handle(new(l.Free, l.FirstSeconds, l.Growth, l.LongestSeconds), rules, Limits);

    [Fact]
    public void Each_rule_that_differs_is_a_fact_of_its_own_and_the_same_again_changes_nothing()
    {
        IDomainEvent[] facts =
        [
            new PasswordLengthSet(Stream, AccountOf.School, 12), new PasswordReuseSet(Stream, AccountOf.School, 6),
            new PasswordAgeSet(Stream, AccountOf.School, 90), new InitialPasswordAgeSet(Stream, AccountOf.School, 7)
        ];
        Given<PasswordPolicy>().When(Set(PasswordTerms.Default)).ThenNothing();
        Given<PasswordPolicy>().When(Set(new(12, 6, 90, 7))).Then(facts);
        Given<PasswordPolicy>(facts).When(Set(new(12, 6, 90, 7))).ThenNothing();
        Given<PasswordPolicy>(facts).When(Set(new(12, 6, null, 7))).Then(new PasswordAgeSet(Stream, AccountOf.School, null));
    }

    [Fact]
    public void Nothing_is_set_beyond_the_bounds_and_all_of_them_are_told_at_once()
    {
        Given<PasswordPolicy>().When(Set(new(9, 3, 29, 61))).ThenBroken(AccessRules.PasswordLengthOutOfBounds(10, 64),
            AccessRules.PasswordReuseOutOfBounds(4, 12), AccessRules.PasswordAgeTooShort(30), AccessRules.InitialPasswordAgeOutOfBounds(14));
        Given<PasswordPolicy>().When(Set(new(65, 13, null, 14)))
            .ThenBroken(AccessRules.PasswordLengthOutOfBounds(10, 64), AccessRules.PasswordReuseOutOfBounds(4, 12));
    }

    [Fact]
    public void An_organisation_asks_for_no_less_than_the_platform()
    {
        var above = new PasswordTerms(14, 8, 180, 5);
        Given<PasswordPolicy>().When(Set(new(12, 6, null, 7), above)).ThenBroken(AccessRules.PasswordLengthOutOfBounds(14, 64),
            AccessRules.PasswordReuseOutOfBounds(8, 12), AccessRules.PasswordAgeTooLong(180), AccessRules.InitialPasswordAgeOutOfBounds(5));
        Assert.Equal(above, new PasswordTerms(12, 6, null, 7).And(above));
        Assert.Equal(new(16, 8, 90, 3), new PasswordTerms(16, 4, 90, 3).And(above));
        Assert.Equal(new(16, 4, 90, 3), new PasswordTerms(16, 4, 90, 3).And(PasswordTerms.Default));
    }

    [Fact]
    public void A_password_outlives_its_days_only_where_there_are_any()
    {
        var set = new DateTimeOffset(2026, 9, 1, 8, 0, 0, SchoolTime.Offset);
        Assert.False(PasswordTerms.Default.AreOutlived(set, set.AddYears(10)));
        var aged = PasswordTerms.Default with { LongestDays = 90 };
        Assert.False(aged.AreOutlived(set, set.AddDays(90).AddTicks(-1)));
        Assert.True(aged.AreOutlived(set, set.AddDays(90)));
        Assert.False(aged.AreOutlived(null, set));
    }

    [Fact]
    public void Waits_grow_from_the_first_to_the_longest()
    {
        Assert.Equal([0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900], Enumerable.Range(1, 14).Select(n => Lockout.Default.After(n).TotalSeconds));
        Assert.Equal([30, 30], new[] { 1, 2 }.Select(n => new Lockout(0, 30, 1, 60).After(n).TotalSeconds));
        Assert.Equal(900, Lockout.Default.After(int.MaxValue).TotalSeconds);
    }

    [Fact]
    public void The_lockout_is_set_within_its_bounds()
    {
        Lockout strict = new(3, 10, 3, 1800);
        LockoutSet set = new(SignInRules.Stream, 3, 10, 3, 1800);
        Given<SignInRules>().When(HoldBack(Lockout.Default)).ThenNothing();
        Given<SignInRules>().When(HoldBack(strict)).Then(set);
        Given<SignInRules>(set).When(HoldBack(strict)).ThenNothing();
        Assert.Equal(strict, Given<SignInRules>(set).Value!.Lockout);
        Given<SignInRules>().When(HoldBack(new(11, 5, 11, 59))).ThenBroken(
            AccessRules.LockoutTooLate(10), AccessRules.LockoutGrowsTooFast(10), AccessRules.LockoutOutOfBounds(60, 3600));
        Given<SignInRules>().When(HoldBack(new(4, 120, 2, 60))).ThenBroken(AccessRules.LockoutBeginsTooLong());
    }

    [Fact]
    public void The_view_tells_since_when_each_rule_holds() => View.Of<PasswordPolicyCard>(Stream, new PasswordPolicyCardProjection().Evolve,
        new PasswordLengthSet(Stream, AccountOf.School, 12), new PasswordReuseSet(Stream, AccountOf.School, 6), new PasswordAgeSet(Stream, AccountOf.School, 90),
        new InitialPasswordAgeSet(Stream, AccountOf.School, 7), new PasswordLengthSet(Stream, AccountOf.School, 14)).Shows(new()
        {
            Id = Stream, Terms = new(14, 6, 90, 7), LengthSince = View.Recorded.AddSeconds(4), ReuseSince = View.Recorded.AddSeconds(1),
            AgeSince = View.Recorded.AddSeconds(2), InitialSince = View.Recorded.AddSeconds(3)
        });

    [Fact]
    public void The_rules_for_sign_in_keep_the_lockout_through_other_changes()
    {
        var policy = View.Of<SignInPolicy>(SignInRules.Stream, new SignInPolicyProjection().Evolve,
            new LockoutSet(SignInRules.Stream, 3, 10, 3, 1800), new SecondFactorRuleSet(SignInRules.Stream, null, false))!;
        Assert.Equal((new Lockout(3, 10, 3, 1800), View.Recorded), (policy.Rules.Lockout, policy.LockoutSince));
    }
}
