using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using EduEvents.Application.Timetable;
using EduEvents.Domain.Timetable;
using EduEvents.Fixtures;
using EduEvents.Projections.Timetable;
using Ical.Net;

namespace EduEvents.Integration.Timetable;

public sealed class TimetableTests(App app)
{
    private static readonly DateOnly Monday = new(2026, 9, 7);

    private async Task<(TestSchool School, WeekSchool Week, PlanView Plan)> Generated()
    {
        var school = await TestSchool.Found(app);
        var week = new WeekSchool(school);
        await week.Draft();
        return (school, week, await week.Generate());
    }

    [Fact]
    public async Task A_week_is_generated_without_clashes_by_a_program_of_its_own_and_keeps_what_is_fixed()
    {
        var school = await TestSchool.Found(app);
        var week = new WeekSchool(school);
        await week.Draft();
        var platform = school.Platform!;
        var plan = await platform.Read<PlanView>($"/api/timetable/plan/{week.Plan}");
        var maths = plan.Activities.First(a => a.Parts[0].SubjectId == school.Maths);
        var kept = new Placement(maths.ActivityId, 0, new(4, 1, 5), Weeks.Every, [week.Room], Fixed: true);
        await platform.Send("/api/timetable/place-card", new PlaceCard(week.Plan, kept));

        plan = await week.Generate();

        Assert.Equal((null, 0), (plan.LastRun!.Cause, plan.LastRun.Unplaced));
        Assert.Equal(plan.Activities.Sum(a => a.Cards), plan.Cards.Count);
        Assert.Contains(plan.Cards, c => c.IsSameAs(kept));
        Assert.Equal(2, plan.Cards.Count(c => c.Weeks != Weeks.Every));
        Assert.All(plan.Cards, c => Assert.All(c.Rooms, r => Assert.NotNull(r)));
        await week.Publish();
        await platform.Refused("/api/timetable/place-card", new PlaceCard(week.Plan, kept with { Fixed = false }), HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_run_is_stopped_with_what_it_has_found()
    {
        var school = await TestSchool.Found(app);
        var week = new WeekSchool(school);
        await week.Draft();
        await school.Platform!.Send("/api/timetable/request-generation", new RequestGeneration(week.Plan, Guid.CreateVersion7(), 600));
        await school.Platform.Send("/api/timetable/stop-generation", new StopGeneration(week.Plan));
        PlanView? plan = null;
        await Wait.Until(async () => (plan = await school.Platform.Read<PlanView>($"/api/timetable/plan/{week.Plan}")).Generation is null, "the run has ended", TimeSpan.FromMinutes(1));
        Assert.NotNull(plan!.LastRun);
    }

    [Fact]
    public async Task Every_place_says_what_forbids_it_in_the_readers_language_and_what_it_would_do_to_the_score()
    {
        var (school, week, plan) = await Generated();
        var card = plan.Cards.First(c => plan.Activities.Single(a => a.ActivityId == c.ActivityId).Classes.Contains(school.Class) && c.Weeks == Weeks.Every);
        var places = await school.Platform!.Read<List<JsonNode>>($"/api/timetable/plan/{week.Plan}/places/{card.ActivityId}/{card.Index}");
        Assert.Equal(30, places.Count);
        var taken = plan.Cards.First(c => c.ActivityId != card.ActivityId && plan.Activities.Single(a => a.ActivityId == c.ActivityId).Classes.Contains(school.Class)).Slot;
        var there = places.Single(p => ((int)p["slot"]!["day"]!, (int)p["slot"]!["number"]!) == (taken.Day, taken.Number));
        Assert.Contains(there["refusals"]!.AsArray(), r => (string)r!["code"]! == "timetable.group_busy" && ((string)r["text"]!).Contains("7 Ә", StringComparison.Ordinal));
        var score = await school.Platform.Read<JsonNode>($"/api/timetable/plan/{week.Plan}/score");
        Assert.Equal((int)score["total"]!, score["remarks"]!.AsArray().Sum(r => (int)r!["penalty"]!));
    }

    [Fact]
    public async Task A_substitute_is_suggested_with_reasons_taught_by_and_shown_to_everybody_who_is_concerned()
    {
        var (school, week, _) = await Generated();
        await week.Publish();
        var platform = school.Platform!;
        var day = await platform.Read<JsonNode>($"/api/timetable/day/{Monday:yyyy-MM-dd}");
        var lesson = day["lessons"]!.AsArray().First(l => (Guid)l!["planned"]!["parts"]![0]!["teacherId"]! == school.Teacher)!["planned"]!;
        var (activity, index) = ((Guid)lesson["activityId"]!, (int)lesson["index"]!);
        var id = DayLesson.IdOf(activity, index, Monday);

        var suggested = await platform.Read<List<Suggestion>>($"/api/timetable/substitutes/{Monday:yyyy-MM-dd}/{id}/{school.Teacher}");
        Assert.All(suggested, s => Assert.Equal(s.Rank, s.Reasons.Sum(r => r.Points)));
        Assert.Equal(suggested.OrderByDescending(s => s.Rank).Select(s => s.Rank), suggested.Select(s => s.Rank));
        await platform.Send("/api/timetable/substitute-lesson",
            new SubstituteLesson(2026, activity, index, Monday, school.Teacher, suggested[0].TeacherId, SubstitutionPay.Hours, "Ауырып қалды"));

        var theirs = await platform.Read<List<JsonNode>>($"/api/timetable/week/teacher/{suggested[0].TeacherId}?on={Monday:yyyy-MM-dd}");
        Assert.Contains(theirs[0]["lessons"]!.AsArray(), l => (Guid)l!["planned"]!["activityId"]! == activity && (Guid)l["held"]!["parts"]![0]!["teacherId"]! == suggested[0].TeacherId);
        await platform.Refused("/api/timetable/substitute-lesson",
            new SubstituteLesson(2026, activity, index, Monday.AddDays(5), school.Teacher, suggested[0].TeacherId, SubstitutionPay.Hours, "Ауырып қалды"), HttpStatusCode.UnprocessableEntity);
        await platform.Send("/api/timetable/withdraw-change", new WithdrawChange(2026, activity, index, Monday, "Келді"));
        var back = await platform.Read<JsonNode>($"/api/timetable/day/{Monday:yyyy-MM-dd}");
        Assert.All(back["lessons"]!.AsArray(), l => Assert.Null(l!["change"]));
    }

    [Fact]
    public async Task Who_has_a_role_in_the_school_sees_its_week_and_who_has_none_does_not()
    {
        var (school, week, _) = await Generated();
        await week.Publish();
        var (teacher, other) = (await school.AsTeacher(), await TestSchool.Found(app));
        teacher.Position = school.Platform!.Position;
        Assert.NotEmpty((await teacher.Read<List<JsonNode>>($"/api/timetable/week/class/{week.Other}?on={Monday:yyyy-MM-dd}"))[0]["lessons"]!.AsArray());
        Assert.Equal(HttpStatusCode.Forbidden, (await teacher.Get($"/api/timetable/plan/{week.Plan}")).StatusCode);
        var stranger = await other.AsTeacher();
        stranger.Http.DefaultRequestHeaders.Remove("X-Organisation");
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.Get($"/api/timetable/week/class/{week.Other}", ("X-Organisation", school.Organisation))).StatusCode);
    }

    [Fact]
    public async Task A_calendar_is_accurate_to_the_bell_and_its_address_is_worthless_once_renewed()
    {
        var (school, week, _) = await Generated();
        await week.Publish();
        var platform = school.Platform!;
        var first = (await platform.Send("/api/timetable/renew-feed", new RenewFeed(FeedKind.Class, school.Class, Guid.CreateVersion7()))).Secret!;
        var reader = app.Stranger();
        await Wait.Until(async () => (await reader.Http.GetAsync(new Uri(first, UriKind.Relative))).IsSuccessStatusCode, "the calendar has its address");
        var text = await reader.Http.GetStringAsync(new Uri(first, UriKind.Relative));
        var calendar = Calendar.Load(text)!;
        Assert.DoesNotContain("Оспанова", text, StringComparison.Ordinal);
        if (app.Clock.GetUtcNow() is { Year: 2026, Month: 9 or 10 }) Assert.NotEmpty(calendar.Events);
        Assert.All(calendar.Events, e => Assert.Equal(TimeSpan.FromMinutes(45), e.End!.AsUtc - e.Start!.AsUtc));

        var second = (await platform.Send("/api/timetable/renew-feed", new RenewFeed(FeedKind.Class, school.Class, Guid.CreateVersion7()))).Secret!;
        await Wait.Until(async () => (await reader.Http.GetAsync(new Uri(second, UriKind.Relative))).IsSuccessStatusCode, "the calendar has its new address");
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Http.GetAsync(new Uri(first, UriKind.Relative))).StatusCode);
        await platform.Send("/api/timetable/close-feed", new CloseFeed(FeedKind.Class, school.Class));
        await Wait.Until(async () => (await reader.Http.GetAsync(new Uri(second, UriKind.Relative))).StatusCode == HttpStatusCode.NotFound, "the address opens nothing");
    }

    [Fact]
    public async Task Another_program_accepts_the_plan_with_all_its_times_and_finds_no_clash()
    {
        var (school, week, _) = await Generated();
        var folder = Directory.CreateTempSubdirectory("eduevents-fet-");
        try
        {
            var file = Path.Combine(folder.FullName, "timetable.fet");
            await File.WriteAllBytesAsync(file, await (await school.Platform!.Get($"/api/timetable/plan/{week.Plan}/fet")).Content.ReadAsByteArrayAsync());
            using var fet = Process.Start(new ProcessStartInfo("fet-cl", [$"--inputfile={file}", $"--outputdir={folder.FullName}", "--timelimitseconds=60", "--verbose=false"])
            {
                RedirectStandardOutput = true, RedirectStandardError = true
            })!;
            var said = await fet.StandardOutput.ReadToEndAsync() + await fet.StandardError.ReadToEndAsync();
            await fet.WaitForExitAsync();
            Assert.True(fet.ExitCode == 0, said);
            var told = await File.ReadAllTextAsync(Directory.EnumerateFiles(folder.FullName, "*_soft_conflicts.txt", SearchOption.AllDirectories).First());
            Assert.Contains("Total soft conflicts: 0", told, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
