using EduEvents.Domain.Assessment;
using EduEvents.Projections.Assessment;

namespace EduEvents.Application.Assessment;

/// <summary>Looks up what the year of a course must know.</summary>
/// <param name="Editions">Editions of the rules of marking.</param>
public sealed record CourseLookup(IReadOnlyList<MarkRules> Editions)
{
    /// <summary>The views it reads.</summary>
    public static readonly IReadOnlyList<string> Views =
        [nameof(AssessmentGroup), nameof(AssessmentSetup), nameof(SheetView), nameof(YearCard)];

    /// <summary>Reads the calendar, the group, the sheets of the year, and then the cards of its learners.</summary>
    public Func<TCommand, Lookup, Task<CourseYear>> Year<TCommand>() where TCommand : ICourseCommand => async (c, lookup) =>
    {
        var of = c.Course;
        var sheets = Enumerable.Range(1, 4).Select(q => new SheetRef(of.GroupId, of.SubjectId, of.Year, q).Id()).ToArray();
        var batch = lookup.Session.CreateBatchQuery();
        var (setup, group) = (batch.Load<AssessmentSetup>(AssessmentSetup.TheId), batch.Load<AssessmentGroup>(of.GroupId));
        var known = batch.LoadMany<SheetView>().ById(sheets);
        await batch.Execute(lookup.Stop);
        var quarters = (await setup)?.QuartersOf(of.Year) ?? [];
        if (quarters.Count == 0) return new([], (await group)?.Grade ?? 0, 0, new Dictionary<Guid, IReadOnlyList<PeriodOutcome>>(), null);

        var last = quarters.Max(q => q.To);
        var day = last < lookup.Today ? last : lookup.Today;
        Guid[] learners = [.. ((await group)?.Members ?? []).Where(m => m.IsIn(day)).Select(m => m.LearnerId).Distinct().Order()];
        var cards = await lookup.Session.LoadManyAsync<YearCard>(lookup.Stop, [.. learners.Select(l => YearCard.IdOf(l, of.Year))]);
        var closed = (await known).Where(s => s.Closed is not null).Select(s => s.Quarter).ToHashSet();
        return new(learners, (await group)?.Grade ?? 0, quarters.Count(q => !closed.Contains(q.Number)),
            cards.ToDictionary(card => card.LearnerId, card => card.Periods(of.SubjectId)), MarkRules.On(Editions, last));
    };
}
