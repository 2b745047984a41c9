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
    public static readonly AccountCreated Created = new(Ids.Account, "teacher7", Ids.Teacher, new(Ids.Teacher, "Гүлнар"), "person", School);

    public static RoleGranted Granted(string role = Roles.Teacher, DateOnly? until = null, Scope? scope = null) =>
        new(Ids.Account, Ids.Grant, role, scope ?? new(School), From, until);

    /// <summary>Somebody else gives, by the role he holds.</summary>
    public static GrantTerms Terms(string giver) => new(Ids.Teacher, [giver], null, new(VendorDays: 30, DelegationDays: 92));

    /// <summary>Somebody else keeps accounts, who may give the roles that he may give.</summary>
    public static Keeper Keeper(bool mayGive = true) => new(Ids.Teacher, _ => mayGive);

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
        string role = Roles.Teacher, DateOnly? until = null, Scope? scope = null, GrantTerms? terms = null) =>
        account => GrantRoleHandler.Handle(new(Ids.Account, Ids.Grant, role, scope ?? new(AccountOf.School), AccountOf.From, until),
            account, terms ?? AccountOf.Terms(Roles.Platform));

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
    public void Nobody_gives_himself_a_role() => Given<Account>(AccountOf.Created)
        .When(Grant(terms: AccountOf.Terms(Roles.Director) with { Giver = Ids.Account })).ThenBroken(AccessRules.OwnGrant());

    [Theory, InlineData(Roles.Director, Roles.DeputyDirector, true), InlineData(Roles.Director, Roles.Director, false)]
    [InlineData(Roles.Administrator, Roles.Teacher, true), InlineData(Roles.Administrator, Roles.SecurityOfficer, false)]
    [InlineData(Roles.District, Roles.Director, true), InlineData(Roles.District, Roles.Teacher, false), InlineData(Roles.Teacher, Roles.Teacher, false)]
    public void Nobody_gives_what_he_may_not_give(string giver, string role, bool may)
    {
        var outcome = Given<Account>(AccountOf.Created).When(Grant(role, terms: AccountOf.Terms(giver)));
        if (may) outcome.Then(AccountOf.Granted(role));
        else outcome.ThenBroken(AccessRules.RoleNotYoursToGive());
    }

    [Fact]
    public void A_school_has_no_role_of_a_kindergarten() => Given<Account>(AccountOf.Created)
        .When(Grant(Roles.Educator, terms: AccountOf.Terms(Roles.Director) with { Sector = Sector.Secondary }))
        .ThenBroken(AccessRules.RoleOfAnotherSector(Roles.Educator));

    [Fact]
    public void A_role_is_held_where_it_belongs()
    {
        var terms = AccountOf.Terms(Roles.Platform);
        foreach (var (role, scope) in new[] { (Roles.Guardian, new Scope(AccountOf.School)), (Roles.District, new(AccountOf.School)),
            (Roles.Teacher, new(Area: "75")), (Roles.Teacher, Scope.Platform), (Roles.Auditor, new(AccountOf.School, Area: "75")) })
            Given<Account>(AccountOf.Created).When(Grant(role, scope: scope, terms: terms)).ThenBroken(AccessRules.RoleDoesNotFitScope());
        Given<Account>(AccountOf.Created).When(Grant(Roles.District, scope: new(Area: "7510"), terms: terms))
            .Then(AccountOf.Granted(Roles.District, scope: new(Area: "7510")));
    }

    [Theory, InlineData(29, true), InlineData(30, false), InlineData(null, false)]
    public void A_vendor_gets_a_role_for_a_time_only(int? days, bool may)
    {
        DateOnly? until = days is { } d ? AccountOf.From.AddDays(d) : null;
        var outcome = Given<Account>(AccountOf.Created).When(Grant(Roles.Vendor, until));
        if (may) outcome.Then(AccountOf.Granted(Roles.Vendor, until));
        else outcome.ThenBroken(AccessRules.VendorGrantTooLong(30));
    }

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
        account => RevokeRoleHandler.Handle(new(Ids.Account, Ids.Grant, scope ?? new(AccountOf.School), "кетті"), account, AccountOf.Keeper());

    [Fact]
    public void A_role_ends() => Given<Account>(AccountOf.Created, AccountOf.Granted()).When(Revoke()).Then(AccountOf.Revoked);

    [Fact]
    public void Once() => Given<Account>(AccountOf.Created, AccountOf.Granted(), AccountOf.Revoked).When(Revoke()).ThenNothing();

    [Fact]
    public void What_was_never_given_does_not_end() =>
        Given<Account>(AccountOf.Created).When(Revoke()).ThenBroken(AccessRules.GrantUnknown());

    [Fact]
    public void Who_could_not_have_given_it_cannot_end_it() => Given<Account>(AccountOf.Created, AccountOf.Granted())
        .When(account => RevokeRoleHandler.Handle(new(Ids.Account, Ids.Grant, new(AccountOf.School), "кетті"), account, AccountOf.Keeper(false)))
        .ThenBroken(AccessRules.RoleNotYoursToGive());

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

    [Theory, InlineData("75", true), InlineData("7510", true), InlineData("71", false)]
    public void A_role_in_a_district_reaches_every_organisation_in_it(string area, bool reaches)
    {
        var department = new Application.Actor(Ids.Account, Ids.Teacher, Guid.Empty,
            [new(Ids.Grant, Roles.District, new(Area: area), AccountOf.From, null)])
            { Places = new Dictionary<string, string> { [AccountOf.School] = "751010000", ["unplaced"] = "" } };

        Assert.Equal(reaches, department.RoleFor(Permissions.PeopleRead, new(AccountOf.School)) is not null);
        Assert.Equal(reaches, department.RoleFor(Permissions.PeopleRead, new(AccountOf.School, Ids.Class)) is not null);
        Assert.Equal(reaches, department.MaySomewhere(Permissions.PeopleRead, AccountOf.School));
        Assert.Equal(reaches, department.Knows(AccountOf.School));
        Assert.All(["unplaced", "unknown"], o => Assert.Null(department.RoleFor(Permissions.PeopleRead, new(o))));
        Assert.Null(department.RoleFor(Permissions.PeopleRead, Scope.Platform));
        Assert.Null(department.RoleFor(Permissions.JournalTeach, new(AccountOf.School)));
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
