using System.Net;
using System.Text.Json.Nodes;
using EduEvents.Application.Homework;
using EduEvents.Application.Journal;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;

namespace EduEvents.Conformity.Homework;

public sealed class HomeworkChecks(Inspection inspection)
{
    [Fact]
    [Order("27.11")]
    public async Task Homework_is_given_handed_in_with_a_photo_checked_returned_done_again_and_its_mark_stands_in_the_journal()
    {
        var school = await TestSchool.Found(inspection);
        var (teacher, homework, learner) = (await school.AsTeacher(), Guid.CreateVersion7(), school.Learners[0]);
        var own = await school.With(Roles.Learner, new(school.Organisation, Person: learner), learner);
        var lesson = await school.OpenLesson(teacher, new(2026, 9, 4));
        await teacher.Send("/api/homework/give-homework",
            new GiveHomework(homework, school.Class, school.Maths, new(2026, 9, 1), new(2026, 9, 4), "№ 12–16 есептер", 20, true, [], [], false, null));

        own.Position = teacher.Position;
        var photo = Guid.CreateVersion7();
        using var body = new ByteArrayContent(SentFiles.Jpeg);
        using var sent = await own.Http.PutAsync(new Uri($"/api/files/{photo}?person={learner}", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        await own.Send("/api/homework/hand-in", new HandIn(homework, learner, "Шештім", [photo]));
        teacher.Position = own.Position;
        await teacher.Send("/api/homework/return-work", new ReturnWork(homework, learner, school.Class, school.Maths, "№ 14 есепті қайта шығар", null));
        await own.Send("/api/homework/hand-in", new HandIn(homework, learner, "Қайта шештім", [photo]));
        await teacher.Send("/api/journal/enter-mark", new EnterMark(school.Page, lesson, learner, 9));
        await teacher.Send("/api/homework/accept-work", new AcceptWork(homework, learner, school.Class, school.Maths, "Жарайсың", lesson, 9));

        own.Position = teacher.Position;
        var shown = (await own.Read<JsonArray>($"/api/homework/learner/{learner}?from=2026-09-01&to=2026-09-30")).Single()!;
        Assert.Equal(("accepted", 9, 4), ((string)shown["work"]!["stage"]!, (int)shown["work"]!["points"]!, shown["work"]!["entries"]!.AsArray().Count));
        var marks = await own.Read<JsonNode>($"/api/journal/learner/{learner}/marks/2026/1");
        Assert.Equal((lesson, 9), ((Guid)marks["marks"]![0]!["lessonId"]!, (int)marks["marks"]![0]!["points"]!));
    }
}
