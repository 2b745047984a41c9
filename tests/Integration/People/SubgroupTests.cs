using System.Net;
using EduEvents.Application.Curriculum;
using EduEvents.Application.Journal;
using EduEvents.Application.People;
using EduEvents.Domain.Access;
using EduEvents.Domain.Curriculum;
using EduEvents.Domain.Journal;
using EduEvents.Fixtures;
using EduEvents.Projections.Journal;
using EduEvents.Projections.People;

namespace EduEvents.Integration.People;

public sealed class SubgroupTests(App app)
{
    private static readonly DateOnly Start = new(2026, 9, 1);
    private readonly Guid _english = Guid.CreateVersion7(), _group = Guid.CreateVersion7();

    private async Task<(TestSchool School, Sender Teacher)> SchoolWithSubgroup()
    {
        var school = await TestSchool.Found(app);
        var platform = school.Platform!;
        await platform.Send("/api/curriculum/add-subject", new AddSubject(_english, "english", new("Ағылшын тілі", "Английский язык"),
            MarkMode.Points));
        await platform.Send("/api/people/form-subgroup", new FormSubgroup(_group, 2026, 7, _english, "7 Ә ағылшын 1", school.Class));
        await platform.Send("/api/people/join-group", new JoinGroup(school.Learners[0], _group, Start));
        await platform.Send("/api/people/join-group", new JoinGroup(school.Learners[1], _group, Start));
        await platform.Send("/api/curriculum/assign-teaching", new AssignTeaching(_english, _group, school.Teacher, Start));
        return (school, await school.With(Roles.Teacher, new(school.Organisation, _group, _english), school.Teacher));
    }

    private Task<HttpResponseMessage> Open(Sender teacher, DateOnly on, Guid? subject = null) =>
        teacher.Post("/api/journal/open-lesson", new OpenLesson(new(_group, subject ?? _english, 2026, 1), Guid.CreateVersion7(), on, 3,
            null, "My family"));

    [Fact]
    public async Task A_lesson_of_a_subgroup_holds_the_members_of_its_day_and_no_others()
    {
        var (school, teacher) = await SchoolWithSubgroup();
        await school.Platform!.Send("/api/people/leave-group", new LeaveGroup(school.Learners[1], _group, new(2026, 9, 4)));
        teacher.Position = school.Platform.Position;

        Assert.Equal(HttpStatusCode.OK, (await Open(teacher, new(2026, 9, 4))).StatusCode);
        var last = await Open(teacher, new(2026, 9, 7));
        teacher.Position = long.Parse(last.Headers.GetValues("X-Position").Single(), null);
        var page = await teacher.Read<JournalPageView>($"/api/journal/page/{_group}/{_english}/2026/1");

        Assert.Equal([.. school.Learners.Take(2).Order()], page.Lessons[0].Learners);
        Assert.Equal([school.Learners[0]], page.Lessons[1].Learners);
    }

    [Fact]
    public async Task A_subgroup_is_taught_its_own_subject_only()
    {
        var (school, _) = await SchoolWithSubgroup();

        var problem = await school.Platform!.Refused("/api/journal/open-lesson",
            new OpenLesson(new PageRef(_group, school.Maths, 2026, 1), Guid.CreateVersion7(), new(2026, 9, 4), 3, null, ""),
                HttpStatusCode.UnprocessableEntity);

        Assert.Equal("journal.subgroup_of_another_subject", problem["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_learner_stays_in_the_class_while_in_subgroups_and_leaves_all_on_departure()
    {
        var (school, _) = await SchoolWithSubgroup();
        var before = await school.Platform!.Read<List<PersonCardRow>>($"/api/people/class/{_group}/members");
        await school.Platform.Send("/api/people/depart-learner", new DepartLearner(school.Learners[0], new(2026, 9, 10), "moved_in_city"));

        var after = await school.Platform.Read<List<PersonCardRow>>($"/api/people/class/{_group}/members");
        var then = await school.Platform.Read<List<PersonCardRow>>($"/api/people/class/{_group}/members?on=2026-09-10");
        var classmates = await school.Platform.Read<List<PersonCardRow>>($"/api/people/class/{school.Class}/members");

        Assert.Equal(2, before.Count);
        Assert.All(before, p => Assert.Equal(school.Class, p.GroupId));
        Assert.Equal([school.Learners[1]], after.Select(p => p.Id));
        Assert.Equal(2, then.Count);
        Assert.Equal(2, classmates.Count);
    }

    [Fact]
    public async Task Leaving_a_subgroup_one_is_not_in_is_refused()
    {
        var (school, _) = await SchoolWithSubgroup();

        var problem = await school.Platform!.Refused("/api/people/leave-group", new LeaveGroup(school.Learners[2], _group, Start),
            HttpStatusCode.UnprocessableEntity);

        Assert.Equal("people.not_in_group", problem["code"]!.GetValue<string>());
    }

    private sealed record PersonCardRow(Guid Id, Guid? GroupId, List<Membership> Subgroups);
}
