using EduEvents.Domain;
using System.Net;
using System.Text.Json.Nodes;
using EduEvents.Application;
using EduEvents.Application.People;
using EduEvents.Domain.People;
using EduEvents.Fixtures;
using EduEvents.Host.Http;
using Microsoft.Extensions.DependencyInjection;

namespace EduEvents.Integration.People;

public sealed class RollOverTests(App app)
{
    private static readonly DateOnly NextYear = new(2027, 9, 1), June = new(2027, 6, 15);
    private static readonly OrderRef Order = new("210-қ", new(2027, 5, 28));
    private readonly Guid _next = Guid.CreateVersion7(), _again = Guid.CreateVersion7();

    private RollOverYear Carry(params RolledOver[] learners) =>
        new(2026, NextYear, June, Order, [new(_next, 8, "Ә", "kk", 1), new(_again, 7, "Ә", "kk", 1)], learners);

    private RollOverYear Carry(TestSchool school) => Carry(new(school.Learners[0], YearOutcome.Promoted, _next), new(school.Learners[1], YearOutcome.Repeats, _again),
        new(school.Learners[2], YearOutcome.Graduates, null));

    private static async Task<Dictionary<string, int>> Classes(TestSchool school, string on)
    {
        var report = await school.Platform!.Read<JsonNode>($"/api/people/contingent/{on}?by=class");
        return report["lines"]!.AsArray().ToDictionary(l => (string)l!["key"]!, l => (int)l!["count"]!);
    }

    [Fact]
    public async Task The_plan_proposes_the_next_class_for_everybody_and_records_nothing()
    {
        var school = await TestSchool.Found(app);

        var plan = await school.Platform!.Read<JsonNode>("/api/people/roll-over/2026/plan");

        var group = plan["classes"]!.AsArray().Single()!;
        Assert.Equal((8, "Ә", 1), ((int)group["up"]!["grade"]!, (string)group["up"]!["letter"]!, (int)group["up"]!["shift"]!));
        Assert.Equal(school.Learners.Order(), group["lines"]!.AsArray().Select(l => (Guid)l!["learnerId"]!).Order());
        Assert.All(group["lines"]!.AsArray(), l => Assert.Equal(("promoted", (Guid)group["up"]!["groupId"]!), ((string)l!["outcome"]!, (Guid)l["groupId"]!)));
        Assert.Equal(HttpStatusCode.NotFound, (await school.Platform.Get("/api/people/roll-over/2026")).StatusCode);
    }

    [Fact]
    public async Task A_year_is_carried_over_by_one_command_and_taken_back_as_a_whole()
    {
        var school = await TestSchool.Found(app);
        var before = await Classes(school, "2026-10-01");

        var reply = await school.Platform!.Send("/api/people/roll-over-year", Carry(school));

        Assert.Equal((6, 3), (reply.Recorded, reply.Items!.Count));
        Assert.Equal(new() { [$"{_next}"] = 1, [$"{_again}"] = 1 }, await Classes(school, "2027-09-01"));
        Assert.Equal(new() { [$"{school.Class}"] = 3 }, await Classes(school, "2027-06-15"));
        var moves = await school.Platform.Read<JsonNode>("/api/people/movement?from=2027-06-01&to=2027-09-30");
        Assert.Equal(["graduated", "promoted", "repeated"], moves["moves"]!.AsArray().Select(m => (string)m!["move"]!["kind"]!).Order());

        await school.Platform.Send("/api/people/undo-roll-over", new UndoRollOver(2026, "қате жоспар", Order));

        Assert.Equal(before, await Classes(school, "2027-09-01"));
        Assert.Equal(3, (await school.Platform.Read<JsonArray>($"/api/people/class/{school.Class}/members?on=2027-09-02")).Count);
        var classes = await school.Platform.Read<JsonArray>("/api/people/classes");
        Assert.Equal("2027-09-01", (string)classes.Single(c => (Guid)c!["id"]! == _next)!["dissolved"]!);
        Assert.Empty((await school.Platform.Read<JsonNode>("/api/people/movement?from=2027-06-01&to=2027-09-30"))["moves"]!.AsArray());
    }

    [Fact]
    public async Task Who_left_meanwhile_is_told_and_the_others_go_on_and_whoever_moved_since_stays_when_it_is_taken_back()
    {
        var school = await TestSchool.Found(app);
        var platform = school.Platform!;
        await platform.Send("/api/people/depart-learner", new DepartLearner(school.Learners[0], new(2026, 10, 2), "abroad"));

        var reply = await platform.Send("/api/people/roll-over-year", Carry(school));

        Assert.Equal(["refused people.has_departed", "accepted ", "accepted "], Told(reply));
        await platform.Send("/api/people/place-learner", new PlaceLearner(school.Learners[1], _next, NextYear.AddDays(10)));
        var back = await platform.Send("/api/people/undo-roll-over", new UndoRollOver(2026, "қате"));
        Assert.Equal(["refused people.moved_since", "refused people.moved_since", "accepted "], Told(back));
        Assert.Equal(new() { [$"{school.Class}"] = 1, [$"{_next}"] = 1 }, await Classes(school, "2027-09-20"));

        static IEnumerable<string> Told(CommandReply reply) => reply.Items!.Select(i => $"{i.Status} {string.Join(' ', i.Refusals.Select(r => r.Code))}".ToLowerInvariant());
    }

    [Fact]
    public async Task A_whole_school_is_carried_over_in_one_transaction_read_in_one_round_trip()
    {
        var school = await TestSchool.Found(app);
        Guid[] learners = [.. Enumerable.Range(0, 130).Select(_ => Guid.CreateVersion7())];
        foreach (var learner in learners) await school.Admit(learner, "Сыныптас", "Оқушы", school.Class);
        app.Services.GetRequiredService<StreamStates>().Clear();

        var reply = await school.Platform!.Send("/api/people/roll-over-year", Carry([.. learners.Select(l => new RolledOver(l, YearOutcome.Promoted, _next))]));
        var again = await school.Platform.Send("/api/people/roll-over-year", Carry([.. learners.Select(l => new RolledOver(l, YearOutcome.Promoted, _next))]));

        Assert.Equal((133, 0), (reply.Recorded, again.Recorded));
        Assert.Equal(130, (await Classes(school, "2027-09-01"))[$"{_next}"]);
        app.Services.GetRequiredService<StreamStates>().Clear();
        Assert.Equal(133, (await school.Platform.Send("/api/people/undo-roll-over", new UndoRollOver(2026, "қате"))).Recorded);
        Assert.Equal(133, (await Classes(school, "2027-09-01"))[$"{school.Class}"]);
    }

    [Fact]
    public async Task A_class_is_split_all_at_once_or_not_at_all()
    {
        var school = await TestSchool.Found(app);
        var platform = school.Platform!;
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        SplitClass split = new(school.Class, school.Maths, new(2026, 9, 1), [new(first, "7 Ә, 1-топ"), new(second, "7 Ә, 2-топ")],
            [new(school.Learners[0], first), new(school.Learners[1], second), new(school.Learners[2], second)]);
        await platform.Send("/api/people/depart-learner", new DepartLearner(school.Learners[2], new(2026, 9, 20), "abroad"));
        await platform.Refused("/api/people/split-class", split, HttpStatusCode.UnprocessableEntity);
        Assert.DoesNotContain(await platform.Read<JsonArray>("/api/people/classes"), c => (Guid)c!["id"]! == first);
        await platform.Send("/api/people/annul-departure", new AnnulDeparture(school.Learners[2], new(2026, 9, 20), "қате"));

        await platform.Send("/api/people/split-class", split);

        Assert.Equal([school.Learners[0]], await Members(first));
        Assert.Equal([.. school.Learners.Skip(1).Order()], await Members(second));
        await platform.Refused("/api/people/split-class", split with { ClassId = first }, HttpStatusCode.UnprocessableEntity);

        async Task<IEnumerable<Guid>> Members(Guid group) =>
            (await platform.Read<JsonArray>($"/api/people/class/{group}/members?on=2026-09-02")).Select(m => (Guid)m!["id"]!).Order();
    }
}
