using System.Net;
using EduEvents.Application.Access;
using EduEvents.Application.Organisation;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using EduEvents.Host.Http;

namespace EduEvents.Integration.Access;

/// <summary>Rights of a region or a district reach every organisation in it, and none beside it.</summary>
public sealed class AreaTests(App app)
{
    private static readonly DateOnly September = new(2026, 9, 1);

    [Fact]
    public async Task A_department_reads_in_every_organisation_of_its_district_and_in_no_other()
    {
        var (own, other) = (await Placed("751110000"), await Placed("751210000"));
        var district = await own.With(Roles.District, new(Area: "7511"));
        var region = await own.With(Roles.Region, new(Area: "75"));

        // Where an organisation stands is known some seconds later to who asked a moment before.
        await Wait.Until(async () => await Statuses(district, own, other) == "200 403", "the district sees its own organisation");
        Assert.Equal("200 200", await Statuses(region, own, other));
        await district.Refused("/api/people/form-class", new Application.People.FormClass(Guid.CreateVersion7(), 2026, 5, "А", "kk", 1),
            HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_organisation_that_moves_to_another_district_is_seen_from_there()
    {
        var school = await Placed("751310000");
        var (before, after) = (await school.With(Roles.District, new(Area: "7513")), await school.With(Roles.District, new(Area: "7514")));
        await Wait.Until(async () => await Statuses(before, school) == "200", "the first district sees the organisation");
        await school.Platform!.Send("/api/organisation/give-requisites", Requisites(school, "751410000"));

        await Wait.Until(async () => await Statuses(before, school) == "403" && await Statuses(after, school) == "200",
            "the rights go by the new place");
    }

    [Fact]
    public async Task A_department_appoints_the_director_and_nobody_else()
    {
        var school = await Placed("751510000");
        var district = await school.With(Roles.District, new(Area: "7515"));
        var account = (await school.Account(Roles.Teacher, new(school.Organisation))).Id;
        GrantRole Give(string role, Scope scope) => new(account, Guid.CreateVersion7(), role, scope, September, null);

        await Wait.Until(async () => await Statuses(district, school) == "200", "the district sees the organisation");
        await district.Send("/api/access/grant-role", Give(Roles.Director, new(school.Organisation)));
        var problem = await district.Refused("/api/access/grant-role", Give(Roles.Guard, new(school.Organisation)),
            HttpStatusCode.UnprocessableEntity);
        Assert.Equal("access.role_not_yours_to_give", problem["code"]!.GetValue<string>());
        await district.Refused("/api/access/grant-role", Give(Roles.District, new(Area: "7515")), HttpStatusCode.UnprocessableEntity);
        await district.Refused("/api/access/grant-role", Give(Roles.District, new(Area: "75")), HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Nobody_raises_himself_and_a_kindergarten_has_its_own_roles()
    {
        var school = await TestSchool.Found(app);
        var account = await school.Account(Roles.Administrator, new(school.Organisation));
        var (administrator, teacher) = (await school.SignIn(account), await school.Account(Roles.Teacher, new(school.Organisation)));
        var director = await school.AsDirector();
        async Task<string> Code(Sender sender, Guid to, string role) => (await sender.Refused("/api/access/grant-role",
            new GrantRole(to, Guid.CreateVersion7(), role, new(school.Organisation), September, null),
            HttpStatusCode.UnprocessableEntity))["code"]!.GetValue<string>();

        Assert.Equal("access.own_grant", await Code(administrator, account.Id, Roles.Teacher));
        Assert.Equal("access.role_not_yours_to_give", await Code(administrator, teacher.Id, Roles.SecurityOfficer));
        Assert.Equal("access.role_of_another_sector", await Code(director, teacher.Id, Roles.Educator));
        var raised = await school.Account(Roles.Director, new(school.Organisation));
        using var stolen = await administrator.Post("/api/access/set-password", new { accountId = raised.Id, password = TestSchool.Password + "2" });
        Assert.Equal(HttpStatusCode.Forbidden, stolen.StatusCode);
    }

    private async Task<TestSchool> Placed(string kato)
    {
        var school = await TestSchool.Found(app);
        await school.Platform!.Send("/api/organisation/give-requisites", Requisites(school, kato));
        return school;
    }

    private static GiveRequisites Requisites(TestSchool school, string kato) =>
        new(school.OrganisationId, "990240001237", new("№ 7 мектеп-гимназия", "Школа-гимназия № 7", "School-gymnasium No 7"), kato);

    private static async Task<string> Statuses(Sender sender, params TestSchool[] schools)
    {
        var statuses = new List<int>();
        sender.Http.DefaultRequestHeaders.Remove(Requests.OrganisationHeader);
        foreach (var school in schools)
        {
            using var answer = await sender.Get("/api/people/classes", (Requests.OrganisationHeader, school.Organisation));
            statuses.Add((int)answer.StatusCode);
        }
        sender.Http.DefaultRequestHeaders.Add(Requests.OrganisationHeader, schools[0].Organisation);
        return string.Join(' ', statuses);
    }
}
