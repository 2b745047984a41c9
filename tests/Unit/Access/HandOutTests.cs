using EduEvents.Application.Access;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Projections.Access;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Access;

/// <summary>Sheets with initial passwords and one-time codes: what stands on them, and who issues them for whom (Order 456, p. 5.9).</summary>
public sealed class HandOutTests
{
    private static readonly DateTimeOffset Until = new(2026, 9, 15, 8, 0, 0, SchoolTime.Offset);
    private static readonly PasswordSet Initial = new(Ids.Account, MustChange: true), Own = new(Ids.Account, MustChange: false);
    private static readonly RoleGranted AsGuardian = AccountOf.Granted(Roles.Guardian, scope: new(AccountOf.School, Person: Ids.Aigerim));

    private static HandOutIssued Issued(HandOutKind kind, Guid? group) => new(Ids.Account, Ids.Of(60), kind, group, Until);

    private static Func<Account, IEnumerable<IDomainEvent>> Issue(Guid? group, bool mayGive = false, bool isOfGroup = true, string? at = AccountOf.School) =>
        account => IssueHandOutHandler.Handle(new(Ids.Account, Ids.Of(60), at, group), account, new(AccountOf.Keeper(mayGive), isOfGroup, Until));

    [Fact]
    public void Who_has_no_password_of_his_own_gets_an_initial_one_and_else_a_code()
    {
        Given<Account>(AccountOf.Created, AsGuardian).When(Issue(Ids.Class)).Then(Issued(HandOutKind.Password, Ids.Class));
        Given<Account>(AccountOf.Created, AsGuardian, Initial).When(Issue(Ids.Class)).Then(Issued(HandOutKind.Password, Ids.Class));
        Given<Account>(AccountOf.Created, AsGuardian, Initial, Own).When(Issue(Ids.Class)).Then(Issued(HandOutKind.Code, Ids.Class));
        Given<Account>(AccountOf.Created, AsGuardian, Own, Issued(HandOutKind.Code, Ids.Class)).When(Issue(Ids.Class)).ThenNothing();
    }

    [Fact]
    public void A_class_leader_issues_for_learners_and_guardians_of_the_own_class_only()
    {
        Given<Account>(AccountOf.Created, AsGuardian).When(Issue(Ids.Class, isOfGroup: false)).ThenBroken(AccessRules.AccountOfAnotherClass());
        Given<Account>(AccountOf.Created, AsGuardian, AccountOf.Granted() with { GrantId = Ids.Of(61) })
            .When(Issue(Ids.Class)).ThenBroken(AccessRules.AccountAboveYou());
        Given<Account>(AccountOf.Created, AsGuardian, new UserGroupJoined(Ids.Account, Ids.Of(62), Ids.Of(63), AccountOf.School, AccountOf.From, null))
            .When(Issue(Ids.Class)).ThenBroken(AccessRules.AccountAboveYou());
        Given<Account>(AccountOf.Created, AsGuardian, new AccountDeleted(Ids.Account, "x")).When(Issue(Ids.Class)).ThenBroken(AccessRules.AccountIsDeleted());
    }

    [Fact]
    public void For_a_single_person_only_who_could_have_given_the_roles_issues()
    {
        Given<Account>(AccountOf.Created, AccountOf.Granted()).When(Issue(null, mayGive: true)).Then(Issued(HandOutKind.Password, null));
        Given<Account>(AccountOf.Created, AccountOf.Granted()).When(Issue(null)).ThenBroken(AccessRules.AccountAboveYou());
        Given<Account>(AccountOf.Created, AsGuardian).When(Issue(null)).ThenBroken(AccessRules.AccountAboveYou());
        Given<Account>(AccountOf.Created).When(Issue(null, at: "0192f0c5000070008000000000000009"))
            .ThenBroken(AccessRules.AccountOfAnotherOrganisation());
    }

    [Fact]
    public void The_card_keeps_the_last_sheet_until_the_owner_has_chosen_a_password()
    {
        AccountCard Card(params IDomainEvent[] events) =>
            View.Of<AccountCard>(Ids.Account, new AccountCardProjection().Evolve, [AccountOf.Created, .. events])!;
        var given = Card(Issued(HandOutKind.Password, Ids.Class), Initial with { Until = Until });
        Assert.Equal(new(Ids.Of(60), HandOutKind.Password, View.Recorded.AddSeconds(1), Until), given.HandOut);
        Assert.Equal(("initial", Until), given.EntryAt(Until.AddTicks(-1)));
        Assert.Equal("expired", given.EntryAt(Until).State);
        Assert.Equal("none", Card().EntryAt(Until).State);
        Assert.Null(Card(Issued(HandOutKind.Password, Ids.Class), Initial, Own).HandOut);
        var coded = Card(Own, Issued(HandOutKind.Code, Ids.Class));
        Assert.Equal(("code", "own"), (coded.EntryAt(Until.AddTicks(-1)).State, coded.EntryAt(Until).State));
    }
}
