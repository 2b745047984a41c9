using EduEvents.Domain;
using EduEvents.Domain.Curriculum;
using EduEvents.Projections.Curriculum;

namespace EduEvents.Application.Curriculum;

/// <summary>The standard and the norms of a working plan.</summary>
/// <param name="Standard">The standard plan; null where there is none for the grade and language.</param>
/// <param name="MaxHours">Hours a week at most; null where the norms say nothing.</param>
public sealed record WorkingPlanFacts(StandardPlan? Standard, decimal? MaxHours);

/// <summary>Looks up what the decisions about plans must know, from reference data and the module's own views.</summary>
/// <param name="Holidays">Public holidays.</param>
/// <param name="Standards">Standard plans.</param>
/// <param name="Norms">Weeks and hours by grade.</param>
/// <param name="Limits">What may be sent as a file.</param>
public sealed record PlanLookup(
    IReadOnlyList<PublicHoliday> Holidays, IReadOnlyList<StandardPlan> Standards, IReadOnlyList<WeekNorms> Norms, FileLimits Limits)
{
    /// <summary>The views it reads.</summary>
    public static readonly IReadOnlyList<string> Views = [nameof(CurriculumGroup), nameof(CurriculumYears)];

    /// <summary>The standard and the limits of a plan, as they are in force when its year begins.</summary>
    public WorkingPlanFacts Of(WorkingPlanRef plan)
    {
        DateOnly begins = new(plan.Year, 9, 1);
        return new(StandardPlan.On(Standards, plan.Grade, plan.Language, begins), WeekNorms.On(Norms, begins)?.Of(plan.Grade)?.MaxHours);
    }

    /// <summary>What a decision about a working plan must know.</summary>
    public Task<WorkingPlanFacts> Standard(IWorkingPlanCommand c, Lookup lookup) => Task.FromResult(Of(c.Plan));

    /// <summary>What a decision about a calendar-thematic plan must know.</summary>
    public async Task<CourseFacts> Course(ICoursePlanCommand c, Lookup lookup)
    {
        var group = await lookup.Session.LoadAsync<CurriculumGroup>(c.GroupId, lookup.Stop);
        return new(lookup.Sender.PersonId, group is not null, WeekNorms.On(Norms, new(c.Year, 9, 1))?.Of(group?.Grade ?? -1)?.Weeks);
    }

    /// <summary>The school days of the year of a plan.</summary>
    public async Task<IReadOnlyList<DateOnly>> Days(ICoursePlanCommand c, Lookup lookup) =>
        (await lookup.Session.LoadAsync<CurriculumYears>(CurriculumYears.TheId, lookup.Stop))?.SchoolDays(c.Year, Holidays) ?? [];

    /// <summary>What a decision about a lesson plan must know.</summary>
    public async Task<LessonFacts> Lesson(PlanLesson c, Lookup lookup)
    {
        var group = await lookup.Session.LoadAsync<CurriculumGroup>(c.GroupId, lookup.Stop);
        return new(lookup.Sender.PersonId, group is not null, await StoredFiles.Find(lookup.Session, [.. c.Files.Select(f => f.FileId)], null, lookup.Stop),
            Limits.FilesAtOnce);
    }

    /// <summary>Who sends the command.</summary>
    public static Task<LessonFacts> Sender(ShareLessonPlan c, Lookup lookup) => Task.FromResult(new LessonFacts(lookup.Sender.PersonId, true, [], 0));
}
