using EduEvents.Application.Assessment;
using EduEvents.Application.Curriculum;
using EduEvents.Application.Organisation;
using EduEvents.Application.People;
using EduEvents.Application.Timetable;
using EduEvents.Domain.Curriculum;
using EduEvents.Domain.Organisation;
using EduEvents.Domain.Timetable;
using EduEvents.Projections.Timetable;

namespace EduEvents.Fixtures;

/// <summary>What a school needs for a timetable: bells, two classes, four subjects with hours, teachers and rooms; and a plan of it up to the one in force.</summary>
public sealed class WeekSchool(TestSchool school)
{
    private static readonly DateOnly Start = new(2026, 9, 1);
    private static readonly (string Code, string Kk, string Ru, decimal Hours)[] Subjects =
        [("english", "Ағылшын тілі", "Английский язык", 3), ("pe", "Дене шынықтыру", "Физкультура", 3), ("music", "Музыка", "Музыка", 1.5m)];

    private static readonly (string Surname, string GivenName)[] Names = [("Ахметова", "Әсел"), ("Бекенов", "Ерлан"), ("Ким", "Светлана")];

    public Guid Other { get; } = Guid.CreateVersion7();
    public Guid Plan { get; } = Guid.CreateVersion7();
    public Guid Room { get; } = Guid.CreateVersion7();

    /// <summary>Teachers of the further subjects, in their order.</summary>
    public IReadOnlyList<Guid> Teachers { get; } = [.. Names.Select(_ => Guid.CreateVersion7())];

    /// <summary>The further subjects.</summary>
    public IReadOnlyList<Guid> Taught { get; } = [.. Subjects.Select(_ => Guid.CreateVersion7())];

    /// <summary>Tells the platform all of it, up to a plan with all lessons to be placed.</summary>
    public async Task Draft()
    {
        var platform = school.Platform!;
        await platform.Send("/api/organisation/set-bells", new SetBells(school.OrganisationId, 1, Start,
            [.. Enumerable.Range(1, 6).Select(n => new Bell(n, new(7 + n, 0), new(7 + n, 45)))]));
        await platform.Send("/api/people/form-class", new FormClass(Other, 2026, 7, "Б", "kk", 1));
        foreach (var (teacher, name) in Teachers.Zip(Names))
            await platform.Send("/api/people/hire-staff", new HireStaff(teacher, name.Surname, name.GivenName, "", "", "teacher", new(2026, 8, 20)));
        foreach (var (subject, told) in Taught.Zip(Subjects))
            await platform.Send("/api/curriculum/add-subject", new AddSubject(subject, told.Code, new(told.Kk, told.Ru), MarkMode.Points));
        await platform.Send("/api/curriculum/assign-teaching", new AssignTeaching(school.Maths, Other, school.Teacher, Start));
        foreach (var group in new[] { school.Class, Other })
        {
            await platform.Send("/api/assessment/set-weekly-hours", new SetWeeklyHours(new(group, school.Maths, 2026), 5));
            foreach (var (subject, (teacher, told)) in Taught.Zip(Teachers.Zip(Subjects)))
            {
                await platform.Send("/api/curriculum/assign-teaching", new AssignTeaching(subject, group, teacher, Start));
                await platform.Send("/api/assessment/set-weekly-hours", new SetWeeklyHours(new(group, subject, 2026), told.Hours));
            }
        }
        await platform.Send("/api/timetable/open-room", new OpenRoom(Room, "201", RoomKind.Classroom, 30, [1, 2]));
        await platform.Send("/api/timetable/open-room", new OpenRoom(Guid.CreateVersion7(), "202", RoomKind.Classroom, 30, [1]));
        await platform.Send("/api/timetable/open-room", new OpenRoom(Guid.CreateVersion7(), "Спортзал", RoomKind.Gym, 60, [1]));
        await platform.Send("/api/timetable/draft-plan", new DraftPlan(Plan, 2026, "Бірінші жартыжылдық", 5, null));
        await platform.Send("/api/timetable/take-lessons", new TakeLessons(Plan));
    }

    /// <summary>Lets the generation place all lessons. It runs behind everything else on the machine, so while other tests are at work it may need more time.</summary>
    public async Task<PlanView> Generate()
    {
        PlanView? plan = null;
        foreach (var seconds in new[] { 5, 60, 240 })
        {
            plan = await Run(seconds);
            if (plan.LastRun is { Cause: null, Unplaced: 0 }) break;
        }
        return plan!;
    }

    private async Task<PlanView> Run(int seconds)
    {
        var platform = school.Platform!;
        await platform.Send("/api/timetable/request-generation", new RequestGeneration(Plan, Guid.CreateVersion7(), seconds));
        PlanView? plan = null;
        await Wait.Until(async () => (plan = await platform.Read<PlanView>($"/api/timetable/plan/{Plan}")).Generation is null, "the week is generated", TimeSpan.FromMinutes(8));
        return plan!;
    }

    /// <summary>Makes it the timetable from the first day on.</summary>
    public Task Publish() => school.Platform!.Send("/api/timetable/publish-plan", new PublishPlan(Plan, Start));
}
