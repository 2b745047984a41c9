using System.Net;
using EduEvents.Application.Access;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using Microsoft.AspNetCore.WebUtilities;

namespace EduEvents.Conformity.Integration;

public sealed class SignOnChecks(Inspection school)
{
    [Fact]
    [Order("33-1.2", Missing = "Ready settings for particular digital resources and electronic textbooks.")]
    [Order("9", Missing = "One sign-in for the library, the canteen and partner systems.")]
    [Order("16", Missing = "Exchange of data without a person signing in.")]
    public async Task A_digital_resource_lets_people_sign_in_by_OpenID_and_learns_what_they_allow_until_it_is_blocked()
    {
        var director = await school.As(Roles.Director);
        var resource = await Relying.Register(school, director, school.School.Organisation);
        using var teacher = new Surfer();
        var (status, tokens) = await resource.Exchange(await resource.Code(teacher, school.AccountOf(Roles.Teacher), "openid profile roles"));

        Assert.Equal(HttpStatusCode.OK, status);
        var (_, info) = await resource.UserInfo((string)tokens["access_token"]!);
        Assert.Equal("Гүлнар Оспанова", (string?)info!["name"]);
        Assert.Null(info["organisation"]);
        var kept = await school.HistoryOf(Guid.Parse((string)info["sub"]!));
        Assert.Contains(kept, e => (string)e["event"]! == "access.client_allowed");
        Assert.Contains(kept, e => (string)e["event"]! == "access.client_entered");

        await director.Send("/api/access/block-client", new BlockClient(resource.Id, school.School.Organisation, "шарт бітті"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await resource.UserInfo((string)tokens["access_token"]!)).Status);
        await teacher.Go(resource.Authorize("openid profile roles"), Relying.Back);
        Assert.False(QueryHelpers.ParseQuery(teacher.At.Query).ContainsKey("code"));
    }
}
