using System.Net;
using System.Text.Json.Nodes;
using EduEvents.Application.Incidents;
using EduEvents.Application.People;
using EduEvents.Domain.Access;
using EduEvents.Domain.Incidents;
using EduEvents.Fixtures;
using EduEvents.Host.Audit;
using EduEvents.Projections.Incidents;

namespace EduEvents.Integration.Incidents;

/// <summary>A breach: somebody reads what is none of his business, and the people concerned are found in the records.</summary>
public sealed class IncidentTests(App app)
{
    private DateTimeOffset Now => app.Clock.GetUtcNow();

    [Fact]
    public async Task Everybody_whom_an_account_looked_at_or_changed_is_found_and_leaves_as_a_file()
    {
        var (school, officer) = await Begin();
        var children = await Admit(school, 31);
        var stolen = await school.Account(Roles.DeputyDirector, new(school.Organisation));
        var intruder = await school.SignIn(stolen);
        foreach (var child in children.Take(30)) await Look(intruder, child, "stolen-laptop");
        await intruder.Send("/api/people/change-learner-name",
            new ChangeLearnerName(children[30], "Бөтенов", "Аян", "", new(2026, 10, 1), "құжат"), ("X-Device", "stolen-laptop"));
        // Others go on with their work meanwhile.
        await Look(await school.AsDirector(), school.Learners[0], "office");
        officer.Position = intruder.Position;
        var incident = await Open(officer, Span(stolen.UserName));

        await Wait.Until(async () => (await Found(officer, incident))["all"]!.GetValue<int>() == 31, "the looks are written down");
        var found = await Found(officer, incident);
        Assert.Equal((30, 1, 0), (Count(found, "LookedAt"), Count(found, "Changed"), Count(found, "LookedAtAll")));
        Assert.Equal(1, (await Gather(officer, incident)).Recorded);
        Assert.Equal(0, (await Gather(officer, incident)).Recorded);

        var card = await officer.Read<IncidentCard>($"/api/incidents/incident/{incident}");
        Assert.Equal((31, 31, 31), (card.Concerned, card.Findings.Single().Found, card.Findings[0].Fresh));
        var people = await officer.Read<List<ConcernedPerson>>($"/api/incidents/incident/{incident}/people");
        Assert.Equal(children.Order(), people.Select(p => p.Id).Order());
        using var file = await officer.Get($"/api/incidents/incident/{incident}/people/export", ("Accept-Language", "ru"));
        var rows = (await file.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(32, rows.Length);
        Assert.Contains(rows, r => r.Contains("\"Оқушы Бала7\",\"7 Ә\"", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.Contains("Бөтенов Аян", StringComparison.Ordinal));
        // Whoever took the names away is on record himself.
        await Wait.Until(async () => await Log.Ask<long>(app.ConnectionString,
            $"select count(*) from {ReadLog.Table} where tenant_id = $1 and what like '%people/export' and permission = 'incidents.manage'", school.Organisation) == 1,
            "the export is noted");
        // What is held about a child tells of the investigation only once the people concerned were told, of nobody else, and not of whom it suspects.
        var director = await school.AsDirector();
        director.Position = officer.Position;
        Assert.Empty(await Held(director, children[0]));
        await officer.Send("/api/incidents/note-people-notice", new NotePeopleNotice(incident, Guid.CreateVersion7(), Now, NoticeChannel.Letter));
        director.Position = officer.Position;
        var fact = Assert.Single(await Held(director, children[0]))!["data"]!;
        Assert.Equal([children[0]], fact["people"]!.AsArray().Select(p => p!.GetValue<Guid>()));
        Assert.Empty(fact["span"]!["accounts"]!.AsArray());
        Assert.Empty(await Held(director, await PersonOf(intruder)));
    }

    [Fact]
    public async Task A_look_at_a_class_concerns_those_who_were_in_it_that_day()
    {
        var (school, officer) = await Begin();
        var (gone, teacher) = (school.Learners[2], await school.Account(Roles.Teacher, new(school.Organisation, school.Class, school.Maths), school.Teacher));
        await school.Platform!.Send("/api/people/depart-learner", new DepartLearner(gone, new(2026, 10, 1), "abroad"));
        var intruder = await school.SignIn(teacher);
        await school.OpenLesson(intruder, new(2026, 9, 2));
        using (await intruder.Get($"/api/journal/page/{school.Class}/{school.Maths}/2026/1")) { }
        officer.Position = intruder.Position;
        var incident = await Open(officer, Span(teacher.UserName));

        await Wait.Until(async () => Count(await Found(officer, incident), "LookedAtGroup") == 2, "the look at the class is written down");
        await Gather(officer, incident, Trace.LookedAtGroup);
        var people = await officer.Read<List<ConcernedPerson>>($"/api/incidents/incident/{incident}/people");
        Assert.Equal(school.Learners.Take(2).Order(), people.Select(p => p.Id).Order());
    }

    [Fact]
    public async Task The_place_alone_finds_them_and_a_narrower_span_is_another_search()
    {
        var (school, officer) = await Begin();
        var account = await school.Account(Roles.DeputyDirector, new(school.Organisation));
        var intruder = await school.SignIn(account);
        await Look(intruder, school.Learners[0], "cafe");
        await Look(intruder, school.Learners[1], "home");
        await intruder.Send("/api/people/change-learner-name",
            new ChangeLearnerName(school.Learners[2], "Ким", "Дан", "", new(2026, 10, 1), "құжат"), ("X-Device", "cafe"));
        officer.Position = intruder.Position;
        var incident = await Open(officer, Span() with { Device = "cafe" });
        await Wait.Until(async () => (await Found(officer, incident))["all"]!.GetValue<int>() == 2, "both traces of the place");
        await officer.Send("/api/incidents/set-incident-span", new SetIncidentSpan(incident, Span() with { Device = "cafe", Module = "gate" }, "тарылту"));
        // A learner's card belongs to every module; what was changed belongs to one.
        var narrower = await Found(officer, incident);
        Assert.Equal((1, 0), (Count(narrower, "LookedAt"), Count(narrower, "Changed")));
        // What was found by the wider span stays; who is not concerned is set aside and does not come back.
        await officer.Send("/api/incidents/set-incident-span", new SetIncidentSpan(incident, Span() with { Device = "cafe" }, "кеңейту"));
        await Gather(officer, incident);
        await officer.Send("/api/incidents/set-person-aside", new SetPersonAside(incident, school.Learners[0], "өз баласы"));
        await Gather(officer, incident, Trace.LookedAt);
        Assert.Equal(1, (await officer.Read<IncidentCard>($"/api/incidents/incident/{incident}")).Concerned);
    }

    [Fact]
    public async Task Whose_account_is_looked_into_has_no_hand_in_it_and_a_corrected_time_moves_the_clock()
    {
        var (school, officer) = await Begin();
        var account = await school.Account(Roles.Director, new(school.Organisation));
        var director = await school.SignIn(account);
        var incident = await Open(officer, Span(account.UserName));
        director.Position = officer.Position;
        foreach (var (path, command) in new (string, object)[]
            { ("close-incident", new CloseIncident(incident, false, "бәрі дұрыс")), ("note-measure", new NoteMeasure(incident, Guid.CreateVersion7(), "x")),
                ("set-incident-span", new SetIncidentSpan(incident, Span() with { Address = "10.0.0.1" }, "мен емес")) })
            Assert.Equal("incidents.own_doings", (string)(await director.Refused($"/api/incidents/{path}", command, HttpStatusCode.UnprocessableEntity))["code"]!);

        var before = await officer.Read<IncidentCard>($"/api/incidents/incident/{incident}");
        await officer.Send("/api/incidents/correct-noticed-time", new CorrectNoticedTime(incident, before.NoticedAt.AddDays(-7), "бұрын байқалған"));
        var after = await officer.Read<IncidentCard>($"/api/incidents/incident/{incident}");
        Assert.Equal((before.NoticedAt.AddDays(-7), before.NotifyBy.AddDays(-7)), (after.NoticedAt, after.NotifyBy));
    }

    [Fact]
    public async Task Without_a_right_and_in_another_organisation_nothing_is_seen_or_done()
    {
        var (school, officer) = await Begin();
        var incident = await Open(officer, Span() with { Address = "10.0.0.1" });
        var (teacher, auditor) = (await school.AsTeacher(), await school.With(Roles.Auditor, new(school.Organisation)));
        var abroad = await (await TestSchool.Found(app)).AsDirector();
        (teacher.Position, auditor.Position) = (officer.Position, officer.Position);

        Assert.Equal(HttpStatusCode.Forbidden, await Status(teacher, "incidents"));
        Assert.Equal(HttpStatusCode.OK, await Status(auditor, $"incident/{incident}"));
        foreach (var names in new[] { "people", "found", "people/export" })
            Assert.Equal(HttpStatusCode.Forbidden, await Status(auditor, $"incident/{incident}/{names}"));
        await auditor.Refused("/api/incidents/note-measure", new NoteMeasure(incident, Guid.CreateVersion7(), "x"), HttpStatusCode.Forbidden);
        Assert.Equal(HttpStatusCode.NotFound, await Status(abroad, $"incident/{incident}"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(abroad, $"incident/{incident}/people/export"));
        Assert.Empty(await abroad.Read<List<JsonNode>>("/api/incidents/incidents"));
        await abroad.Refused("/api/incidents/close-incident", new CloseIncident(incident, false, "x"), HttpStatusCode.NotFound);
        // Accounts of others are not told of.
        var stranger = await (await TestSchool.Found(app)).Account(Roles.Guard, new(abroad.Http.DefaultRequestHeaders.GetValues("X-Organisation").Single()));
        var refused = await officer.Refused("/api/incidents/set-incident-span",
            new SetIncidentSpan(incident, Span(stranger.UserName), "x"), HttpStatusCode.UnprocessableEntity);
        Assert.Equal("incidents.account_unknown", (string)refused["code"]!);
    }

    private static async Task<List<JsonNode?>> Held(Sender reader, Guid person) =>
        [.. (await reader.Read<JsonNode>($"/api/privacy/file/{person}?format=json"))["facts"]!.AsArray()
            .Where(f => ((string)f!["event"]!).StartsWith("incidents.", StringComparison.Ordinal))];

    private static async Task<Guid> PersonOf(Sender sender) => (await sender.Read<JsonNode>("/api/access/me"))["personId"]!.GetValue<Guid>();

    private async Task<(TestSchool, Sender)> Begin()
    {
        var school = await TestSchool.Found(app);
        return (school, await school.With(Roles.SecurityOfficer, new(school.Organisation)));
    }

    private SearchedSpan Span(params string[] userNames) => new(Now.AddHours(-1), Now.AddHours(1), userNames, null, null, null);

    private async Task<Guid> Open(Sender officer, SearchedSpan span)
    {
        var id = Guid.CreateVersion7();
        await officer.Send("/api/incidents/open-incident", new OpenIncident(id, IncidentKind.UnlawfulAccess, Now, "Бөтен адам кірген", span));
        return id;
    }

    private static Task<Host.Http.CommandReply> Gather(Sender officer, Guid incident, params Trace[] traces) => officer.Send("/api/incidents/gather-people",
        new GatherPeople(incident, Guid.CreateVersion7(), traces.Length > 0 ? traces : [Trace.LookedAt, Trace.Changed]));

    private static Task<JsonNode> Found(Sender officer, Guid incident) => officer.Read<JsonNode>($"/api/incidents/incident/{incident}/found");

    private static int Count(JsonNode found, string trace) =>
        found["counts"]!.AsObject().Single(c => c.Key.Equals(trace, StringComparison.OrdinalIgnoreCase)).Value!.GetValue<int>();

    private static async Task Look(Sender sender, Guid person, string device)
    {
        using var answer = await sender.Get($"/api/people/person/{person}", ("X-Device", device));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<HttpStatusCode> Status(Sender sender, string path)
    {
        using var answer = await sender.Get($"/api/incidents/{path}");
        return answer.StatusCode;
    }

    private static async Task<List<Guid>> Admit(TestSchool school, int count)
    {
        List<Guid> children = [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];
        foreach (var (i, child) in children.Index()) await school.Admit(child, "Оқушы", $"Бала{i}", school.Class);
        return children;
    }
}
