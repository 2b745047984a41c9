using EduEvents.Domain;
using System.Text.Json.Nodes;
using EduEvents.Application.People;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;

namespace EduEvents.Conformity.People;

public sealed class ContingentChecks(Inspection school)
{
    private static readonly OrderRef Order = new("42-қ", new(2026, 9, 2));

    [Fact]
    [Order("27.4")]
    public async Task Arrival_transfer_repeat_departure_return_and_graduation_are_by_order_and_may_be_dated_back()
    {
        var director = await school.As(Roles.Director);
        var learner = Guid.CreateVersion7();
        await director.Send("/api/people/admit-learner", new AdmitLearner(learner, "Сатпаев", "Дәулет", "", "", new(2009, 4, 1), new(2026, 8, 25), "other_region", Order));
        await director.Send("/api/people/place-learner", new PlaceLearner(learner, school.School.Class, new(2026, 9, 1), PlacingKind.Repeat, Order));
        await director.Send("/api/people/depart-learner", new DepartLearner(learner, new(2026, 9, 5), "moved_in_city", Order, "№ 12 мектеп"));
        await director.Send("/api/people/annul-departure", new AnnulDeparture(learner, new(2026, 9, 5), "отбасы қалды", Order));
        await director.Send("/api/people/place-learner", new PlaceLearner(learner, school.SecondClass, new(2026, 9, 3), PlacingKind.Transfer, Order));
        await director.Send("/api/people/depart-learner", new DepartLearner(learner, new(2026, 9, 9), "abroad", Order));
        await director.Send("/api/people/readmit-learner", new ReadmitLearner(learner, new(2026, 9, 11), "abroad", Order));
        await director.Send("/api/people/depart-learner", new DepartLearner(learner, new(2026, 9, 14), "graduation", Order));

        var movement = await director.Read<JsonNode>("/api/people/movement?from=2026-08-01&to=2026-09-16");

        Assert.Equal(["2026-08-25 arrived", "2026-09-01 repeated", "2026-09-03 transferred", "2026-09-09 departed", "2026-09-11 returned", "2026-09-14 graduated"],
            movement["moves"]!.AsArray().Where(m => (Guid)m!["learnerId"]! == learner).Select(m => $"{m!["move"]!["on"]} {m["move"]!["kind"]}"));
        Assert.Equal((int)movement["atEnd"]!, (int)movement["atStart"]! + (int)movement["arrived"]! - (int)movement["departed"]!);
        Assert.All(movement["moves"]!.AsArray().Where(m => (Guid)m!["learnerId"]! == learner), m => Assert.Equal("42-қ", (string)m!["move"]!["order"]!["number"]!));
    }

    [Fact]
    [Order("19.14")]
    public async Task The_contingent_is_counted_on_any_day_by_class_grade_language_shift_and_category_with_the_people_behind_each_number()
    {
        var director = await school.As(Roles.Director);
        var learner = Guid.CreateVersion7();
        await director.Send("/api/people/admit-learner", new AdmitLearner(learner, "Абай", "Мұрат", "", "", new(2012, 4, 1), new(2026, 9, 7)));
        await director.Send("/api/people/place-learner", new PlaceLearner(learner, school.School.Class, new(2026, 9, 7)));
        await director.Send("/api/people/give-category", new GiveCategory(learner, "kandas", new(2026, 9, 7), "куәлік"));

        foreach (var (by, key) in new[] { ("class", $"{school.School.Class}"), ("grade", "7"), ("language", "kk"), ("shift", "1"), ("category", "kandas") })
        {
            Assert.False(await Counted(by, key, "2026-09-06"), by);
            Assert.True(await Counted(by, key, "2026-09-07"), by);
        }
        using var file = await director.Get("/api/people/contingent/2026-09-07/file");
        Assert.Contains("Абай Мұрат", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        async Task<bool> Counted(string by, string key, string on)
        {
            var report = await director.Read<JsonNode>($"/api/people/contingent/{on}?by={by}");
            var line = report["lines"]!.AsArray().SingleOrDefault(l => (string)l!["key"]! == key);
            if (line is null) return false;
            Assert.Equal((int)line["count"]!, line["learnerIds"]!.AsArray().Count);
            return line["learnerIds"]!.AsArray().Any(id => (Guid)id! == learner);
        }
    }
}
