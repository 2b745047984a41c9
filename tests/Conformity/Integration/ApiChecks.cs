using System.Net;
using System.Text.Json.Nodes;
using EduEvents.Application.Gate;
using EduEvents.Application.Journal;
using EduEvents.Application.Organisation;
using EduEvents.Domain.Access;
using EduEvents.Domain.Gate;
using EduEvents.Fixtures;

namespace EduEvents.Conformity.Integration;

public sealed class ApiChecks(Inspection school)
{
    [Fact]
    [Order("5.1", Missing = "Keys and scopes of partner systems, a log of their calls, a feed of events, exchange at database level.")]
    [Order("33-1.2", Missing = "Connectors to digital resources and electronic textbooks; the state of each device.")]
    public async Task A_turnstile_controller_sends_passes_and_another_system_reads_them_by_documented_requests()
    {
        var document = await ApiDocument.Read(school);
        var terminal = await school.School.With(Roles.Terminal, new(school.School.Organisation, Device: school.School.Terminal));
        var send = document.Operations.Single(o => o.Path == "/api/gate/send-pass").Example!.DeepClone();
        send["deviceId"] = school.School.Terminal;
        send["pass"]!["sequence"] = 70_001;
        send["pass"]!["personId"] = school.School.Teacher;
        send["pass"]!["at"] = LivedSchool.Now.AddMinutes(-3);
        await terminal.Send("/api/gate/send-pass", send);

        var reader = await school.As(Roles.Guard);
        reader.Position = terminal.Position;
        var inside = await reader.Read<JsonArray>("/api/gate/inside");

        Assert.Contains(inside, p => (Guid)p!["id"]! == school.School.Teacher);
    }

    [Fact]
    [Order("5.5", Missing = "A checksum or signature on each message and a list of messages with the state of their delivery.")]
    public async Task A_message_sent_again_after_a_broken_line_is_recorded_once_and_gets_the_same_answer()
    {
        var teacher = await school.As(Roles.Teacher);
        var lesson = await school.School.OpenLesson(teacher, LivedSchool.Today, number: 6);
        var key = ("Idempotency-Key", Guid.CreateVersion7().ToString());
        var mark = new EnterMark(school.School.Page, lesson, school.Learners[0], 8);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => teacher.Send("/api/journal/enter-mark", mark, key)));

        Assert.Single(answers.Distinct());
        await teacher.Refused("/api/journal/enter-mark", mark with { Points = 9 }, HttpStatusCode.UnprocessableEntity, key);
        var pass = new PassItem(80_001, school.Learners[2], Direction.In, LivedSchool.Now.AddMinutes(-9));
        var next = pass with { Sequence = pass.Sequence + 1, Direction = Direction.Out };
        var backlog = new SendPasses(school.School.Terminal, [pass, pass, next]);
        Assert.Equal(2, (await school.School.Platform!.Send("/api/gate/send-passes", backlog)).Recorded);
        Assert.Equal(0, (await school.School.Platform.Send("/api/gate/send-passes", backlog)).Recorded);
    }

    [Fact]
    [Order("5.4", Missing = "Schemas of exchange in XML and tables with versions; one schema set for download.")]
    public async Task Days_numbers_and_codes_have_one_format_and_another_one_is_refused()
    {
        var founder = school.School.Platform!;
        var found = new FoundOrganisation(Guid.CreateVersion7(), "990240001237", new("Мектеп", "Школа"), "general", "750000000");
        var own = ("X-Organisation", found.OrganisationId.ToString());
        var (bin, kato) = (found with { Bin = "990240001238" }, found with { Kato = "75" });
        await founder.Refused("/api/organisation/found-organisation", bin, HttpStatusCode.UnprocessableEntity, own);
        await founder.Refused("/api/organisation/found-organisation", kato, HttpStatusCode.BadRequest, own);
        var lesson = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(
            new OpenLesson(school.School.Page, Guid.CreateVersion7(), LivedSchool.Today, 7, null, "Сандар"), Sender.Json))!;
        lesson["on"] = "16.09.2026";
        await founder.Refused("/api/journal/open-lesson", lesson, HttpStatusCode.BadRequest);
    }

    [Fact]
    [Order("7", Missing = "A module replaced by another product; a documented feed of events.")]
    public async Task Every_module_has_documented_commands_and_reads_with_their_right_a_schema_and_an_example()
    {
        var document = await ApiDocument.Read(school);
        var operations = document.Operations.Where(o => o.NeedsRight).ToList();

        string[] modules = ["access", "organisation", "people", "curriculum", "journal", "gate", "canteen", "reports", "audit"];
        Assert.Superset(modules.ToHashSet(), operations.Select(o => o.Module).ToHashSet());
        Assert.All(operations, o => Assert.Contains(o.Node["responses"]!["200"]!["content"]!.AsObject(), c => c.Value!["schema"] is not null));
        Assert.All(operations.Where(o => o.Method == "post"), o => Assert.NotNull(o.Example));
    }
}
