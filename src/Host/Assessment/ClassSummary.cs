using EduEvents.Domain.Assessment;
using EduEvents.Host.Modules;
using EduEvents.Projections.Assessment;
using Marten;

namespace EduEvents.Host.Assessment;

/// <summary>How a class stands in a quarter: subject by subject, and over all of them.</summary>
/// <param name="Subjects">The subjects with a sheet.</param>
/// <param name="Whole">Learners over all their subjects: one counts once, however many marks there are.</param>
public sealed record ClassSummary(IReadOnlyList<SubjectSummary> Subjects, Indicators Whole)
{
    /// <summary>Reads the sheets of a class and of its subgroups in three round trips.</summary>
    /// <param name="session">The organisation's views.</param>
    /// <param name="classId">The class.</param>
    /// <param name="year">Calendar year in which the academic year begins.</param>
    /// <param name="quarter">1 to 4.</param>
    /// <param name="stop">Stops reading.</param>
    public static async Task<ClassSummary?> Of(IQuerySession session, Guid classId, int year, int quarter, CancellationToken stop)
    {
        if (await Sheets(session, classId, year, quarter, stop) is not { } found) return null;
        var (rules, sheets) = found;
        var subjects = sheets.GroupBy(s => s.SubjectId).Select(g => Subject(rules, g.Key, [.. g])).ToList();
        var learners = sheets.SelectMany(s => s.Marks).Where(m => m.Value.Mark is not null).GroupBy(m => m.Key, m => m.Value.Mark!.Value);
        return new(subjects, Indicators.Of(rules, [.. learners.Select(l => (IReadOnlyCollection<int>)[.. l])]));
    }

    /// <summary>The sheets of a class and of its subgroups over all subjects with the rules of the quarter; null without such a quarter.</summary>
    public static async Task<(MarkRules Rules, IReadOnlyList<SheetView> Sheets)?> Sheets(
        IQuerySession session, Guid classId, int year, int quarter, CancellationToken stop)
    {
        var subgroups = await session.Query<AssessmentGroup>().Where(g => g.ClassId == classId).Select(g => g.Id).ToListAsync(stop);
        var setup = await session.LoadAsync<AssessmentSetup>(AssessmentSetup.TheId, stop);
        if (setup?.Find(year, quarter) is not { } period || MarkRules.On(ReferenceData.MarkRules, period.To) is not { } rules) return null;
        var ids = subgroups.Prepend(classId).SelectMany(g => setup.Subjects.Keys.Select(s => new SheetRef(g, s, year, quarter).Id())).ToArray();
        return (rules, await session.LoadManyAsync<SheetView>(stop, ids));
    }

    private static SubjectSummary Subject(MarkRules rules, Guid subject, IReadOnlyList<SheetView> sheets)
    {
        var cells = sheets.SelectMany(s => s.Marks.Values).ToList();
        int Count(int mark) => cells.Count(c => c.Mark == mark);
        return new(subject, sheets.All(s => s.Closed is not null), Count(5), Count(4), Count(3), Count(2),
            cells.Count(c => c.Verdict == Verdict.TemporarilyNotAssessed), cells.Count(c => c.Verdict == Verdict.Passed),
            Indicators.Of(rules, [.. cells.Where(c => c.Mark is not null).Select(c => c.Mark!.Value)]));
    }
}

/// <summary>A subject of the class: how many of each mark there are, and the indicators.</summary>
public sealed record SubjectSummary(
    Guid SubjectId, bool Closed, int Fives, int Fours, int Threes, int Twos, int Awaited, int Passed, Indicators Indicators);
