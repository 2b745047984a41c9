using System.Net;
using System.Text.Json.Nodes;
using EduEvents.Application.People;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using EduEvents.Host.Audit;

namespace EduEvents.Integration.Audit;

/// <summary>Who looked at whose data.</summary>
public sealed class ReadLogTests(App app)
{
    [Fact]
    public async Task A_guardian_sees_who_looked_at_the_child_and_with_whom()
    {
        var school = await TestSchool.Found(app);
        var child = school.Learners[0];
        var (director, teacher) = (await school.AsDirector(), await school.AsTeacher());
        var guardian = await school.With(Roles.Guardian, new(school.Organisation, Person: child));
        await school.OpenLesson(teacher, new(2026, 9, 2));
        foreach (var _ in Enumerable.Range(0, 3)) await director.Read<JsonNode>($"/api/people/person/{child}");
        await director.Read<JsonNode>($"/api/people/person/{school.Learners[1]}");
        await director.Read<JsonNode>("/api/people/people");
        await teacher.Read<JsonNode>($"/api/journal/page/{school.Class}/{school.Maths}/2026/1");

        var looks = await Looks(guardian, child, until: l => l.Count >= 3);

        Assert.Equal(3, looks.Where(l => (string)l["what"]! == "person/{personId:guid}").Sum(l => (int)l["times"]!));
        Assert.Contains(looks, l => ((string)l["reach"]!, (string)l["role"]!) == ("group", Roles.Teacher));
        Assert.Contains(looks, l => ((string)l["reach"]!, (string)l["what"]!) == ("organisation", "people"));
        Assert.All(looks.Where(l => (string)l["reach"]! == "person" && (string)l["role"]! == Roles.Director), l => Assert.Equal("127.0.0.1", (string)l["address"]!));
    }

    [Fact]
    public async Task A_look_at_the_class_in_the_early_morning_belongs_to_that_day()
    {
        var school = await TestSchool.Found(app);
        var (learner, guardian) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await school.Platform!.Send("/api/people/admit-learner", new AdmitLearner(learner, "Жаңа", "Оқушы", "", "", new(2013, 5, 23), new(2026, 10, 15)));
        await school.Platform.Send("/api/people/place-learner", new PlaceLearner(learner, school.Class, new(2026, 10, 15)));
        foreach (var at in new[] { "2026-10-15T08:05+05", "2026-10-14T23:55+05" })
            await Log.Ask<long>(app.ConnectionString, $"""
                insert into {ReadLog.Table} (tenant_id, at, until, times, account, reader, role, group_id, permission, what, address, device)
                values ($1, '{at}', '{at}', 1, $2, $2, 'teacher', $3, 'journal.read', 'page', '', '') returning id
                """, school.Organisation, guardian, school.Class);
        var mother = await school.With(Roles.Guardian, new(school.Organisation, Person: learner));

        var look = Assert.Single(await Looks(mother, learner, until: l => l.Count > 0));
        Assert.Equal(new(2026, 10, 15, 8, 5, 0, TimeSpan.FromHours(5)), look["from"]!.GetValue<DateTimeOffset>());
    }

    [Fact]
    public async Task Whoever_is_not_the_person_nor_acts_for_it_does_not_see_who_looked()
    {
        var school = await TestSchool.Found(app);
        var guardian = await school.With(Roles.Guardian, new(school.Organisation, Person: school.Learners[0]));
        var (teacher, person) = (await school.AsTeacher(), Guid.CreateVersion7());
        var guard = await school.With(Roles.Guard, new(school.Organisation), person);

        using var other = await guardian.Get($"/api/audit/who-looked/{school.Learners[1]}");
        using var staff = await teacher.Get($"/api/audit/who-looked/{school.Learners[0]}");
        using var self = await guard.Get($"/api/audit/who-looked/{person}");

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.OK), (other.StatusCode, staff.StatusCode, self.StatusCode));
    }

    [Fact]
    public async Task An_orderly_stop_loses_no_look()
    {
        var school = await TestSchool.Found(app);
        var host = await app.StartHost();
        var director = await school.With(Roles.Director, new(school.Organisation));
        var away = app.Stranger(new(host.Urls.First()));
        away.Http.DefaultRequestHeaders.Authorization = director.Http.DefaultRequestHeaders.Authorization;
        away.Http.DefaultRequestHeaders.Add("X-Organisation", school.Organisation);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(async _ => (await away.Get($"/api/people/person/{school.Learners[2]}")).Dispose()));
        await host.StopAsync(TestContext.Current.CancellationToken);
        await host.DisposeAsync();

        Assert.Equal(200, await Log.Ask<long>(app.ConnectionString,
            $"select coalesce(sum(times), 0) from {ReadLog.Table} where tenant_id = '{school.Organisation}' and person = '{school.Learners[2]}'"));
    }

    private static async Task<List<JsonNode>> Looks(Sender reader, Guid person, Func<List<JsonNode>, bool> until)
    {
        List<JsonNode> looks = [];
        await Wait.Until(async () => until(looks = [.. (await reader.Read<List<JsonNode>>($"/api/audit/who-looked/{person}"))
            .Where(l => (string)l["role"]! is Roles.Director or Roles.Teacher)]), "looks are written down");
        return looks;
    }
}
