using EduEvents.Domain.Curriculum;
using EduEvents.Domain.Journal;
using EduEvents.Projections.Curriculum;
using EduEvents.Projections.Journal;
using EduEvents.Projections.Organisation;
using Marten;

namespace EduEvents.Host.Curriculum;

/// <summary>What the plan says of the next lesson.</summary>
/// <param name="Topic">Its topic; null after the last.</param>
/// <param name="Last">The topic of the lesson held last; null before the first.</param>
/// <param name="Held">Lessons held so far in the year.</param>
/// <param name="Planned">Lessons that the plan had for the time until now.</param>
public sealed record NextTopic(PlannedTopic? Topic, PlannedTopic? Last, int Held, int Planned);

/// <summary>Reads about plans that put several views together.</summary>
public static class PlanReads
{
    /// <summary>The topic that comes next in the journal; null without an approved plan.</summary>
    public static async Task<NextTopic?> Next(IQuerySession session, CoursePlanRef of, OrganisationCard? school, DateOnly today, CancellationToken stop) =>
        await Held(session, of, school, stop) is var (plan, held)
            ? new(plan.Next(held), held > 0 ? plan.Next(held - 1) : null, held, plan.LessonDays().Count(d => d <= today))
            : null;

    /// <summary>The topics of the lessons that come next, in order: fewer than asked for at the end of the year, none without an approved plan.</summary>
    public static async Task<IReadOnlyList<PlannedTopic>> Coming(
        IQuerySession session, CoursePlanRef of, OrganisationCard? school, int lessons, CancellationToken stop) =>
        await Held(session, of, school, stop) is var (plan, held) ? [.. Enumerable.Range(held, lessons).Select(plan.Next).OfType<PlannedTopic>()] : [];

    private static async Task<(CoursePlanCard Plan, int Held)?> Held(IQuerySession session, CoursePlanRef of, OrganisationCard? school, CancellationToken stop)
    {
        var quarters = school?.Years.FirstOrDefault(y => y.Year == of.Year)?.Quarters ?? [];
        var batch = session.CreateBatchQuery();
        var card = batch.Load<CoursePlanCard>(of.Id());
        var pages = batch.LoadMany<JournalPageView>().ById([.. quarters.Select(q => new PageRef(of.GroupId, of.SubjectId, of.Year, q.Number).Id())]);
        await batch.Execute(stop);
        return await card is { Stage: PlanStage.Approved } plan ? (plan, (await pages).Sum(p => p.Lessons.Count)) : null;
    }
}
