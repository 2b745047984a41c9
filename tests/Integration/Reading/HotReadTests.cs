using System.Net;
using EduEvents.Application.Canteen;
using EduEvents.Application.Curriculum;
using EduEvents.Application.Gate;
using EduEvents.Application.Journal;
using EduEvents.Application.Organisation;
using EduEvents.Application.People;
using EduEvents.Domain.Access;
using EduEvents.Domain.Curriculum;
using EduEvents.Domain.Gate;
using EduEvents.Domain.Journal;
using EduEvents.Fixtures;
using EduEvents.Projections.Journal;

namespace EduEvents.Integration.Reading;

/// <summary>What schools read all day: how often it asks the database, and that nothing is sent, or sent to anybody, that should not be.</summary>
public sealed class HotReadTests(App app)
{
    private static readonly DateOnly Day = new(2026, 9, 2);
    private static readonly DateTimeOffset Morning = new(2026, 9, 2, 7, 42, 0, TimeSpan.FromHours(5));

    // Answers that are the same for all who may read them, and are kept.
    private static readonly string[] Kept = ["organisation/card", "people/classes", "curriculum/subjects", "gate/terminals", "journal/lessons/{class}/2026-09-02"];

    public static TheoryData<string> Shared => [.. Kept];

    public static TheoryData<string> Versioned =>
    [
        "journal/page/{class}/{maths}/2026/1", "journal/page/{class}/{maths}/2026/1/history", "journal/page/{class}/{maths}/2026/1/at/2", "journal/learner/{learner}/marks/2026/1",
        "reports/learner-day/{learner}/2026-09-02", "reports/school-day/2026-09-02", "gate/inside", "canteen/account/{learner}", .. Kept
    ];

    public static TheoryData<string> Personal => ["people/people", "people/person/{learner}", "people/class/{class}/members", "audit/history/{learner}"];

    private sealed record Lived(TestSchool School, Guid Lesson)
    {
        public Sender Platform => School.Platform!;

        public string Path(string path) => $"/api/{path}".Replace("{class}", School.Class.ToString(), StringComparison.Ordinal)
            .Replace("{maths}", School.Maths.ToString(), StringComparison.Ordinal).Replace("{learner}", School.Learners[0].ToString(), StringComparison.Ordinal);
    }

    private async Task<Lived> Live()
    {
        var school = await TestSchool.Found(app);
        var (platform, learner) = (school.Platform!, school.Learners[0]);
        var lesson = await school.OpenLesson(platform, Day);
        await platform.Send("/api/journal/call-roll", new CallRoll(school.Page, lesson, [new(school.Learners[1], Attendance.B)], ""));
        await platform.Send("/api/journal/enter-mark", new EnterMark(school.Page, lesson, learner, 9));
        await platform.Send("/api/gate/send-pass", new SendPass(school.Terminal, new(1, learner, Direction.In, Morning)));
        await Wait.Until(async () => (await platform.Get($"/api/canteen/account/{learner}")).StatusCode == HttpStatusCode.OK, "an admitted learner gets a meal account");
        await platform.Send("/api/canteen/top-up-account", new TopUpAccount(learner, Guid.CreateVersion7(), 1000, "cash", Day));
        return new(school, lesson);
    }

    // Something that every one of the reads shows.
    private static async Task Change(Lived lived)
    {
        var (school, platform) = (lived.School, lived.Platform);
        await platform.Send("/api/journal/correct-mark", new CorrectMark(school.Page, lived.Lesson, school.Learners[0], 8, "қате"));
        await platform.Send("/api/journal/close-lesson", new CloseLesson(school.Page, lived.Lesson));
        await platform.Send("/api/gate/send-pass", new SendPass(school.Terminal, new(2, school.Learners[1], Direction.In, Morning.AddMinutes(3))));
        await platform.Send("/api/canteen/top-up-account", new TopUpAccount(school.Learners[0], Guid.CreateVersion7(), 500, "cash", Day));
        await platform.Send("/api/organisation/give-requisites",
            new GiveRequisites(school.OrganisationId, "990240001237", new("№ 8 мектеп", "Школа № 8", "School No 8"), "750000000"));
        await platform.Send("/api/people/form-class", new FormClass(Guid.CreateVersion7(), 2026, 5, "А", "kk", 1));
        await platform.Send("/api/curriculum/add-subject", new AddSubject(Guid.CreateVersion7(), "art", new("Сурет", "Рисование", "Art"), MarkMode.Points));
        await platform.Send("/api/gate/register-terminal", new RegisterTerminal(Guid.CreateVersion7(), "Екінші есік", "turnstile"));
    }

    [Theory, MemberData(nameof(Versioned)), MemberData(nameof(Personal))]
    public async Task A_read_asks_the_database_once(string read)
    {
        var lived = await Live();
        using var trips = new RoundTrips();
        var fewest = int.MaxValue;
        // Rights are remembered for some seconds; whoever comes after that asks for them too.
        for (var attempt = 0; attempt < 4 && fewest > 1; attempt++)
        {
            var (answer, asked) = await trips.Get(lived.Platform, lived.Path(read));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            fewest = Math.Min(fewest, asked);
        }
        Assert.InRange(fewest, Kept.Contains(read) ? 0 : 1, 1);
    }

    [Theory, MemberData(nameof(Versioned))]
    public async Task What_was_seen_is_not_sent_again_until_it_changes(string read)
    {
        var lived = await Live();
        var path = lived.Path(read);
        using var first = await lived.Platform.Get(path);
        var tag = first.Headers.ETag!.ToString();
        using var again = await lived.Platform.Get(path, ("If-None-Match", tag));
        using var oneOfSome = await lived.Platform.Get(path, ("If-None-Match", $"\"other\", {tag}"));
        await Change(lived);
        using var changed = await lived.Platform.Get(path, ("If-None-Match", tag));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.NotModified), (first.StatusCode, again.StatusCode, oneOfSome.StatusCode));
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("no-cache, private", string.Join(", ", first.Headers.CacheControl!.ToString().Split(", ").Order(StringComparer.Ordinal)));
        // How a page stood after its second event is the past.
        Assert.Equal(read.Contains("/at/", StringComparison.Ordinal) ? HttpStatusCode.NotModified : HttpStatusCode.OK, changed.StatusCode);
    }

    [Theory, MemberData(nameof(Versioned))]
    public async Task Whoever_has_lost_the_right_is_not_even_told_that_nothing_changed(string read)
    {
        var lived = await Live();
        using var seen = await lived.Platform.Get(lived.Path(read));
        var stranger = await lived.School.With(Roles.Terminal, new(lived.School.Organisation, Device: Guid.CreateVersion7()));
        using var refused = await stranger.Get(lived.Path(read), ("If-None-Match", seen.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Theory, MemberData(nameof(Personal))]
    public async Task A_browser_keeps_no_version_of_names(string read)
    {
        var lived = await Live();
        using var answer = await lived.Platform.Get(lived.Path(read));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null(answer.Headers.ETag);
    }

    [Theory, MemberData(nameof(Shared))]
    public async Task What_is_kept_asks_the_database_no_more_and_shows_a_change_to_whoever_made_it(string read)
    {
        var lived = await Live();
        var path = lived.Path(read);
        using var trips = new RoundTrips();
        HttpResponseMessage before = null!;
        // It is kept once the views are as far as the feed has told.
        await Wait.Until(async () => await trips.Get(lived.Platform, path) is (var answer, 0) && (before = answer) is not null, "an answer is kept");
        await Change(lived);
        using var after = await lived.Platform.Get(path);

        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        Assert.NotEqual(await before.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), await after.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        await Wait.Until(async () => await trips.Get(lived.Platform, path) is (var answer, 0) && answer.Headers.ETag!.Equals(after.Headers.ETag), "the new answer is kept");
    }

    [Fact]
    public async Task What_is_kept_for_one_school_is_not_another_s()
    {
        var (here, there) = (await Live(), await Live());
        foreach (var read in Kept)
        {
            using var own = await here.Platform.Get(here.Path(read));
            using var other = await there.Platform.Get(there.Path(read));
            Assert.NotEqual(await own.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), await other.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task The_lessons_of_a_day_are_those_of_the_class_and_for_one_subject_only_its_own()
    {
        var lived = await Live();
        var path = lived.Path("journal/lessons/{class}/2026-09-02");
        var teacher = await lived.School.AsTeacher();
        var lesson = Assert.Single(await teacher.Read<List<LessonOfDay>>($"{path}?subjectId={lived.School.Maths}"));

        Assert.Equal(new(lived.Lesson, lived.School.Maths, 1, "Натурал сандар", RollCalled: true, Closed: false), lesson);
        Assert.Equal([lesson], await lived.Platform.Read<List<LessonOfDay>>(path));
        Assert.Empty(await lived.Platform.Read<List<LessonOfDay>>($"{path}?subjectId={Guid.CreateVersion7()}"));
        Assert.Empty(await lived.Platform.Read<List<LessonOfDay>>(path.Replace("09-02", "09-03", StringComparison.Ordinal)));
        // Who teaches one subject reads nothing of the others.
        Assert.Equal(HttpStatusCode.Forbidden, (await teacher.Get(path)).StatusCode);
    }

    [Theory, InlineData("br"), InlineData("gzip")]
    public async Task Answers_are_packed_as_the_client_asks(string packing)
    {
        var lived = await Live();
        var path = lived.Path("journal/page/{class}/{maths}/2026/1");
        using var plain = await lived.Platform.Get(path);
        using var packed = await lived.Platform.Get(path, ("Accept-Encoding", packing));
        Assert.Equal((packing, "Accept-Encoding"), (Assert.Single(packed.Content.Headers.ContentEncoding), Assert.Single(packed.Headers.Vary)));

        await using var stream = await packed.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using Stream open = packing == "br" ? new System.IO.Compression.BrotliStream(stream, System.IO.Compression.CompressionMode.Decompress)
            : new System.IO.Compression.GZipStream(stream, System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(open);
        Assert.Equal(await plain.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        using var unchanged = await lived.Platform.Get(path, ("Accept-Encoding", packing), ("If-None-Match", packed.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }
}
