using System.Net;
using System.Text.Json.Nodes;
using EduEvents.Application.Gate;
using EduEvents.Application.Journal;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Gate;
using EduEvents.Domain.Journal;
using EduEvents.Fixtures;
using EduEvents.Host.Security;
using Microsoft.Extensions.DependencyInjection;

namespace EduEvents.Integration.Security;

/// <summary>What a family keeps of the own child's records, checked by the Verifier with no product at hand (Order 456, p. 5.16).</summary>
public sealed class ReceiptTests(App app)
{
    private static readonly DateOnly Day = new(2026, 9, 2);

    [Theory, InlineData(Roles.Guardian), InlineData(Roles.Learner)]
    public async Task A_family_takes_the_receipt_of_any_event_about_the_own_child_and_checks_it_offline(string role)
    {
        var school = await Lived();
        var (child, page) = (school.Learners[0], school.Page.Id());
        var reader = await school.With(role, new(school.Organisation, Person: child), role == Roles.Learner ? child : null);
        var day = TerminalDay.IdOf(school.Terminal, Day);
        var key = (string)(await reader.Read<JsonNode>("/api/security/verifier-key"))["verifierKey"]!;

        // The page: a lesson opened, the roll called, a mark of the first and of the second child; then a pass of each.
        foreach (var (stream, version, whole) in new[] { (child, 1, true), (page, 1, false), (page, 2, false), (page, 3, true), (day, 1, true) })
        {
            var receipt = await reader.Read<JsonNode>(Path(child, stream, version));
            Assert.Equal(whole, receipt["leaf"] is not null);
            Assert.Equal((0, true), await Checked(receipt, key));
            receipt["index"] = (long)receipt["index"]! + 1;
            Assert.Equal((1, false), await Checked(receipt, key));
        }
        foreach (var (stream, version) in new[] { (page, 4), (day, 2), (school.Learners[1], 1), (Guid.CreateVersion7(), 1) })
            Assert.Equal(HttpStatusCode.NotFound, (await reader.Get(Path(child, stream, version))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get(Path(school.Learners[1], page, 4))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get($"/api/security/receipt/{page}/3")).StatusCode);
    }

    private async Task<TestSchool> Lived()
    {
        var school = await TestSchool.Found(app);
        var (teacher, terminal) = (await school.AsTeacher(), await school.With(Roles.Terminal, new(school.Organisation, Device: school.Terminal)));
        var lesson = await school.OpenLesson(teacher, Day);
        await teacher.Send("/api/journal/call-roll",
            new CallRoll(school.Page, lesson, [new(school.Learners[0], Attendance.O, 5), new(school.Learners[1], Attendance.O, 7)], ""));
        foreach (var learner in school.Learners.Take(2)) await teacher.Send("/api/journal/enter-mark", new EnterMark(school.Page, lesson, learner, 7));
        foreach (var (i, learner) in school.Learners.Take(2).Index())
            await terminal.Send("/api/gate/send-pass", new SendPass(school.Terminal, new(i + 1, learner, Direction.In, SchoolTime.At(Day, new(8, 0)))));
        await app.Services.GetRequiredService<Sealer>().SealAll(TestContext.Current.CancellationToken);
        return school;
    }

    private static async Task<(int ExitCode, bool Stands)> Checked(JsonNode receipt, string key)
    {
        var file = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"receipt-{Guid.CreateVersion7():N}.json");
        await File.WriteAllTextAsync(file, receipt.ToJsonString());
        var (exit, text) = await Verifier.Run(["receipt", file, "--key", key]);
        File.Delete(file);
        return (exit, text.Contains(" under the head of ", StringComparison.Ordinal));
    }

    private static string Path(Guid person, Guid stream, long version) => $"/api/security/own-receipt/{person}/{stream}/{version}";
}
