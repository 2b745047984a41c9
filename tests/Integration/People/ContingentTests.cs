using EduEvents.Domain;
using System.Net;
using System.Text.Json.Nodes;
using EduEvents.Application.People;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using EduEvents.Fixtures;

namespace EduEvents.Integration.People;

public sealed class ContingentTests(App app)
{
    private static readonly OrderRef Order = new("118-қ", new(2026, 10, 5));
    private readonly Guid _second = Guid.CreateVersion7();

    // Three learners in 7 Ә since 1 September; one goes over to 8 В on 1 October, one leaves on 20 September by an order that came late.
    private async Task<(TestSchool School, DateTimeOffset BeforeLate)> Moved()
    {
        var school = await TestSchool.Found(app);
        var platform = school.Platform!;
        await platform.Send("/api/people/form-class", new FormClass(_second, 2026, 8, "В", "ru", 2));
        await platform.Send("/api/people/place-learner", new PlaceLearner(school.Learners[0], _second, new(2026, 10, 1), PlacingKind.Transfer, Order));
        await platform.Send("/api/people/give-category", new GiveCategory(school.Learners[2], "large_family", new(2026, 9, 10), "анықтама"));
        await platform.Send("/api/people/give-category", new GiveCategory(school.Learners[2], "home_study", new(2026, 9, 10), "ДКК"));
        var before = app.Clock.GetUtcNow();
        app.Clock.Advance(TimeSpan.FromSeconds(5));
        await platform.Send("/api/people/depart-learner", new DepartLearner(school.Learners[1], new(2026, 9, 20), "moved_in_city", Order, "№ 12 мектеп"));
        return (school, before);
    }

    private static Dictionary<string, int> Counts(JsonNode report) =>
        report["lines"]!.AsArray().ToDictionary(l => (string)l!["key"]!, l => (int)l!["count"]!);

    [Fact]
    public async Task Numbers_of_any_day_have_the_people_of_that_day_behind_them()
    {
        var (school, _) = await Moved();

        var early = await school.Platform!.Read<JsonNode>("/api/people/contingent/2026-09-20?by=class");
        var late = await school.Platform!.Read<JsonNode>("/api/people/contingent/2026-10-05?by=class");

        Assert.Equal((3, 2), ((int)early["total"]!, (int)late["total"]!));
        Assert.Equal(new() { [$"{school.Class}"] = 3 }, Counts(early));
        Assert.Equal(new() { [$"{school.Class}"] = 1, [$"{_second}"] = 1 }, Counts(late));
        Assert.Equal(school.Learners[0], (Guid)late["lines"]!.AsArray().Single(l => (string)l!["key"]! == $"{_second}")!["learnerIds"]![0]!);
    }

    [Theory, InlineData("grade", "7", "8"), InlineData("language", "kk", "ru"), InlineData("shift", "1", "2")]
    public async Task They_are_counted_by_what_is_asked(string by, string first, string second)
    {
        var (school, _) = await Moved();

        var report = await school.Platform!.Read<JsonNode>($"/api/people/contingent/2026-10-05?by={by}");

        Assert.Equal(new() { [first] = 1, [second] = 1 }, Counts(report));
    }

    [Fact]
    public async Task As_known_on_a_moment_what_was_recorded_later_is_left_out()
    {
        var (school, before) = await Moved();

        var known = await school.Platform!.Read<JsonNode>($"/api/people/contingent/2026-10-05?by=class&known={Uri.EscapeDataString($"{before:O}")}");

        Assert.Equal(3, (int)known["total"]!);
        Assert.Equal(new() { [$"{school.Class}"] = 2, [$"{_second}"] = 1 }, Counts(known));
    }

    [Fact]
    public async Task Of_a_restricted_category_who_may_not_see_it_learns_the_number_only()
    {
        var (school, _) = await Moved();
        var secretary = await school.With(Roles.Secretary, new(school.Organisation));

        var shown = await secretary.Read<JsonNode>("/api/people/contingent/2026-09-15?by=category");

        var lines = shown["lines"]!.AsArray().ToDictionary(l => (string)l!["key"]!, l => l!);
        Assert.Equal((1, null), ((int)lines["large_family"]["count"]!, lines["large_family"]["learnerIds"]));
        Assert.Equal(school.Learners[2], (Guid)lines["home_study"]["learnerIds"]![0]!);
    }

    [Fact]
    public async Task The_movement_of_a_period_adds_up_and_tells_orders_and_reasons()
    {
        var (school, _) = await Moved();

        var september = await school.Platform!.Read<JsonNode>("/api/people/movement?from=2026-09-01&to=2026-09-30");
        var august = await school.Platform!.Read<JsonNode>("/api/people/movement?from=2026-08-01&to=2026-08-31");

        Assert.Equal((3, 0, 1, 2), Ends(september));
        Assert.Equal((0, 3, 0, 3), Ends(august));
        var left = september["moves"]!.AsArray().Single(m => (string)m!["move"]!["kind"]! == "departed")!["move"]!;
        Assert.Equal(("2026-09-20", "moved_in_city", "118-қ", "№ 12 мектеп"),
            ((string)left["on"]!, (string)left["reason"]!, (string)left["order"]!["number"]!, (string)left["place"]!));

        static (int, int, int, int) Ends(JsonNode r) => ((int)r["atStart"]!, (int)r["arrived"]!, (int)r["departed"]!, (int)r["atEnd"]!);
    }

    [Fact]
    public async Task What_was_taken_back_is_as_if_it_had_not_been()
    {
        var (school, _) = await Moved();
        await school.Platform!.Send("/api/people/annul-departure", new AnnulDeparture(school.Learners[1], new(2026, 9, 20), "отбасы қалды", Order));
        await school.Platform.Send("/api/people/annul-placing", new AnnulPlacing(school.Learners[0], _second, new(2026, 10, 1), "қате", Order));

        var report = await school.Platform.Read<JsonNode>("/api/people/contingent/2026-10-05?by=class");
        var members = await school.Platform.Read<JsonArray>($"/api/people/class/{school.Class}/members?on=2026-10-05");

        Assert.Equal(new() { [$"{school.Class}"] = 3 }, Counts(report));
        Assert.Equal(school.Learners.Order(), members.Select(m => (Guid)m!["id"]!).Order());
    }

    [Fact]
    public async Task A_day_is_read_in_one_round_trip()
    {
        var (school, _) = await Moved();
        using var counter = new RoundTrips();
        await school.Platform!.Read<JsonNode>("/api/people/contingent/2026-10-05?by=class");
        await counter.Get(school.Platform, "/api/people/contingent/2026-10-05?by=class");

        var (answer, trips) = await counter.Get(school.Platform, "/api/people/contingent/2026-10-05?by=class");

        Assert.Equal((HttpStatusCode.OK, 1), (answer.StatusCode, trips));
    }

    [Fact]
    public async Task Files_hold_a_line_for_each_learner_and_each_movement()
    {
        var (school, _) = await Moved();
        await school.Platform!.Read<JsonNode>("/api/people/contingent/2026-10-05?by=class");

        var day = (await (await school.Platform.Get("/api/people/contingent/2026-10-05/file?by=class", ("Accept-Language", "en"))).Content.ReadAsStringAsync()).TrimEnd().Split('\n');
        var moves = (await (await school.Platform.Get("/api/people/movement/file?from=2026-08-01&to=2026-12-31", ("Accept-Language", "en"))).Content.ReadAsStringAsync()).TrimEnd().Split('\n');

        Assert.Equal((3, 9), (day.Length, moves.Length));
        Assert.Contains("\"Серікұлы Әлихан\",\"8 В\",\"8\",\"Russian\",\"2\"", day[2], StringComparison.Ordinal);
        Assert.Contains(moves, m => m.Contains("\"departed\"", StringComparison.Ordinal) && m.Contains("№ 12 мектеп", StringComparison.Ordinal));
    }

    [Theory, InlineData("contingent/2026-10-05?by=height"), InlineData("contingent/2026-10-05?known=yesterday"), InlineData("movement?from=yesterday")]
    public async Task What_cannot_be_understood_is_refused(string path)
    {
        var school = await TestSchool.Found(app);

        Assert.Equal(HttpStatusCode.BadRequest, (await school.Platform!.Get($"/api/people/{path}")).StatusCode);
    }
}
