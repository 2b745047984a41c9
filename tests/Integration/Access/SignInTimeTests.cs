using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using EduEvents.Application.People;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;

namespace EduEvents.Integration.Access;

/// <summary>What a clock can tell; so nothing else runs beside.</summary>
[Collection(Alone.Name)]
public sealed class SignInTimeTests(App app)
{
    private const string Wrong = "wrong wrong wrong";

    [Fact]
    public async Task An_unknown_name_takes_as_long_as_a_wrong_password()
    {
        var school = await TestSchool.Found(app);
        var (known, unknown) = (new List<double>(), new List<double>());
        for (var i = 0; i < 6; i++)
        {
            var account = await school.Account(Roles.Teacher, new(school.Organisation));
            unknown.Add(await Timed($"nobody.{account.UserName}"));
            known.Add(await Timed(account.UserName));
        }
        // Without the hashing an unknown name would be answered many times faster.
        Assert.InRange(known.Min() / unknown.Min(), 0.4, 2.5);
    }

    [Fact]
    public async Task A_storm_of_sign_ins_leaves_room_for_commands()
    {
        var school = await TestSchool.Found(app);
        var storm = Enumerable.Range(0, 60).Select(i => Try($"nobody.in.the.storm.{i}")).ToList();
        for (var i = 0; i < 20; i++)
            await school.Platform!.Send("/api/people/form-class", new FormClass(Guid.CreateVersion7(), 2026, 5, "А", "kk", 1));
        Assert.Contains(storm, s => !s.IsCompleted);
        await Task.WhenAll(storm);
    }

    private Task<HttpResponseMessage> Try(string userName) =>
        app.Stranger().Http.PostAsJsonAsync("/api/access/sign-in", new { userName, password = Wrong });

    private async Task<double> Timed(string userName)
    {
        var started = Stopwatch.GetTimestamp();
        using var answer = await Try(userName);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
