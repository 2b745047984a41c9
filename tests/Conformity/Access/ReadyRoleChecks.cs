using System.Net;
using System.Text.Json.Nodes;
using EduEvents.Application.Access;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;

namespace EduEvents.Conformity.Access;

/// <summary>The roles that the Order names for each kind of organisation stand ready there, and each reaches its own scope only.</summary>
public sealed class ReadyRoleChecks(Inspection inspection)
{
    private static readonly DateOnly September = new(2026, 9, 1);

    [Fact]
    [Order("25.10")]
    public Task A_kindergarten_has_educator_methodist_head_and_parent() =>
        StandReady("kindergarten", Roles.Head, [Roles.Educator, Roles.Methodist, Roles.Guardian], Roles.DeputyDirector);

    [Fact]
    [Order("27.18")]
    public Task A_school_has_teacher_methodist_tutor_director_deputy_learner_and_parent() => StandReady("general", Roles.Director,
        [Roles.Teacher, Roles.Methodist, Roles.Tutor, Roles.DeputyDirector, Roles.Learner, Roles.Guardian], Roles.Educator);

    [Fact]
    [Order("34.20")]
    public Task A_college_has_teacher_methodist_tutor_head_deputy_learner_and_parent() => StandReady("college", Roles.Head,
        [Roles.Teacher, Roles.Methodist, Roles.Tutor, Roles.DeputyHead, Roles.Learner, Roles.Guardian], Roles.Educator);

    [Fact]
    [Order("36.14")]
    public Task An_organisation_of_additional_education_has_teacher_head_learner_and_parent() =>
        StandReady("art_school", Roles.Head, [Roles.Teacher, Roles.Learner, Roles.Guardian], Roles.Tutor);

    // Whoever runs the platform appoints who leads; whoever leads gives all other roles, but none that is foreign to the kind.
    private async Task StandReady(string kind, string leads, string[] given, string foreign)
    {
        var place = await TestSchool.Found(inspection, kind);
        var leader = await place.Account(Roles.Nurse, new(place.Organisation));
        await place.Platform!.Send("/api/access/grant-role", new GrantRole(leader.Id, Guid.CreateVersion7(), leads, new(place.Organisation), September, null));
        var head = await place.SignIn(leader);
        await SeesOnlyItsOwn(place, head, leads);
        foreach (var role in given)
        {
            var account = await place.Account(Roles.Nurse, new(place.Organisation));
            await head.Send("/api/access/grant-role", new GrantRole(account.Id, Guid.CreateVersion7(), role, ScopeOf(place, role), September, null));
            await head.Send("/api/access/revoke-role", new RevokeRole(account.Id, account.Grant, account.Scope, "басқа қызмет"));
            await SeesOnlyItsOwn(place, await place.SignIn(account), role);
        }
        var problem = await head.Refused("/api/access/grant-role",
            new GrantRole((await place.Account(Roles.Nurse, new(place.Organisation))).Id, Guid.CreateVersion7(), foreign, new(place.Organisation), September, null),
            HttpStatusCode.UnprocessableEntity);
        Assert.Equal("access.role_of_another_sector", (string)problem["code"]!);
    }

    private async Task SeesOnlyItsOwn(TestSchool place, Sender sender, string role)
    {
        var isHousehold = role is Roles.Learner or Roles.Guardian;
        string Way(TestSchool where, int learner) => isHousehold ? $"/api/journal/learner/{where.Learners[learner]}/marks/2026/1"
            : $"/api/journal/page/{where.Class}/{where.Maths}/2026/1";
        async Task<HttpStatusCode> Ask(string path, params (string, string)[] headers)
        {
            using var answer = await sender.Get(path, headers);
            return answer.StatusCode;
        }

        var me = await sender.Read<JsonNode>("/api/access/me");
        Assert.Contains(role, me["grants"]!.AsArray().Select(g => (string)g!["role"]!));
        Assert.NotEqual(HttpStatusCode.Forbidden, await Ask(Way(place, 0)));
        sender.Http.DefaultRequestHeaders.Remove("X-Organisation");
        Assert.Equal(HttpStatusCode.Forbidden, await Ask(Way(inspection.School, 0), ("X-Organisation", inspection.School.OrganisationId.ToString())));
        if (isHousehold) Assert.Equal(HttpStatusCode.Forbidden, await Ask(Way(place, 1), ("X-Organisation", place.OrganisationId.ToString())));
        sender.Http.DefaultRequestHeaders.Add("X-Organisation", place.Organisation);
    }

    private static Scope ScopeOf(TestSchool place, string role) => role switch
    {
        Roles.Learner or Roles.Guardian => new(place.Organisation, Person: place.Learners[0]),
        Roles.Methodist or Roles.DeputyDirector or Roles.DeputyHead => new(place.Organisation),
        _ => new(place.Organisation, place.Class)
    };
}
