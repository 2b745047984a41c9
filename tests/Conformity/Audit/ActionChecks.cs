using System.Text.Json.Nodes;
using EduEvents.Application.People;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;

namespace EduEvents.Conformity.Audit;

public sealed class ActionChecks(Inspection school)
{
    [Fact]
    [Order("5.13")]
    [Order("5.14", Missing = "The log of the database itself, collected and shown.")]
    public async Task Every_action_is_found_by_user_and_period_with_old_and_new_values_and_leaves_as_a_file()
    {
        var (director, auditor) = (await school.As(Roles.Director), await school.As(Roles.Auditor));
        var account = (Guid)(await director.Read<JsonNode>("/api/access/me"))["accountId"]!;
        await director.Send("/api/people/change-learner-name",
            new ChangeLearnerName(school.Learners[3], "Жаңатегі", "Аяна", "", LivedSchool.Today, "Туу туралы куәлік"));
        auditor.Position = director.Position;
        var chosen = $"account={account}&from={LivedSchool.Today:yyyy-MM-dd}&until={LivedSchool.Today:yyyy-MM-dd}";

        var found = (await auditor.Read<List<JsonNode>>($"/api/audit/actions?{chosen}"))[0];
        using var file = await auditor.Get($"/api/audit/actions/export?{chosen}&format=csv");

        Assert.Equal("people.name_changed", (string)found["event"]!);
        Assert.Equal("Жаңатегі", (string)found["data"]!["name"]!["surname"]!);
        Assert.NotEqual("Жаңатегі", (string)found["was"]!["Name"]!["surname"]!);
        Assert.Contains("Жаңатегі", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var page = await auditor.Get($"/api/audit/actions?from=2020-01-01&until=2020-01-31");
        Assert.Equal("[]", await page.Content.ReadAsStringAsync());
    }

    [Fact]
    [Order("5.13")]
    public async Task A_guardian_sees_who_looked_at_the_child()
    {
        var (director, guardian) = (await school.As(Roles.Director), await school.As(Roles.Guardian));
        await director.Read<JsonNode>($"/api/people/person/{school.Learners[0]}");

        await Wait.Until(async () => (await guardian.Read<List<JsonNode>>($"/api/audit/who-looked/{school.Learners[0]}"))
            .Exists(l => (string)l["role"]! == Roles.Director && (string)l["reach"]! == "person"), "the look is shown");
    }
}
