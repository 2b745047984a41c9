using System.Net;
using System.Text.Json.Nodes;
using EduEvents.Application.Curriculum;
using EduEvents.Application.People;
using EduEvents.Domain.Access;
using EduEvents.Domain.Curriculum;
using EduEvents.Domain.People;

namespace EduEvents.Conformity.People;

public sealed class ClassChecks(Inspection school)
{
    [Fact]
    [Order("27.3")]
    public async Task Classes_go_over_into_the_next_year_as_reviewed_and_back_as_a_whole()
    {
        var director = await school.As(Roles.Director);
        var (ending, next, learner) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await director.Send("/api/people/form-class", new FormClass(ending, 2023, 4, "Ы", "kk", 1));
        await director.Send("/api/people/admit-learner", new AdmitLearner(learner, "Жақып", "Ғани", "", "", new(2013, 4, 1), new(2023, 8, 25)));
        await director.Send("/api/people/place-learner", new PlaceLearner(learner, ending, new(2023, 9, 1)));

        var plan = await director.Read<JsonNode>("/api/people/roll-over/2023/plan");
        await director.Send("/api/people/roll-over-year", new RollOverYear(2023, new(2024, 9, 2), new(2024, 6, 15), new("210-қ", new(2024, 5, 28)),
            [new(next, 5, "Ы", "kk", 1)], [new(learner, YearOutcome.Promoted, next)]));
        var carried = await director.Read<JsonNode>($"/api/people/person/{learner}");
        await director.Send("/api/people/undo-roll-over", new UndoRollOver(2023, "қате бұйрық"));
        var back = await director.Read<JsonNode>($"/api/people/person/{learner}");

        Assert.Contains(plan["classes"]!.AsArray().SelectMany(c => c!["lines"]!.AsArray()), l => (Guid)l!["learnerId"]! == learner);
        Assert.Equal((next, ending), ((Guid)carried["groupId"]!, (Guid)back["groupId"]!));
    }

    [Fact]
    [Order("27.3")]
    public async Task A_class_is_split_where_the_rules_propose_it_and_small_classes_learn_together()
    {
        var director = await school.As(Roles.Director);
        var (english, first, second, set) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await director.Send("/api/curriculum/add-subject", new AddSubject(english, "english", new("Ағылшын тілі", "Английский язык", "English"), MarkMode.Points));
        using var browser = await new Browser(school).SignIn(school.AccountOf(Roles.Director));

        var proposed = WebUtility.HtmlDecode(await browser.Open($"/classes/{school.School.Class}"));
        await director.Send("/api/people/split-class", new SplitClass(school.School.Class, english, new(2026, 9, 1), [new(first, "7 Ә, 1-топ"), new(second, "7 Ә, 2-топ")],
            [.. school.Learners.Select((l, i) => new SplitMember(l, i % 2 == 0 ? first : second))]));
        await director.Send("/api/people/form-class-set", new FormClassSet(set, 2026, "7-8", [school.School.Class, school.SecondClass], new(2026, 9, 1)));

        Assert.Contains("Ағылшын тілі", proposed, StringComparison.Ordinal);
        Assert.Equal(school.Learners.Count / 2, (await director.Read<JsonArray>($"/api/people/class/{first}/members")).Count);
        Assert.Contains(await director.Read<JsonArray>("/api/people/class-sets"), s => (Guid)s!["id"]! == set);
    }
}
