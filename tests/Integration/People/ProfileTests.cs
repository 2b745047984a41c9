using System.Net;
using System.Text.Json.Nodes;
using EduEvents.Application.Journal;
using EduEvents.Application.People;
using EduEvents.Domain.Access;
using EduEvents.Domain.Journal;
using EduEvents.Domain.People;
using EduEvents.Fixtures;
using Npgsql;

namespace EduEvents.Integration.People;

public sealed class ProfileTests(App app)
{
    private static readonly DateOnly September = new(2026, 9, 1);

    private static RecordCertificate Certificate(Guid person, Guid? group = null) =>
        new(person, Guid.CreateVersion7(), "Ағылшын тілі, B1", "Тіл орталығы", "KZ-118", new(2026, 5, 20), null, group);

    [Fact]
    public async Task A_class_leader_keeps_the_profiles_of_the_own_class_and_of_no_other()
    {
        var school = await TestSchool.Found(app);
        var leader = await school.With(Roles.ClassLeader, new(school.Organisation, school.Class));
        var (other, stranger) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await school.Platform!.Send("/api/people/form-class", new FormClass(other, 2026, 8, "В", "ru", 1));
        await school.Admit(stranger, "Соколов", "Артём", other);
        leader.Position = school.Platform.Position;

        await leader.Send("/api/people/record-certificate", Certificate(school.Learners[0], school.Class));

        Assert.Equal(HttpStatusCode.Forbidden, (await leader.Post("/api/people/record-certificate", Certificate(school.Learners[0]))).StatusCode);
        var named = await leader.Refused("/api/people/record-certificate", Certificate(stranger, school.Class), HttpStatusCode.UnprocessableEntity);
        Assert.Contains("people.not_in_class", named.ToJsonString(), StringComparison.Ordinal);
        var profile = await school.Platform.Read<JsonNode>($"/api/people/learner/{school.Learners[0]}/profile");
        Assert.Equal("Ағылшын тілі, B1", (string)profile["certificates"]!.AsArray().Single()!["title"]!);
    }

    [Fact]
    public async Task Health_is_noted_by_the_nurse_needs_by_the_pedagogue_and_each_is_seen_by_few()
    {
        var school = await TestSchool.Found(app);
        var learner = school.Learners[0];
        var (nurse, psychologist, guardian) = (await school.With(Roles.Nurse, new(school.Organisation)), await school.With(Roles.Psychologist, new(school.Organisation)),
            await school.With(Roles.Guardian, new(school.Organisation, Person: learner)));
        nurse.Position = psychologist.Position = school.Platform!.Position;
        await nurse.Send("/api/people/note-health", new NoteHealth(learner, 2, PhysicalGroup.Preparatory, "Алдыңғы парта", "052-2/у", September));
        await psychologist.Send("/api/people/note-special-needs",
            new NoteSpecialNeeds(learner, NeedsKind.Barriers, NeedsSupport.Specialists, "ПМПК № 14", "Жеке бағдарлама", September));
        guardian.Position = psychologist.Position;

        var health = await guardian.Read<JsonArray>($"/api/people/learner/{learner}/health");
        var needs = await guardian.Read<JsonArray>($"/api/people/learner/{learner}/needs");

        Assert.Equal(("2", "Preparatory"), ((string)health.Single()!["healthGroup"]!, (string)health.Single()!["physicalGroup"]!));
        Assert.Equal("ПМПК № 14", (string)needs.Single()!["noted"]!["conclusion"]!);
        Assert.Equal(HttpStatusCode.Forbidden, (await nurse.Get($"/api/people/learner/{learner}/needs")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await psychologist.Get($"/api/people/learner/{learner}/health")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await guardian.Get($"/api/people/learner/{school.Learners[1]}/health")).StatusCode);
        var counted = await school.Platform.Read<JsonNode>("/api/people/contingent/2026-10-05?by=category");
        Assert.Equal(("special_needs", 1), ((string)counted["lines"]![0]!["key"]!, (int)counted["lines"]![0]!["count"]!));
        await using var source = NpgsqlDataSource.Create(app.ConnectionString);
        await using var find = source.CreateCommand("select count(*) from edu.mt_events where data::text like '%ПМПК № 14%' or data::text like '%Алдыңғы парта%'");
        Assert.Equal(0L, await find.ExecuteScalarAsync());
    }

    [Fact]
    public async Task What_a_court_leaves_a_guardian_holds_from_its_day_to_its_last()
    {
        var school = await TestSchool.Found(app);
        var (learner, father) = (school.Learners[0], Guid.CreateVersion7());
        await school.Platform!.Send("/api/people/link-guardian", new LinkGuardian(learner, father, "Серіков", "Асқар", "", "father", September));
        var guardian = await school.With(Roles.Guardian, new(school.Organisation, Person: learner), father);
        Assert.Equal(HttpStatusCode.OK, (await guardian.Get($"/api/people/person/{learner}")).StatusCode);

        await school.Platform.Send("/api/people/limit-guardian", new LimitGuardian(learner, father, [GuardianArea.Money], September, null, "Сот шешімі № 118"));

        await Wait.Until(async () => (await guardian.Get($"/api/people/person/{learner}")).StatusCode == HttpStatusCode.Forbidden, "the limit holds");
        Assert.Equal(HttpStatusCode.Forbidden, (await guardian.Get($"/api/privacy/subject/{learner}")).StatusCode);
        await school.Platform.Send("/api/people/lift-guardian-limit", new LiftGuardianLimit(learner, father, September, "сот күшін жойды"));
        await Wait.Until(async () => (await guardian.Get($"/api/people/person/{learner}")).StatusCode == HttpStatusCode.OK, "the limit has ended");
    }

    [Fact]
    public async Task Absences_of_the_year_follow_the_rolls_and_their_corrections()
    {
        var school = await TestSchool.Found(app);
        var (platform, learner) = (school.Platform!, school.Learners[0]);
        foreach (var day in new[] { 2, 3 })
        {
            var lesson = await school.OpenLesson(platform, new(2026, 9, day));
            await platform.Send("/api/journal/call-roll", new CallRoll(school.Page, lesson, [new(learner, day == 2 ? Attendance.B : Attendance.O, day == 2 ? null : 7)], ""));
        }

        var year = await platform.Read<JsonNode>($"/api/journal/learner/{learner}/absences/2026");

        Assert.Equal(["2026-09-02 b ", "2026-09-03 o 7"], year["lessons"]!.AsArray().Select(l => $"{l!["on"]} {l["code"]} {l["minutesLate"]}"));
    }

    [Fact]
    public async Task A_teacher_sees_the_own_profile_and_the_office_sees_whose_category_ends()
    {
        var school = await TestSchool.Found(app);
        var (platform, teacher) = (school.Platform!, await school.AsTeacher());
        await platform.Send("/api/people/award-qualification", new AwardQualification(school.Teacher, Guid.CreateVersion7(), "moderator", new(2022, 1, 15), null));
        await platform.Send("/api/people/record-education",
            new RecordEducation(school.Teacher, Guid.CreateVersion7(), EducationLevel.Higher, "ҚазҰПУ", "Математика", "ЖБ 118", new(2008, 6, 20)));
        teacher.Position = platform.Position;

        var own = await teacher.Read<JsonNode>($"/api/people/staff/{school.Teacher}/profile");
        var all = await platform.Read<JsonArray>("/api/people/qualifications");

        Assert.Equal("ҚазҰПУ", (string)own["education"]!.AsArray().Single()!["institution"]!);
        Assert.Equal(("moderator", "2027-01-15"), ((string)all.Single()!["newest"]!["code"]!, (string)all.Single()!["newest"]!["until"]!));
        Assert.Equal(HttpStatusCode.Forbidden, (await teacher.Get($"/api/people/staff/{Guid.CreateVersion7()}/profile")).StatusCode);
    }
}
