using System.Text.Json.Nodes;
using EduEvents.Application.Incidents;
using EduEvents.Domain;
using EduEvents.Domain.Incidents;
using EduEvents.Fixtures;
using EduEvents.Host.Incidents;
using EduEvents.Projections.Incidents;

namespace EduEvents.Integration.Incidents;

/// <summary>The clock of one working day, over a weekend and a holiday, with several Hosts watching it.</summary>
public sealed class IncidentClockTests(IncidentClockTests.OwnApp app) : IClassFixture<IncidentClockTests.OwnApp>
{
    private static readonly DateTimeOffset Friday = new(2026, 10, 23, 11, 0, 0, SchoolTime.Offset), Tuesday = Friday.AddDays(4);

    [Fact]
    public async Task When_the_time_runs_out_an_alert_is_raised_once_whoever_watches()
    {
        var school = await TestSchool.Found(app);
        await using var second = await app.StartHost();
        Until(Friday);
        var director = await school.AsDirector();
        var (late, timely, false_) = (await Open(director), await Open(director), await Open(director));
        // Republic Day falls on the Sunday, so the Monday is off too.
        Assert.Equal(Tuesday, (await director.Read<IncidentCard>($"/api/incidents/incident/{late}")).NotifyBy);
        await director.Send("/api/incidents/note-authority-notice",
            new NoteAuthorityNotice(timely, Guid.CreateVersion7(), app.Clock.GetUtcNow(), NoticeChannel.Portal, "KZ-1"));
        await director.Send("/api/incidents/close-incident", new CloseIncident(false_, false, "Жалған дабыл"));

        Until(Tuesday.AddHours(-3));
        await Raised(school, IncidentWatch.Near, late);
        Until(Tuesday.AddMinutes(1));
        await Raised(school, IncidentWatch.Missed, late);
        // A Host that starts anew looks too, and finds that all is told.
        await second.StopAsync(TestContext.Current.CancellationToken);
        var third = await app.StartHost();
        var other = await Open(await school.AsDirector());
        Until(Tuesday.AddDays(1).AddHours(2));
        await Raised(school, IncidentWatch.Missed, other);
        Assert.Equal([(IncidentWatch.Missed, late, "critical"), (IncidentWatch.Near, late, "warning")],
            (await Alerts(school)).Where(a => a.Incident == late).Order());
        Assert.DoesNotContain(await Alerts(school), a => a.Incident == timely || a.Incident == false_);
        await third.StopAsync(TestContext.Current.CancellationToken);
        await third.DisposeAsync();
    }

    private void Until(DateTimeOffset moment) => app.Clock.Advance(moment - app.Clock.GetUtcNow());

    private async Task<Guid> Open(Sender director)
    {
        var id = Guid.CreateVersion7();
        await director.Send("/api/incidents/open-incident", new OpenIncident(id, IncidentKind.Disclosure, SchoolTime.Local(app.Clock.GetUtcNow()) is var now
            && now < Friday.AddMinutes(1) ? Friday : now, "Тізім таралған", null));
        return id;
    }

    private static Task Raised(TestSchool school, string kind, Guid incident) =>
        Wait.Until(async () => (await Alerts(school)).Any(a => a.Kind == kind && a.Incident == incident), $"{kind} is raised", TimeSpan.FromMinutes(1));

    // Sessions end while the clock runs, so each look signs in anew.
    private static async Task<IReadOnlyList<(string Kind, Guid Incident, string Severity)>> Alerts(TestSchool school)
    {
        var director = await school.AsDirector();
        return [.. (await director.Read<JsonArray>("/api/security/alerts")).Select(a => ((string)a!["kind"]!,
            Guid.Parse((string)a["facts"]!.AsArray().Single(f => (string)f!["name"]! == "incident")!["value"]!), (string)a["severity"]!))];
    }

    public sealed class OwnApp : App;
}
