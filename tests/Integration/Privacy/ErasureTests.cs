using System.Net;
using System.Text.Json.Nodes;
using EduEvents.Application.People;
using EduEvents.Application.Privacy;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using EduEvents.Host.Security;
using EduEvents.Host.Store;
using Microsoft.Extensions.DependencyInjection;

namespace EduEvents.Integration.Privacy;

/// <summary>A person is erased: nowhere to be read again, and everything else stands.</summary>
public sealed class ErasureTests(App app)
{
    private const string Surname = "Өшірілген", Iin = "120523600126";

    [Fact]
    public async Task An_erased_person_is_shown_as_erased_with_a_certificate_and_the_seals_hold()
    {
        var school = await TestSchool.Found(app);
        var director = await school.AsDirector();
        var learner = await Departed(director);
        await director.Send("/api/privacy/erase-person", new ErasePerson(learner, "retention", "Сақтау мерзімі өтті"));
        await Destroyed(learner);
        await app.Services.GetRequiredService<Sealer>().SealAll(TestContext.Current.CancellationToken);

        var person = await director.Read<JsonNode>($"/api/people/person/{learner}");
        Assert.Null((string?)person["name"]!["surname"]);
        foreach (var path in new[] { $"privacy/file/{learner}?format=html", $"privacy/file/{learner}?format=json", $"audit/history/{learner}",
            $"audit/actions/export?person={learner}&format=csv", "people/people" })
        {
            using var answer = await director.Get($"/api/{path}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain(Surname, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        await Certified(director, learner);
        // The number is free again: nothing by which the person could be found is left.
        await director.Send("/api/people/admit-learner", new AdmitLearner(Guid.CreateVersion7(), "Жаңа", "Оқушы", "", Iin, null, new(2026, 9, 2)));
    }

    [Fact]
    public async Task Whoever_learns_here_is_not_erased_and_only_the_officer_may()
    {
        var school = await TestSchool.Found(app);
        var (director, teacher) = (await school.AsDirector(), await school.AsTeacher());
        var guardian = await school.With(Roles.Guardian, new(school.Organisation, Person: school.Learners[0]));
        var erase = new ErasePerson(school.Learners[0], "request", "өтініш");
        director.Position = school.Platform!.Position;

        var refused = await director.Refused("/api/privacy/erase-person", erase, HttpStatusCode.UnprocessableEntity);
        Assert.Equal("privacy.still_here", (string)refused["code"]!);
        await teacher.Refused("/api/privacy/erase-person", erase, HttpStatusCode.Forbidden);
        await guardian.Refused("/api/privacy/erase-person", erase, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Blocked_data_are_neither_used_nor_changed_but_by_the_person_s_own_and_the_officer()
    {
        var school = await TestSchool.Found(app);
        var (director, child) = (await school.AsDirector(), school.Learners[1]);
        var guardian = await school.With(Roles.Guardian, new(school.Organisation, Person: child));
        var auditor = await school.With(Roles.Auditor, new(school.Organisation));
        await director.Send("/api/privacy/block-processing", new BlockProcessing(child, "request", "өтініш"));
        await director.Read<JsonNode>($"/api/privacy/subject/{child}");

        await Wait.Until(async () => (await auditor.Get($"/api/people/person/{child}")).StatusCode == HttpStatusCode.Forbidden, "the data are closed");
        await director.Refused("/api/people/change-learner-name", new ChangeLearnerName(child, "Басқа", "Ат", "", new(2026, 10, 1), "қате"),
            HttpStatusCode.UnprocessableEntity);
        await guardian.Read<JsonNode>($"/api/people/person/{child}");
        await director.Send("/api/privacy/unblock-processing", new UnblockProcessing(child, "қайтарылды"));
        await Wait.Until(async () => (await auditor.Get($"/api/people/person/{child}")).StatusCode == HttpStatusCode.OK, "the data are open again");
    }

    [Fact]
    public async Task The_file_holds_what_is_known_of_the_person_and_nothing_of_classmates()
    {
        var school = await TestSchool.Found(app);
        var teacher = await school.AsTeacher();
        var guardian = await school.With(Roles.Guardian, new(school.Organisation, Person: school.Learners[0]));
        await school.OpenLesson(teacher, new(2026, 9, 2));
        guardian.Position = teacher.Position;

        using var page = await guardian.Get($"/api/privacy/file/{school.Learners[0]}?format=html", ("Accept-Language", "kk"));
        var html = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
        var json = await guardian.Read<JsonNode>($"/api/privacy/file/{school.Learners[0]}?format=json");

        Assert.Contains("Серікұлы", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Нұрланқызы", html, StringComparison.Ordinal);
        Assert.DoesNotContain(school.Learners[1].ToString(), json.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(json["facts"]!.AsArray(), f => (string)f!["event"]! == "journal.lesson_opened");
        using var other = await guardian.Get($"/api/privacy/file/{school.Learners[1]}?format=json");
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
    }

    private static async Task<Guid> Departed(Sender director)
    {
        var learner = Guid.CreateVersion7();
        await director.Send("/api/people/admit-learner", new AdmitLearner(learner, Surname, "Оқушы", "", Iin, new(2012, 5, 23), new(2026, 8, 25)));
        await director.Send("/api/people/depart-learner", new DepartLearner(learner, new(2026, 9, 1), "abroad"));
        return learner;
    }

    private Task Destroyed(Guid person) => Wait.Until(() => Log.Ask<bool>(app.ConnectionString,
        $"select exists (select 1 from {PersonKeys.Table} where subject = $1 and wrapped is null)", person), "the key is destroyed");

    private async Task Certified(Sender director, Guid person)
    {
        using var answer = await director.Get($"/api/privacy/certificate/{person}");
        var file = Path.Combine(Cluster.Folder, $"{person}.txt");
        await File.WriteAllTextAsync(file, await answer.Content.ReadAsStringAsync());
        var key = app.Services.GetRequiredService<SealKey>().VerifierKey;

        var (holds, text) = await Verifier.Run(["certificate", file, "--key", key]);
        Assert.Equal(0, holds);
        Assert.Contains($"person {person}", text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("ground retention", "ground request", StringComparison.Ordinal));
        Assert.Equal(1, (await Verifier.Run(["certificate", file, "--key", key])).ExitCode);
        Assert.True((await Verifier.Database(app.ConnectionString, key))["sound"]!.GetValue<bool>());
    }
}
