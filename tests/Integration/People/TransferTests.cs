using EduEvents.Domain;
using System.Net;
using System.Text.Json.Nodes;
using EduEvents.Application.Journal;
using EduEvents.Application.People;
using EduEvents.Application.Privacy;
using EduEvents.Domain.Privacy;
using EduEvents.Fixtures;

namespace EduEvents.Integration.People;

public sealed class TransferTests(App app)
{
    private static readonly DateOnly September = new(2026, 9, 1);
    private static readonly OrderRef Order = new("300-қ", new(2026, 9, 14));
    private readonly Guid _guardian = Guid.CreateVersion7(), _transfer = Guid.CreateVersion7();

    private OfferTransfer Offer(TestSchool former, TestSchool next) =>
        new(former.Learners[0], _transfer, next.OrganisationId, new(2026, 9, 14), "moved_in_city", Order);

    private async Task<(TestSchool Former, TestSchool Next)> Schools()
    {
        var (former, next) = (await TestSchool.Found(app), await TestSchool.Found(app));
        var (platform, learner) = (former.Platform!, former.Learners[0]);
        await platform.Send("/api/people/link-guardian", new LinkGuardian(learner, _guardian, "Серікова", "Динара", "", "mother", September));
        await platform.Send("/api/people/tell-languages", new TellLanguages(learner, "kk", "ru"));
        await platform.Send("/api/people/record-certificate", new RecordCertificate(learner, Guid.CreateVersion7(), "Ағылшын тілі, B1", "", "118", new(2026, 5, 20), null));
        var lesson = await former.OpenLesson(platform, new(2026, 9, 2));
        await platform.Send("/api/journal/enter-mark", new EnterMark(former.Page, lesson, learner, 9));
        // Whoever reads from now on waits for it.
        await platform.Read<JsonNode>($"/api/people/learner/{learner}/profile");
        return (former, next);
    }

    private async Task Agree(TestSchool former)
    {
        await former.Platform!.Send("/api/privacy/issue-consent-text",
            new IssueConsentText("school_transfer", 1, new("Ауысу", "Перевод"), "Келісемін", "Согласен", new(2020, 9, 1)));
        await former.Platform.Send("/api/privacy/give-consent",
            new GiveConsent(Guid.CreateVersion7(), former.Learners[0], _guardian, "school_transfer", 1, September, null, ConsentForm.Paper));
    }

    private async Task<JsonNode> Waiting(TestSchool school, string state)
    {
        JsonNode? found = null;
        await Wait.Until(async () => (found = (await school.Platform!.Read<JsonArray>("/api/people/transfers"))
            .SingleOrDefault(t => (Guid)t!["id"]! == _transfer && (string)t["state"]! == state)) is not null, $"the transfer is {state}");
        return found!;
    }

    [Fact]
    public async Task Marks_and_profile_go_with_the_learner_once_the_family_agrees()
    {
        var (former, next) = await Schools();
        var learner = former.Learners[0];
        var missing = await former.Platform!.Refused("/api/people/offer-transfer", Offer(former, next), HttpStatusCode.UnprocessableEntity);
        Assert.Contains("privacy.consent_missing", missing.ToJsonString(), StringComparison.Ordinal);
        await Agree(former);
        await former.Platform.Send("/api/people/offer-transfer", Offer(former, next));
        await Waiting(next, "offered");

        await next.Platform!.Send("/api/people/accept-transfer", new AcceptTransfer(_transfer, next.Class, new(2026, 9, 15), Order));

        await Wait.Until(async () => (await next.Platform.Read<JsonArray>("/api/people/transfers")).Any(t => t!["carried"] is JsonObject), "all of it came along",
            TimeSpan.FromSeconds(30));
        var carried = (await Waiting(next, "accepted"))["carried"]!;
        Assert.Equal((2, "math", 0), ((int)carried["entries"]!, (string)carried["subjectCodes"]!.AsArray().Single()!, carried["leftOut"]!.AsArray().Count));
        var person = await next.Platform.Read<JsonNode>($"/api/people/person/{learner}");
        Assert.Equal((next.Class, _guardian), ((Guid)person["groupId"]!, (Guid)person["guardians"]!.AsArray().Single()!["guardianId"]!));
        var profile = await next.Platform.Read<JsonNode>($"/api/people/learner/{learner}/profile");
        Assert.Equal("Ағылшын тілі, B1", (string)profile["certificates"]!.AsArray().Single()!["title"]!);
        var sheet = await next.Platform.Read<JsonNode>($"/api/assessment/sheet/{next.Class}/{next.Maths}/2026/1");
        Assert.Contains(learner.ToString(), sheet.ToJsonString(), StringComparison.Ordinal);
        await Wait.Until(async () => (string?)(await former.Platform.Read<JsonNode>($"/api/people/person/{learner}"))["departed"] == "2026-09-14", "the former school lets go");
    }

    [Fact]
    public async Task An_offer_that_is_taken_back_cannot_be_accepted()
    {
        var (former, next) = await Schools();
        await Agree(former);
        await former.Platform!.Send("/api/people/offer-transfer", Offer(former, next));
        await Waiting(next, "offered");
        await former.Platform.Send("/api/people/withdraw-transfer", new WithdrawTransfer(former.Learners[0], _transfer, "отбасы қалды"));
        await Waiting(next, "withdrawn");

        await next.Platform!.Refused("/api/people/accept-transfer", new AcceptTransfer(_transfer, next.Class, new(2026, 9, 15), Order), HttpStatusCode.UnprocessableEntity);
    }
}
