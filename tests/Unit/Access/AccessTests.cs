using EduEvents.Application.Access;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Access;

/// <summary>An account of a school.</summary>
public static class AccountOf
{
    public const string School = "0192f0c5000070008000000000000001";
    public static readonly DateOnly From = new(2026, 9, 1);
    public static readonly AccountCreated Created = new(Ids.Account, "teacher7", Ids.Teacher, new(Ids.Teacher, "Гүлнар"), "person");

    public static RoleGranted Granted(string role = Roles.Teacher, DateOnly? until = null, Scope? scope = null) =>
        new(Ids.Account, Ids.Grant, role, scope ?? new(School), From, until);

    public static RoleRevoked Revoked => new(Ids.Account, Ids.Grant, "кетті");
}

public sealed class CreateAccountTests
{
    private static Func<Account, IEnumerable<IDomainEvent>> Create(string userName = "teacher7", string name = "Гүлнар") =>
        account => CreateAccountHandler.Handle(new(Ids.Account, userName, Ids.Teacher, name, "person", AccountOf.School), account);

    [Fact]
    public void An_account_is_made() => Given<Account>().When(Create()).Then(AccountOf.Created);

    [Fact]
    public void The_same_again_changes_nothing() => Given<Account>(AccountOf.Created, AccountOf.Granted()).When(Create()).ThenNothing();

    [Fact]
    public void Other_facts_under_its_id_are_refused()
    {
        Given<Account>(AccountOf.Created).When(Create("other")).ThenBroken(AccessRules.AccountExists());
        Given<Account>(AccountOf.Created).When(Create(name: "Сәуле")).ThenBroken(AccessRules.AccountExists());
    }

    [Theory, InlineData(AccountOf.School), InlineData(null)]
    public void It_is_made_within_the_organisation_it_is_for(string? organisation) =>
        Assert.Equal(new(organisation), new CreateAccount(Ids.Account, "x", Ids.Teacher, "x", "person", organisation).Target());
}

public sealed class GrantRoleTests
{
    private static Func<Account, IEnumerable<IDomainEvent>> Grant(
        string role = Roles.Teacher, DateOnly? until = null, Scope? scope = null) =>
        account => GrantRoleHandler.Handle(new(Ids.Account, Ids.Grant, role, scope ?? new(AccountOf.School), AccountOf.From, until),
            account);

    [Fact]
    public void A_role_is_given_within_a_scope() => Given<Account>(AccountOf.Created).When(Grant()).Then(AccountOf.Granted());

    [Fact]
    public void For_one_day_at_least() =>
        Given<Account>(AccountOf.Created).When(Grant(until: AccountOf.From)).Then(AccountOf.Granted(until: AccountOf.From));

    [Fact]
    public void The_same_again_changes_nothing() => Given<Account>(AccountOf.Created, AccountOf.Granted()).When(Grant()).ThenNothing();

    [Fact]
    public void Another_role_under_its_id_is_refused() =>
        Given<Account>(AccountOf.Created, AccountOf.Granted()).When(Grant(Roles.Director)).ThenBroken(AccessRules.GrantIdReused());

    [Fact]
    public void A_late_repeat_does_not_bring_back_what_was_ended() =>
        Given<Account>(AccountOf.Created, AccountOf.Granted(), AccountOf.Revoked).When(Grant()).ThenBroken(AccessRules.GrantIdReused());

    [Fact]
    public void A_role_the_product_does_not_know_is_refused() =>
        Given<Account>(AccountOf.Created).When(Grant("headmaster")).ThenBroken(AccessRules.RoleUnknown("headmaster"));

    [Fact]
    public void The_platform_role_holds_on_the_whole_platform_or_nowhere()
    {
        Given<Account>(AccountOf.Created).When(Grant(Roles.Platform)).ThenBroken(AccessRules.PlatformRoleNeedsPlatform());
        Given<Account>(AccountOf.Created).When(Grant(Roles.Platform, scope: Scope.Platform))
            .Then(AccountOf.Granted(Roles.Platform, scope: Scope.Platform));
    }

    [Fact]
    public void Nobody_is_made_a_loader() =>
        Given<Account>(AccountOf.Created).When(Grant(Roles.Loader, scope: Scope.Platform)).ThenBroken(AccessRules.RoleUnknown(Roles.Loader));

    [Fact]
    public void All_broken_rules_come_back_together() =>
        Given<Account>(AccountOf.Created).When(Grant("headmaster", AccountOf.From.AddDays(-1)))
        .ThenBroken(AccessRules.RoleUnknown("headmaster"), AccessRules.GrantEndsBeforeItBegins());

    [Fact]
    public void Only_who_holds_the_right_in_the_whole_scope_may_give_it() =>
        Assert.Equal(new(AccountOf.School, Ids.Class),
            new GrantRole(Ids.Account, Ids.Grant, Roles.Teacher, new(AccountOf.School, Ids.Class), AccountOf.From, null).Target());
}

public sealed class RevokeRoleTests
{
    private static Func<Account, IEnumerable<IDomainEvent>> Revoke(Scope? scope = null) =>
        account => RevokeRoleHandler.Handle(new(Ids.Account, Ids.Grant, scope ?? new(AccountOf.School), "кетті"), account);

    [Fact]
    public void A_role_ends() => Given<Account>(AccountOf.Created, AccountOf.Granted()).When(Revoke()).Then(AccountOf.Revoked);

    [Fact]
    public void Once() => Given<Account>(AccountOf.Created, AccountOf.Granted(), AccountOf.Revoked).When(Revoke()).ThenNothing();

    [Fact]
    public void What_was_never_given_does_not_end() =>
        Given<Account>(AccountOf.Created).When(Revoke()).ThenBroken(AccessRules.GrantUnknown());

    [Fact]
    public void Its_scope_must_be_named_rightly() => Given<Account>(AccountOf.Created, AccountOf.Granted())
        .When(Revoke(new(AccountOf.School, Ids.Class))).ThenBroken(AccessRules.GrantOfAnotherScope());
}

public sealed class ActorTests
{
    private static readonly Application.Actor Teacher = new(Ids.Account, Ids.Teacher, Guid.Empty,
        [new(Ids.Grant, Roles.Teacher, new(AccountOf.School, Ids.Class, Ids.Maths), AccountOf.From, null),
            new(Ids.Grant, "gone", Scope.Platform, AccountOf.From, null)]);

    [Fact]
    public void A_role_allows_what_lies_in_its_scope()
    {
        Assert.Equal(Roles.Teacher, Teacher.RoleFor(Permissions.JournalTeach, new(AccountOf.School, Ids.Class, Ids.Maths)));
        Assert.Null(Teacher.RoleFor(Permissions.JournalTeach, new(AccountOf.School, Ids.OtherClass, Ids.Maths)));
        Assert.Null(Teacher.RoleFor(Permissions.JournalTeach, new("another", Ids.Class, Ids.Maths)));
        Assert.Null(Teacher.RoleFor(Permissions.PeopleManage, new(AccountOf.School, Ids.Class, Ids.Maths)));
    }

    [Fact]
    public void Somewhere_is_anywhere_in_the_organisation()
    {
        Assert.True(Teacher.MaySomewhere(Permissions.JournalTeach, AccountOf.School));
        Assert.False(Teacher.MaySomewhere(Permissions.JournalTeach, "another"));
        Assert.False(Teacher.MaySomewhere(Permissions.PeopleManage, AccountOf.School));
    }

    [Fact]
    public void The_product_itself_acts_as_the_platform() =>
        Assert.Equal(Roles.Platform, Application.Actor.System.RoleFor(Permissions.CanteenServe, new("any", Person: Ids.Aigerim)));
}
