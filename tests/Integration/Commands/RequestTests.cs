using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using EduEvents.Application.Canteen;
using EduEvents.Application.Gate;
using EduEvents.Application.Journal;
using EduEvents.Application.Organisation;
using EduEvents.Application.People;
using EduEvents.Domain.Gate;
using EduEvents.Fixtures;
using EduEvents.Host.Http;

namespace EduEvents.Integration.Commands;

/// <summary>What requests may and may not hold.</summary>
public sealed class RequestTests(App app)
{
    private const string Pass = "/api/gate/send-pass";

    private static async Task<JsonNode> Raw(Sender sender, string path, string body, HttpStatusCode status)
    {
        using var answer = await sender.Http.PostAsync(
            new Uri(path, UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    private static string Code(JsonNode problem) => problem["code"]!.GetValue<string>();

    [Fact]
    public async Task What_is_wrong_is_told_field_by_field_with_its_path()
    {
        var school = await TestSchool.Found(app);
        var problem = await Raw(school.Platform!, "/api/gate/send-passes", $$"""
            {"deviceId":"{{school.Terminal}}","passes":[{"sequence":0,"personId":"{{school.Learners[0]}}","direction":"in","at":"2026-09-01T07:42:10+05:00"}]}
            """, HttpStatusCode.BadRequest);
        Assert.Equal("passes[0].sequence", problem["errors"]!.AsObject().Single().Key);
    }

    [Theory]
    [InlineData("""{"sequence":1,"direction":"in","at":"2026-09-01T07:42:10+05:00"}""", "pass.personId")]
    [InlineData("""{"sequence":1,"personId":"0192f0c5-0000-7000-8000-000000000100","at":"2026-09-01T07:42:10+05:00"}""", "pass.direction")]
    [InlineData(
        """{"sequence":1,"personId":"0192f0c5-0000-7000-8000-000000000100","direction":"sideways","at":"2026-09-01T07:42:10+05:00"}""",
        "pass.direction")]
    [InlineData(
        """{"sequence":"one","personId":"0192f0c5-0000-7000-8000-000000000100","direction":"in","at":"2026-09-01T07:42:10+05:00"}""",
        "pass.sequence")]
    [InlineData("""{"sequence":1,"personId":"nobody","direction":"in","at":"2026-09-01T07:42:10+05:00"}""", "pass.personId")]
    [InlineData("""{"sequence":1,"personId":"0192f0c5-0000-7000-8000-000000000100","direction":"in","at":"yesterday"}""", "pass.at")]
    [InlineData("null", "pass")]
    public async Task Nothing_is_guessed_where_a_field_is_missing_or_strange(string pass, string field)
    {
        var school = await TestSchool.Found(app);
        var problem = await Raw(school.Platform!, Pass, $$"""{"deviceId":"{{school.Terminal}}","pass":{{pass}}}""",
            HttpStatusCode.BadRequest);
        Assert.Equal("request_invalid", Code(problem));
        Assert.Equal(field, problem["errors"]!.AsObject().Single().Key);
    }

    [Fact]
    public async Task A_field_that_may_be_missing_may_be_missing()
    {
        var school = await TestSchool.Found(app);
        var learner = Guid.CreateVersion7();
        using var answer = await school.Platform!.Http.PostAsJsonAsync("/api/people/admit-learner",
            new { learnerId = learner, surname = "С", givenName = "Ә", patronymic = "", iin = "", on = "2026-08-25" });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","reason":"a\u0000b","on":"2026-09-01"}""",
        HttpStatusCode.BadRequest)]
    [InlineData("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","reason":"a\\\u0000b","on":"2026-09-01"}""",
        HttpStatusCode.BadRequest)]
    [InlineData("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","reason":"a\\u0000b","on":"2026-09-01"}""", HttpStatusCode.NotFound)]
    [InlineData("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","reason":"\ud800","on":"2026-09-01"}""", HttpStatusCode.BadRequest)]
    [InlineData(
        """{"learnerId":"0192f0c5-0000-7000-8000-000000000100","learnerId":"0192f0c5-0000-7000-8000-000000000101","reason":"ab","on":"2026-09-01"}""", HttpStatusCode.BadRequest)]
    public async Task Texts_the_store_could_not_hold_and_double_fields_are_refused(string body, HttpStatusCode status)
    {
        var school = await TestSchool.Found(app);
        await Raw(school.Platform!, "/api/people/depart-learner", body, status);
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        var school = await TestSchool.Found(app);
        var platform = school.Platform!;
        object[] commands =
        [
            new PlaceLearner(Guid.CreateVersion7(), school.Class, new(2026, 9, 1)),
            new EnterMark(school.Page with { Quarter = 2 }, Guid.CreateVersion7(), school.Learners[0], 5),
            new TopUpAccount(Guid.CreateVersion7(), Guid.CreateVersion7(), 100, "cash", new(2026, 9, 1))
        ];
        foreach (var (path, command) in new[] { "people/place-learner", "journal/enter-mark", "canteen/top-up-account" }.Zip(commands))
            Assert.Equal("not_found", Code(await platform.Refused($"/api/{path}", command, HttpStatusCode.NotFound)));
        using var unknown = await platform.Get("/api/people/graduates");
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"),
            (unknown.StatusCode, unknown.Content.Headers.ContentType?.MediaType));
        using var wrongMethod = await platform.Get("/api/people/place-learner");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, wrongMethod.StatusCode);
    }

    [Theory]
    [InlineData("If-Match", "seven"), InlineData("If-Match", "\"1\", \"2\""), InlineData("X-Organisation", "no school"),
        InlineData("X-Organisation", "0192f0c5")]
    public async Task A_malformed_header_is_refused(string name, string value)
    {
        var school = await TestSchool.Found(app);
        school.Platform!.Http.DefaultRequestHeaders.Remove(name);
        Assert.Equal("request_unreadable",
            Code(await school.Platform.Refused(Pass, APass(school), HttpStatusCode.BadRequest, (name, value))));
    }

    [Fact]
    public async Task Headers_have_bounds()
    {
        var school = await TestSchool.Found(app);
        foreach (var header in new[] { (Requests.KeyHeader, new string('k', 201)), (Requests.ReasonHeader, new string('r', 401)),
            (Requests.ReasonHeader, "%00") })
            Assert.Equal("request_unreadable",
                Code(await school.Platform!.Refused(Pass, APass(school), HttpStatusCode.BadRequest, header)));
        await school.Platform!.Send(
            Pass, APass(school), (Requests.KeyHeader, new string('k', 200)), (Requests.DeviceHeader, new string('d', 5000)));
    }

    [Fact]
    public async Task A_body_too_large_is_refused_before_it_is_sent()
    {
        var school = await TestSchool.Found(app);
        using var patient = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(app.Address, Pass))
        {
            Content = new StringContent($$"""{"deviceId":"{{new string('x', 5_000_000)}}"}""", Encoding.UTF8, "application/json"),
            Headers = { Authorization = school.Platform!.Http.DefaultRequestHeaders.Authorization, ExpectContinue = true }
        };
        using var answer = await patient.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("request_too_large", Code((await answer.Content.ReadFromJsonAsync<JsonNode>())!));
    }

    [Fact]
    public async Task Who_was_overtaken_is_told_by_what()
    {
        var school = await TestSchool.Found(app);
        var teacher = await school.AsTeacher();
        var lesson = await school.OpenLesson(teacher, new(2026, 9, 2));
        await teacher.Send("/api/journal/enter-mark", new EnterMark(school.Page, lesson, school.Learners[0], 8), ("If-Match", "\"1\""));

        var problem = await teacher.Refused(
            "/api/journal/enter-mark", new EnterMark(school.Page, lesson, school.Learners[1], 8), HttpStatusCode.PreconditionFailed,
            ("If-Match", "\"1\""));

        Assert.Equal(2, problem["version"]!.GetValue<long>());
        Assert.Equal("journal.mark_entered", problem["changes"]!.AsArray().Single()!["event"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_backlog_is_answered_pass_by_pass_and_the_same_again()
    {
        var school = await TestSchool.Found(app);
        PassItem Item(long sequence, int day, Direction direction = Direction.In) =>
            new(sequence, school.Learners[0], direction, new(2026, 9, day, 8, 0, 0, TimeSpan.FromHours(5)));
        var first = await school.Platform!.Send("/api/gate/send-passes", new SendPasses(school.Terminal, [Item(1, 1), Item(2, 2)]));

        var backlog = new SendPasses(
            school.Terminal, [Item(1, 1), Item(2, 2, Direction.Out), Item(3, 2),
                Item(4, 30) with { At = new(2026, 12, 1, 8, 0, 0, TimeSpan.Zero) }]);
        var reply = await school.Platform.Send("/api/gate/send-passes", backlog, (Requests.KeyHeader, "backlog"));
        var again = await school.Platform.Send("/api/gate/send-passes", backlog, (Requests.KeyHeader, "backlog"));

        Assert.Equal(["Unchanged", "Refused gate.sequence_reused", "Accepted", "Refused gate.clock_ahead"],
            reply.Items!.Select(i => string.Join(' ', [i.Status.ToString(), .. i.Refusals.Select(r => r.Code)])));
        Assert.Equal((1, null), (reply.Recorded, reply.Stream));
        Assert.True(reply.Position > first.Position);
        Assert.Equal((reply.Position, reply.Recorded), (again.Position, again.Recorded));
        Assert.Equal(reply.Items!.Select(i => i.Status), again.Items!.Select(i => i.Status));
    }

    [Fact]
    public async Task Refusals_are_told_in_the_language_asked_for()
    {
        var school = await TestSchool.Found(app);
        foreach (var (language, text) in new[] { ("ru", "Неверный БИН: проверьте цифры."), ("en-US", "The BIN is wrong: check its digits."),
            ("kk,en;q=0.5", "БСН дұрыс емес: цифрларын тексеріңіз."), ("de", "БСН дұрыс емес: цифрларын тексеріңіз.") })
        {
            var problem = await school.Platform!.Refused("/api/organisation/give-requisites",
                new GiveRequisites(school.OrganisationId, "990240001238", new("М", "Ш"), "750000000"), HttpStatusCode.UnprocessableEntity,
                ("Accept-Language", language));
            Assert.Equal(("organisation.bin_invalid", text), (Code(problem), problem["detail"]!.GetValue<string>()));
        }
    }

    [Fact]
    public async Task A_day_off_is_named_in_the_language_asked_for()
    {
        var school = await TestSchool.Found(app);
        foreach (var (day, name) in new[] { (new DateOnly(2026, 9, 5), "суббота"), (new DateOnly(2026, 9, 6), "воскресенье"),
            (new DateOnly(2026, 10, 25), "воскресенье") })
        {
            var problem = await school.Platform!.Refused(
                "/api/journal/open-lesson", new OpenLesson(school.Page, Guid.CreateVersion7(), day, 1, null, ""),
                HttpStatusCode.UnprocessableEntity, ("Accept-Language", "ru"));
            Assert.Contains(name, problem["refusals"]!.AsArray().Single(r =>
                r!["code"]!.GetValue<string>() == "journal.day_off")!["text"]!.GetValue<string>(), StringComparison.Ordinal);
        }
    }

    private static SendPass APass(TestSchool school) =>
        new(school.Terminal, new(1, school.Learners[0], Direction.In, new(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(5))));
}
