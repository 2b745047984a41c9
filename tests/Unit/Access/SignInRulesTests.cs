using EduEvents.Application;
using EduEvents.Application.Access;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Access;

/// <summary>Who needs a second factor, and how long sessions last.</summary>
public sealed class SignInRulesTests
{
    private static readonly SecondFactorRuleSet AllOff = new(SignInRules.Stream, null, false), TeacherOn = new(SignInRules.Stream, Roles.Teacher, true);

    private static Func<SignInRules, IEnumerable<IDomainEvent>> Require(string? role, bool required) =>
        rules => SetSecondFactorRuleHandler.Handle(new(role, required), rules);

    private static Func<SignInRules, IEnumerable<IDomainEvent>> Limit(string? role, int idle, int longest) =>
        rules => SetSessionLimitHandler.Handle(new(role, idle, longest), rules);

    private static SignInRules After(params IDomainEvent[] events) => Given<SignInRules>(events).Value ?? SignInRules.Default;

    [Fact]
    public void Everybody_who_is_a_person_needs_a_second_factor_until_somebody_sets_otherwise() =>
        Assert.Equal([Roles.Loader, Roles.Terminal], Roles.All.Keys.Where(r => !After().Requires(r)).Order(StringComparer.Ordinal));

    [Fact]
    public void A_rule_for_a_role_goes_before_the_one_for_all()
    {
        Assert.False(After(AllOff).Requires(Roles.Director));
        Assert.True(After(AllOff, TeacherOn).Requires(Roles.Teacher));
        Assert.True(After(TeacherOn, AllOff).Requires(Roles.Teacher));
        Assert.False(After(AllOff with { Required = true }).Requires(Roles.Terminal));
    }

    [Fact]
    public void A_rule_is_set_and_the_same_again_changes_nothing()
    {
        Given<SignInRules>().When(Require(null, false)).Then(AllOff);
        Given<SignInRules>(AllOff).When(Require(null, false)).ThenNothing();
        Given<SignInRules>(AllOff).When(Require(Roles.Teacher, true)).Then(TeacherOn);
        Given<SignInRules>().When(Require("headmaster", true)).ThenBroken(AccessRules.RoleUnknown("headmaster"));
        Given<SignInRules>().When(Require(Roles.Terminal, true)).ThenBroken(AccessRules.RoleWithoutPerson(Roles.Terminal));
    }

    [Fact]
    public void The_shortest_limit_of_all_roles_holds()
    {
        SessionLimitSet teachers = new(SignInRules.Stream, Roles.Teacher, 15, 300), all = new(SignInRules.Stream, null, 45, 240);
        Assert.Equal(new(30, 720), After().LimitOf([Roles.Director, Roles.Teacher]));
        Assert.Equal(new(120, 720), After().LimitOf([]));
        Assert.Equal(new(720, 720), After().LimitOf([Roles.Terminal]));
        Assert.Equal(new(15, 240), After(teachers, all).LimitOf([Roles.Director, Roles.Teacher]));
        Given<SignInRules>().When(Limit(Roles.Teacher, 15, 300)).Then(teachers);
        Given<SignInRules>(teachers).When(Limit(Roles.Teacher, 15, 300)).ThenNothing();
        Given<SignInRules>().When(Limit("headmaster", 15, 300)).ThenBroken(AccessRules.RoleUnknown("headmaster"));
    }

    [Fact]
    public void A_proof_serves_for_ten_minutes_and_the_products_own_programs_need_none()
    {
        var at = new DateTimeOffset(2026, 10, 15, 10, 0, 0, SchoolTime.Offset);
        var actor = new Actor(Ids.Account, Ids.Teacher, Ids.Of(70), []) { ProvedAt = at };
        Assert.True(Proof.IsFresh(actor, at.AddMinutes(10)));
        Assert.False(Proof.IsFresh(actor, at.AddMinutes(10).AddTicks(1)));
        Assert.True(Proof.IsFresh(Actor.System, at));
    }
}
