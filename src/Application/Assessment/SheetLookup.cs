using EduEvents.Domain;
using EduEvents.Domain.Assessment;
using EduEvents.Projections.Assessment;
using Marten;

namespace EduEvents.Application.Assessment;

/// <summary>What was found for a sheet: the quarter, and the results of its learners outside of it.</summary>
public sealed record SheetFacts(SheetDay Day, IReadOnlyDictionary<Guid, LearnerInputs> Results);

/// <summary>Looks up what the decisions about sheets must know, from the module's own views.</summary>
/// <param name="Holidays">Public holidays.</param>
/// <param name="Editions">Editions of the rules of marking.</param>
public sealed record SheetLookup(IReadOnlyList<PublicHoliday> Holidays, IReadOnlyList<MarkRules> Editions)
{
    /// <summary>The views it reads.</summary>
    public static readonly IReadOnlyList<string> Views = [nameof(AssessmentGroup), nameof(AssessmentSetup), nameof(CourseView)];

    /// <summary>The same with the results of learners.</summary>
    public static readonly IReadOnlyList<string> ViewsOfResults = [.. Views, nameof(LearnerResults)];

    /// <summary>What a command upon a sheet must know.</summary>
    public Func<TCommand, Lookup, Task<SheetDay>> Day<TCommand>(Func<TCommand, DateOnly?>? on = null) where TCommand : ISheetCommand =>
        (c, lookup) => Find(lookup.Session, c.Sheet, lookup.Today, on?.Invoke(c), lookup.Stop);

    /// <summary>The same with the results of the learners: of everybody in the group, or of one.</summary>
    public Func<TCommand, Lookup, Task<SheetFacts>> Facts<TCommand>(Func<TCommand, Guid?> learner) where TCommand : ISheetCommand =>
        (c, lookup) => Facts(lookup.Session, c.Sheet, lookup.Today, learner(c), lookup.Stop);

    /// <summary>Reads the calendar, the subject, its hours and the members of the group in one round trip.</summary>
    public async Task<SheetDay> Find(IQuerySession session, SheetRef sheet, DateOnly today, DateOnly? on, CancellationToken stop)
    {
        var batch = session.CreateBatchQuery();
        var (setup, group) = (batch.Load<AssessmentSetup>(AssessmentSetup.TheId), batch.Load<AssessmentGroup>(sheet.GroupId));
        var course = batch.Load<CourseView>(new CourseRef(sheet.GroupId, sheet.SubjectId, sheet.Year).Id());
        await batch.Execute(stop);
        return DayOf(sheet, await setup, await group, (await course)?.Hours, today, on);
    }

    /// <summary>The same with the results of everybody in the group, or of one learner.</summary>
    public async Task<SheetFacts> Facts(IQuerySession session, SheetRef sheet, DateOnly today, Guid? learner, CancellationToken stop)
    {
        var day = await Find(session, sheet, today, null, stop);
        IReadOnlyList<Guid> learners = learner is { } one ? [one] : day.AtEnd;
        int[] quarters = day.Period == MarkPeriod.HalfYear ? [sheet.Quarter - 1, sheet.Quarter] : [sheet.Quarter];
        var ids = learners.SelectMany(l => quarters.Select(q => LearnerResults.IdOf(l, sheet.SubjectId, sheet.Year, q))).ToArray();
        var found = await session.LoadManyAsync<LearnerResults>(stop, ids);
        return new(day, found.GroupBy(r => r.LearnerId).ToDictionary(g => g.Key, g => g.Select(r => r.Beside(sheet.Id()))
            .Aggregate((a, b) => new([.. a.Inputs, .. b.Inputs], [.. a.Awaited, .. b.Awaited]))));
    }

    /// <summary>What a sheet must know of the organisation.</summary>
    public SheetDay DayOf(SheetRef sheet, AssessmentSetup? setup, AssessmentGroup? group, decimal? hours, DateOnly today, DateOnly? on)
    {
        var quarter = setup?.Find(sheet.Year, sheet.Quarter);
        return new(today, quarter?.From, quarter?.To, quarter is null ? null : LastSchoolDay(setup!, sheet.Year, quarter.From, quarter.To),
            on is { } day && setup is not null ? OffOn(setup, day, sheet.Year) : null, group?.Grade ?? 0,
            setup is not null && setup.Subjects.TryGetValue(sheet.SubjectId, out var mode) ? mode : null,
            quarter is null ? [] : group?.Between(quarter.From, quarter.To) ?? [], group?.SubjectId, group?.ClassId ?? sheet.GroupId, hours,
            quarter is null ? null : MarkRules.On(Editions, quarter.To));
    }

    /// <summary>Why a day has no lessons, public holidays included; null on a school day.</summary>
    public string? OffOn(AssessmentSetup setup, DateOnly day, int year) =>
        setup.OffOn(day, year) ?? Holidays.FirstOrDefault(h => h.Is(day))?.Reason;

    private DateOnly LastSchoolDay(AssessmentSetup setup, int year, DateOnly from, DateOnly to)
    {
        var day = to;
        while (day > from && OffOn(setup, day, year) is not null) day = day.AddDays(-1);
        return day;
    }
}
