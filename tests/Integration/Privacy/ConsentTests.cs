using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using EduEvents.Application.Gate;
using EduEvents.Application.Journal;
using EduEvents.Application.People;
using EduEvents.Application.Privacy;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Gate;
using EduEvents.Domain.Journal;
using EduEvents.Domain.Privacy;
using EduEvents.Fixtures;

namespace EduEvents.Integration.Privacy;

/// <summary>Nothing that needs a consent works without one, and a blocked child stops nobody else's work.</summary>
public sealed class ConsentTests(App app)
{
    private static readonly DateOnly Long = new(2020, 9, 1);
    private static readonly DateTimeOffset Morning = new(2026, 9, 2, 7, 42, 10, SchoolTime.Offset);

    [Fact]
    public async Task A_face_is_measured_only_while_the_guardian_agrees()
    {
        var (school, director, guardian, mother) = await Asked();
        var child = school.Learners[0];
        await director.Refused("/api/gate/send-pass", Pass(school, 1, child), HttpStatusCode.Forbidden);
        var terminal = await school.With(Roles.Terminal, new(school.Organisation, Device: school.Terminal));

        Assert.Contains("privacy.consent_missing", await Refused(terminal, "gate/send-pass", Pass(school, 1, child)), StringComparison.Ordinal);
        await guardian.Send("/api/privacy/give-consent", Give(child, mother));
        terminal.Position = guardian.Position;
        await terminal.Send("/api/gate/send-pass", Pass(school, 1, child));
        var many = new SendPasses(school.Terminal, [Item(2, child), Item(3, school.Learners[1]), Item(4, school.Learners[1], PassMethod.Guard)]);
        Assert.Equal(["Accepted", "Refused", "Accepted"], await Statuses(terminal, "gate/send-passes", many));

        // From the very next pass on: nothing is remembered that was taken back.
        await guardian.Send("/api/privacy/withdraw-consent", new WithdrawConsent(child, "biometrics", "Шешімім өзгерді"));
        Assert.Contains("privacy.consent_missing", await Refused(terminal, "gate/send-pass", Pass(school, 5, child)), StringComparison.Ordinal);
    }

    [Theory, InlineData(PassMethod.Card, "card"), InlineData(PassMethod.Code, "code")]
    public async Task A_learners_card_and_code_need_a_consent_of_their_own_and_those_of_staff_none(PassMethod method, string purpose)
    {
        var (school, director, guardian, mother) = await Asked();
        var child = school.Learners[0];
        var terminal = await school.With(Roles.Terminal, new(school.Organisation, Device: school.Terminal));
        await director.Send("/api/privacy/issue-consent-text", new IssueConsentText(purpose, 1, new("Өту", "Проход"), "Келісемін", "Согласен", Long));
        await guardian.Send("/api/privacy/give-consent", Give(child, mother));
        await Wait.Until(async () => (await director.Get($"/api/privacy/subject/{school.Teacher}")).IsSuccessStatusCode, "the teacher is known");
        SendPasses Passes(long first) => new(school.Terminal, [Item(first, child, method), Item(first + 1, school.Teacher, method), Item(first + 2, child)]);

        Assert.Equal(["Refused", "Accepted", "Accepted"], await Statuses(terminal, "gate/send-passes", Passes(1)));
        await guardian.Send("/api/privacy/give-consent", Give(child, mother) with { Purpose = purpose });
        Assert.Equal(["Accepted", "Accepted", "Accepted"], await Statuses(terminal, "gate/send-passes", Passes(11)));
    }

    [Fact]
    public async Task Only_a_guardian_agrees_for_a_child_and_staff_notes_only_paper()
    {
        var (school, director, guardian, mother) = await Asked();
        var child = school.Learners[0];

        Assert.Contains("privacy.giver_may_not", await Refused(director, "privacy/give-consent", Give(child, child, ConsentForm.Paper)), StringComparison.Ordinal);
        Assert.Contains("privacy.not_the_giver", await Refused(director, "privacy/give-consent", Give(child, mother)), StringComparison.Ordinal);
        Assert.Contains("privacy.not_the_giver", await Refused(guardian, "privacy/give-consent", Give(child, mother, ConsentForm.Paper)), StringComparison.Ordinal);
        await guardian.Refused("/api/privacy/give-consent", Give(school.Learners[1], mother), HttpStatusCode.Forbidden);
        await director.Send("/api/privacy/give-consent", Give(child, mother, ConsentForm.Paper));
        await Wait.Until(async () => (await director.Read<List<JsonNode>>($"/api/privacy/missing-consents/{school.Class}/biometrics")).Count == 2,
            "two of the class are missing");
    }

    [Fact]
    public async Task A_blocked_child_is_left_out_and_the_class_gets_its_marks()
    {
        var school = await TestSchool.Found(app);
        var (director, teacher) = (await school.AsDirector(), await school.AsTeacher());
        var lesson = await school.OpenLesson(teacher, new(2026, 9, 2));
        await director.Send("/api/privacy/block-processing", new BlockProcessing(school.Learners[1], "request", "өтініш"));
        await Wait.Until(async () => (await director.Read<JsonNode>($"/api/privacy/subject/{school.Learners[1]}"))["blocked"] is not null, "it is blocked");

        var marks = new EnterMarks(school.Page, lesson, [.. school.Learners.Select(l => new MarkItem(l, 8))]);
        await Wait.Until(async () => (await Statuses(teacher, "journal/enter-marks", marks))[1] == "Refused", "the block is known");
        Assert.Equal(["Unchanged", "Refused", "Unchanged"], await Statuses(teacher, "journal/enter-marks", marks));
        var one = new EnterMark(school.Page, lesson, school.Learners[1], 8);
        Assert.Contains("privacy.is_blocked", await Refused(teacher, "journal/enter-mark", one), StringComparison.Ordinal);
        var roll = new CallRoll(school.Page, lesson, [new(school.Learners[1], Attendance.N)], "");
        Assert.Equal(["Refused"], await Statuses(teacher, "journal/call-roll", roll));
        director.Position = teacher.Position;
        // The blocked child counts neither as present nor as absent.
        var day = (await director.Read<JsonNode>("/api/reports/school-day/2026-09-02"))["classes"]!.AsObject().Single().Value!;
        Assert.Equal((2, 0), (day["expected"]!.GetValue<int>(), day["absent"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_batch_refused_as_a_whole_gets_the_same_answer_again_after_the_block_has_ended()
    {
        var school = await TestSchool.Found(app);
        var (director, teacher) = (await school.AsDirector(), await school.AsTeacher());
        var (lesson, before) = (await school.OpenLesson(teacher, new(2026, 9, 2)), await school.OpenLesson(teacher, new(2026, 9, 3)));
        var marks = new EnterMarks(school.Page, lesson, [new(school.Learners[1], 8)]);
        await director.Send("/api/privacy/block-processing", new BlockProcessing(school.Learners[1], "request", "өтініш"));
        await Wait.Until(async () => (await Statuses(teacher, "journal/enter-marks", marks with { LessonId = before }))[0] == "Refused", "the block is known");
        var key = ("Idempotency-Key", Guid.CreateVersion7().ToString());
        var first = await teacher.Send("/api/journal/enter-marks", marks, key);
        await director.Send("/api/privacy/unblock-processing", new UnblockProcessing(school.Learners[1], "шешілді"));
        await Wait.Until(async () => (await Statuses(teacher, "journal/enter-marks", marks))[0] == "Accepted", "the mark is taken under another key");

        var again = await teacher.Send("/api/journal/enter-marks", marks, key);

        Assert.Equal(ItemStatus.Refused, first.Items!.Single().Status);
        Assert.Equal(JsonSerializer.Serialize(first), JsonSerializer.Serialize(again));
        await teacher.Refused("/api/journal/enter-marks", marks with { Marks = [new(school.Learners[1], 9)] }, HttpStatusCode.UnprocessableEntity, key);
    }

    private async Task<(TestSchool School, Sender Director, Sender Guardian, Guid Mother)> Asked()
    {
        var (school, mother) = (await TestSchool.Found(app), Guid.CreateVersion7());
        var director = await school.AsDirector();
        await director.Send("/api/people/link-guardian", new LinkGuardian(school.Learners[0], mother, "Серікова", "Динара", "", "mother", new(2026, 9, 1)));
        await director.Send("/api/privacy/issue-consent-text", new IssueConsentText("biometrics", 1, new("Бетті тану", "Лицо"), "Келісемін", "Согласен", Long));
        var guardian = await school.With(Roles.Guardian, new(school.Organisation, Person: school.Learners[0]), mother);
        guardian.Position = director.Position;
        return (school, director, guardian, mother);
    }

    private static GiveConsent Give(Guid child, Guid by, ConsentForm form = ConsentForm.Electronic) =>
        new(Guid.CreateVersion7(), child, by, "biometrics", 1, Long, null, form);

    private static SendPass Pass(TestSchool school, long sequence, Guid person) => new(school.Terminal, Item(sequence, person));

    private static PassItem Item(long sequence, Guid person, PassMethod method = PassMethod.Biometric) =>
        new(sequence, person, Direction.In, Morning.AddSeconds(sequence), method);

    private static async Task<string> Refused(Sender sender, string path, object command) =>
        (await sender.Refused($"/api/{path}", command, HttpStatusCode.UnprocessableEntity)).ToJsonString();

    private static async Task<IReadOnlyList<string>> Statuses(Sender sender, string path, object command)
    {
        var reply = await sender.Send($"/api/{path}", command);
        return [.. reply.Items!.Select(i => i.Status.ToString())];
    }
}
