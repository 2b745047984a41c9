using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EduEvents.Application.Gate;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Gate;
using EduEvents.Fixtures;
using EduEvents.Host.Access;

namespace EduEvents.Integration.Access;

/// <summary>More people sign in at once than passwords can be hashed; `./eduevents bench --storm` measures the same at length.</summary>
[Collection(Alone.Name)]
public sealed class SignInStormTests
{
    private const int People = 20, SignIns = 5 * HashingThreads.MostWaiting, Passes = 60;

    [Fact]
    public async Task Whoever_is_not_let_in_is_told_when_to_come_again_and_no_pass_at_the_gate_is_lost()
    {
        await using var app = new OwnHost();
        await app.InitializeAsync();
        var school = await TestSchool.Found(app);
        var terminal = await school.With(Roles.Terminal, new(school.Organisation, Device: school.Terminal));
        var people = new List<TestAccount>();
        for (var n = 0; n < People; n++) people.Add(await school.Account(Roles.Teacher, new(school.Organisation)));

        var statuses = new ConcurrentBag<HttpStatusCode>();
        var storm = Task.WhenAll(Enumerable.Range(0, SignIns).Select(async n =>
        {
            using var answer = await app.Stranger().Http.PostAsJsonAsync("/api/access/sign-in", new { people[n % People].UserName, TestSchool.Password });
            statuses.Add(answer.StatusCode);
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable) return;
            Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 5, 15);
            Assert.Equal("sign_in_busy", (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!);
        }));
        await Wait.Until(() => statuses.Contains(HttpStatusCode.ServiceUnavailable), "somebody is turned away");
        for (var n = 1; n <= Passes; n++)
            await terminal.Send("/api/gate/send-pass", new SendPass(school.Terminal,
                new(n, school.Learners[0], n % 2 == 1 ? Direction.In : Direction.Out, new DateTimeOffset(2026, 10, 15, 8, 0, 0, SchoolTime.Offset).AddMinutes(n))));
        await storm;

        Assert.Equal(Passes, await Log.Ask<long>(app.ConnectionString, "select count(*) from edu.mt_events where type = 'gate.gate_passed'"));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable], statuses.Distinct().Order());
        Assert.InRange(statuses.Count(s => s == HttpStatusCode.OK), HashingThreads.MostWaiting / 2, SignIns - 1);
    }

    private sealed class OwnHost : App;
}
