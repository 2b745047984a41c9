using System.Net;
using System.Text.Json.Nodes;
using EduEvents.Application.Security;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using EduEvents.Host.Security;
using EduEvents.Integration.Live;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EduEvents.Integration.Security;

/// <summary>The product verifies itself: asked to, or by its daily plan; what is found is on record, raises an alert and is told at once.</summary>
public sealed class IntegrityRunTests : IClassFixture<App>
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly App _app;

    public IntegrityRunTests(App app) => _app = app;

    private DateOnly Today => SchoolTime.Day(_app.Clock.GetUtcNow());

    [Fact]
    public async Task Asked_for_it_is_made_and_damage_raises_an_alert_that_is_told_at_once_and_by_its_plan_the_next_day_too()
    {
        var school = await TestSchool.Found(_app);
        var officer = await school.With(Roles.SecurityOfficer, Scope.Platform);
        await using var watcher = await Watcher.Of(officer);
        await watcher.Join("platform/alerts");
        await watcher.Join("platform/integrity");
        await _app.Services.GetRequiredService<Sealer>().SealAll(TestContext.Current.CancellationToken);

        var sound = await Check(officer);
        Assert.True(sound["sound"]!.GetValue<bool>(), sound.ToJsonString());
        Assert.True(sound["events"]!.GetValue<long>() > 10);
        await watcher.Message("checked");

        var at = await Spoil();
        var broken = await Check(officer);
        var fault = Assert.Single(broken["faults"]!.AsArray())!;
        Assert.Equal(("changed", at), (fault["fault"]!.GetValue<string>(), fault["sequence"]!.GetValue<long>()));
        Assert.NotNull(fault["before"]);
        await watcher.Message("raised");
        var alert = Assert.Single(await Alerts(officer), a => a["kind"]!.GetValue<string>() == IntegrityCheck.Broken);
        Assert.Equal("critical", alert["severity"]!.GetValue<string>());

        _app.Clock.Advance(TimeSpan.FromDays(1));
        var scheduled = StableId.Of("security.scheduled_check", Today);
        officer = await school.With(Roles.SecurityOfficer, Scope.Platform);
        await Wait.Until(async () => (await Checks(officer)).Any(c => Id(c) == scheduled), "the daily check", Longest);
        // The same damage is the same alert.
        Assert.Single(await Alerts(officer), a => a["kind"]!.GetValue<string>() == IntegrityCheck.Broken);
    }

    [Fact]
    public async Task Whoever_looks_after_one_school_does_not_order_a_check_of_the_platform()
    {
        var school = await TestSchool.Found(_app);
        var director = await school.AsDirector();

        await director.Refused("/api/security/request-integrity-check", new RequestIntegrityCheck(Guid.CreateVersion7(), Today), HttpStatusCode.Forbidden);
        await using var watcher = await Watcher.Of(director);
        Assert.Equal("access_denied", await watcher.Refused("platform/alerts"));
        await watcher.Join($"{school.Organisation}/alerts");
    }

    private async Task<JsonNode> Check(Sender officer)
    {
        var id = Guid.CreateVersion7();
        await officer.Send("/api/security/request-integrity-check", new RequestIntegrityCheck(id, Today));
        await Wait.Until(async () => (await Checks(officer)).Any(c => Id(c) == id), "the check is on record", Longest);
        return (await Checks(officer)).Single(c => Id(c) == id);
    }

    private static async Task<IReadOnlyList<JsonNode>> Checks(Sender officer) =>
        [.. (await officer.Read<JsonNode>("/api/security/integrity"))["checks"]!.AsArray().Select(c => c!["result"]!)];

    private static async Task<IReadOnlyList<JsonNode>> Alerts(Sender officer) =>
        [.. (await officer.Read<JsonNode>("/api/security/alerts?all=1")).AsArray().Select(a => a!)];

    private static Guid Id(JsonNode check) => check["checkId"]!.GetValue<Guid>();

    private async Task<long> Spoil()
    {
        await using var source = NpgsqlDataSource.Create(_app.ConnectionString);
        await using var spoil = source.CreateCommand("""
            alter table edu.mt_events disable trigger all;
            update edu.mt_events set user_name = 'nobody' where seq_id = (select min(seq_id) from edu.mt_events) returning seq_id;
            """);
        return (long)(await spoil.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
