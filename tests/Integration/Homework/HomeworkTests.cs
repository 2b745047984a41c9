using System.Net;
using System.Text.Json.Nodes;
using EduEvents.Application;
using EduEvents.Application.Homework;
using EduEvents.Application.Journal;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using Npgsql;

namespace EduEvents.Integration.Homework;

public sealed class HomeworkTests(App app)
{
    private static readonly DateOnly On = new(2026, 9, 1), Due = new(2026, 9, 3);

    [Fact]
    public async Task Homework_is_given_handed_in_with_a_photo_given_back_done_again_and_marked_in_the_journal()
    {
        var school = await TestSchool.Found(app);
        var (teacher, learner, given) = (await school.AsTeacher(), await AsLearner(school), Guid.CreateVersion7());
        await teacher.Send("/api/homework/give-homework", Give(school, given));
        learner.Position = teacher.Position;
        var photo = await Upload(learner, SentFiles.Jpeg, school.Learners[0]);
        await learner.Send("/api/homework/hand-in", new HandIn(given, school.Learners[0], "Шештім", [photo]));
        teacher.Position = learner.Position;
        await teacher.Send("/api/homework/return-work", new ReturnWork(given, school.Learners[0], school.Class, school.Maths, "№ 14 қайта", null));
        await learner.Send("/api/homework/hand-in", new HandIn(given, school.Learners[0], "Енді дұрыс", []));
        var lesson = await school.OpenLesson(teacher, Due);
        await teacher.Send("/api/journal/enter-mark", new EnterMark(school.Page, lesson, school.Learners[0], 9));
        await teacher.Send("/api/homework/accept-work", new AcceptWork(given, school.Learners[0], school.Class, school.Maths, "", lesson, 9));

        var found = await teacher.Read<JsonNode>($"/api/homework/group/{school.Class}/{school.Maths}/homework/{given}");
        var work = found["lines"]!.AsArray().Single(l => (Guid)l!["learnerId"]! == school.Learners[0])!["work"]!;
        Assert.Equal(["handIn", "return", "handIn", "accept"], work["entries"]!.AsArray().Select(e => (string)e!["kind"]!));
        Assert.Equal(("accepted", 9, true, "Енді дұрыс"), ((string)work["stage"]!, (int)work["points"]!, (bool)work["late"]!, (string)work["entries"]![2]!["text"]!));
        Assert.Equal(2, found["lines"]!.AsArray().Count(l => (bool)l!["missing"]!));
        learner.Position = teacher.Position;
        var own = (await learner.Read<JsonArray>($"/api/homework/learner/{school.Learners[0]}?from=2026-09-01&to=2026-09-30")).Single()!;
        Assert.Equal("accepted", (string)own["work"]!["stage"]!);
        using var others = await learner.Get($"/api/homework/class/{school.Class}/late");
        Assert.Equal(HttpStatusCode.Forbidden, others.StatusCode);
    }

    [Fact]
    public async Task A_day_above_the_norm_warns_and_the_load_of_the_class_tells_all_subjects()
    {
        var school = await TestSchool.Found(app);
        var (teacher, director) = (await school.AsTeacher(), await school.AsDirector());
        await teacher.Send("/api/homework/give-homework", Give(school, Guid.CreateVersion7()) with { Minutes = 100 });
        var more = Give(school, Guid.CreateVersion7());

        var refused = await teacher.Refused("/api/homework/give-homework", more, HttpStatusCode.UnprocessableEntity);
        Assert.Equal("homework.day_overloaded", (string)refused["code"]!);
        await teacher.Send("/api/homework/give-homework", more with { DespiteLoad = true });

        director.Position = teacher.Position;
        var load = await director.Read<JsonArray>($"/api/homework/class/{school.Class}/load/2026-08-31");
        Assert.Equal((120, 110, 2), ((int)load[3]!["minutes"]!, (int)load[3]!["norm"]!, load[3]!["homework"]!.AsArray().Count));
        var late = await director.Read<JsonArray>($"/api/homework/class/{school.Class}/late?from=2026-09-01&to=2026-09-30");
        Assert.Equal([2, 2, 2], late.Select(l => (int)l!["missing"]!));
    }

    [Fact]
    public async Task A_photo_is_sealed_given_to_who_may_see_it_only_and_erased_for_good()
    {
        var school = await TestSchool.Found(app);
        var (teacher, learner, given) = (await school.AsTeacher(), await AsLearner(school), Guid.CreateVersion7());
        await teacher.Send("/api/homework/give-homework", Give(school, given));
        learner.Position = teacher.Position;
        var photo = await Upload(learner, SentFiles.Jpeg, school.Learners[0]);
        await learner.Send("/api/homework/hand-in", new HandIn(given, school.Learners[0], "", [photo]));
        var path = $"/api/homework/learner/{school.Learners[0]}/homework/{given}/file/{photo}";

        using (var answer = await learner.Get(path))
        {
            Assert.Equal(SentFiles.Jpeg, await answer.Content.ReadAsByteArrayAsync());
            Assert.Equal(("image/jpeg", "nosniff", "inline"), (answer.Content.Headers.ContentType!.MediaType, answer.Headers.GetValues("X-Content-Type-Options").Single(),
                answer.Content.Headers.ContentDisposition!.DispositionType));
            Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
        teacher.Position = learner.Position;
        using (var seen = await teacher.Get($"/api/homework/group/{school.Class}/{school.Maths}/homework/{given}/file/{photo}?learner={school.Learners[0]}"))
            Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        var other = await school.With(Roles.Learner, new(school.Organisation, Person: school.Learners[1]), school.Learners[1]);
        using (var foreign = await other.Get(path)) Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.NotEqual(SentFiles.Jpeg, await Stored(photo));

        await learner.Send("/api/homework/erase-work-file", new EraseWorkFile(given, school.Learners[0], photo, "басқа сурет"));
        await Wait.Until(async () => await Stored(photo) is null, "the bytes are erased");
        using var gone = await learner.Get(path);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task What_is_no_photo_or_document_is_not_taken_nor_a_file_for_another_child()
    {
        var school = await TestSchool.Found(app);
        var learner = await AsLearner(school);
        using var page = await Put(learner, Guid.CreateVersion7(), SentFiles.Disguised, school.Learners[0]);
        Assert.Equal("files.kind_not_allowed", await Code(page));
        using var empty = await Put(learner, Guid.CreateVersion7(), [], school.Learners[0]);
        Assert.Equal("files.empty", await Code(empty));
        using var foreign = await Put(learner, Guid.CreateVersion7(), SentFiles.Jpeg, school.Learners[1]);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        using var large = await Put(learner, Guid.CreateVersion7(), [.. SentFiles.Jpeg, .. new byte[11 << 20]], school.Learners[0]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        using var stranger = await Put(app.Stranger(), Guid.CreateVersion7(), SentFiles.Jpeg, null);
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);

        var id = Guid.CreateVersion7();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var same = await Put(learner, id, SentFiles.Jpeg, school.Learners[0]);
            Assert.Equal(HttpStatusCode.OK, same.StatusCode);
        }
        using var other = await Put(learner, id, [.. SentFiles.Jpeg, 0], school.Learners[0]);
        Assert.Equal("files.another_file", await Code(other));
    }

    [Fact]
    public async Task A_guardian_cannot_hand_in_for_a_learner_of_grade_seven()
    {
        var school = await TestSchool.Found(app);
        var (teacher, given) = (await school.AsTeacher(), Guid.CreateVersion7());
        await teacher.Send("/api/homework/give-homework", Give(school, given));
        var mother = await school.With(Roles.Guardian, new(school.Organisation, Person: school.Learners[0]));
        mother.Position = teacher.Position;

        var refused = await mother.Refused("/api/homework/hand-in", new HandIn(given, school.Learners[0], "Дайын", []), HttpStatusCode.UnprocessableEntity);

        Assert.Equal("homework.learner_hands_in", (string)refused["code"]!);
    }

    private static GiveHomework Give(TestSchool school, Guid id) => new(id, school.Class, school.Maths, On, Due, "№ 12–16", 20, true, [], [], false, null);

    private static Task<Sender> AsLearner(TestSchool school) => school.With(Roles.Learner, new(school.Organisation, Person: school.Learners[0]), school.Learners[0]);

    private static async Task<Guid> Upload(Sender sender, byte[] content, Guid person)
    {
        var id = Guid.CreateVersion7();
        using var answer = await Put(sender, id, content, person);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return id;
    }

    private static async Task<HttpResponseMessage> Put(Sender sender, Guid id, byte[] content, Guid? person)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/files/{id}{(person is null ? "" : $"?person={person}")}") { Content = new ByteArrayContent(content) };
        // What is too large is refused before it is sent.
        request.Headers.ExpectContinue = true;
        return await sender.Http.SendAsync(request);
    }

    private static async Task<string> Code(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!.GetValue<string>();

    private async Task<byte[]?> Stored(Guid file)
    {
        await using var source = NpgsqlDataSource.Create(app.ConnectionString);
        await using var read = source.CreateCommand($"select content from {StoredFiles.Table} where id = $1");
        read.Parameters.AddWithValue(file);
        return await read.ExecuteScalarAsync() as byte[];
    }
}
