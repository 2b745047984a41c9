using System.Net;
using EduEvents.Application.Access;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;

namespace EduEvents.Integration.Access;

/// <summary>What is held by a group or on loan is held exactly as long as the group and the lender hold it.</summary>
public sealed class BorrowedTests(App app)
{
    private static readonly DateOnly September = new(2026, 9, 1), October = new(2026, 10, 31);

    [Fact]
    public async Task Members_of_a_group_hold_its_roles_while_they_are_members()
    {
        var school = await TestSchool.Found(app);
        var (director, account) = (await school.AsDirector(), await school.Account(Roles.Teacher, new(school.Organisation, school.Class)));
        var (member, group, grant, membership) = (await school.SignIn(account), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await director.Send("/api/access/make-user-group", new MakeUserGroup(group, "Кезекшілер", school.Organisation));
        await director.Send("/api/access/join-user-group",
            new JoinUserGroup(account.Id, membership, group, school.Organisation, September, null));
        Assert.Equal(HttpStatusCode.Forbidden, await Inside(member));

        await director.Send("/api/access/grant-group-role", new GrantGroupRole(group, grant, Roles.Guard, new(school.Organisation), September, null));
        Assert.Equal(HttpStatusCode.OK, await Inside(member));
        await director.Send("/api/access/leave-user-group", new LeaveUserGroup(account.Id, membership, school.Organisation, "ауысты"));
        Assert.Equal(HttpStatusCode.Forbidden, await Inside(member));
    }

    [Fact]
    public async Task A_lent_role_ends_with_the_lenders_own()
    {
        var school = await TestSchool.Found(app);
        var (lender, borrower) = (await school.Account(Roles.Director, new(school.Organisation)),
            await school.Account(Roles.Guard, new(school.Organisation)));
        var (director, deputy) = (await school.SignIn(lender), await school.SignIn(borrower));
        await director.Send("/api/access/delegate-rights",
            new DelegateRights(borrower.Id, Guid.CreateVersion7(), lender.Grant, lender.Scope, September, October, "іссапар"));
        using var read = await deputy.Get("/api/people/classes");
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        await deputy.Refused("/api/access/grant-role",
            new GrantRole(Guid.CreateVersion7(), Guid.CreateVersion7(), Roles.Guard, new(school.Organisation), September, null), HttpStatusCode.Forbidden);

        await school.Platform!.Send("/api/access/block-account", new BlockAccount(lender.Id, school.Organisation, "тексеру"));
        using var over = await deputy.Get("/api/people/classes");
        Assert.Equal(HttpStatusCode.Forbidden, over.StatusCode);
    }

    [Fact]
    public async Task Nobody_lends_what_he_does_not_hold_nor_lends_it_on()
    {
        var school = await TestSchool.Found(app);
        var (lender, first, second) = (await school.Account(Roles.Director, new(school.Organisation)),
            await school.Account(Roles.DeputyDirector, new(school.Organisation)), await school.Account(Roles.Guard, new(school.Organisation)));
        var deputy = await school.SignIn(first);
        await (await school.SignIn(lender)).Send("/api/access/delegate-rights",
            new DelegateRights(first.Id, Guid.CreateVersion7(), lender.Grant, lender.Scope, September, October, "іссапар"));

        var problem = await deputy.Refused("/api/access/delegate-rights",
            new DelegateRights(second.Id, Guid.CreateVersion7(), lender.Grant, lender.Scope, September, October, "x"), HttpStatusCode.UnprocessableEntity);
        Assert.Equal("access.delegation_not_yours", problem["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task Who_cannot_give_a_role_cannot_take_it_by_the_password_of_one_who_borrowed_it()
    {
        var school = await TestSchool.Found(app);
        var (lender, borrower) = (await school.Account(Roles.Director, new(school.Organisation)),
            await school.Account(Roles.Teacher, new(school.Organisation, school.Class)));
        await (await school.SignIn(lender)).Send("/api/access/delegate-rights",
            new DelegateRights(borrower.Id, Guid.CreateVersion7(), lender.Grant, lender.Scope, September, October, "іссапар"));
        var administrator = await school.With(Roles.Administrator, new(school.Organisation));

        using var answer = await administrator.Post("/api/access/set-password", new { accountId = borrower.Id, password = TestSchool.Password + "2" });

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static async Task<HttpStatusCode> Inside(Sender sender)
    {
        using var answer = await sender.Get("/api/gate/inside");
        return answer.StatusCode;
    }
}
