using EduEvents.Domain.Curriculum;
using EduEvents.Domain.People;
using EduEvents.Host.Modules;
using EduEvents.Projections.Curriculum;
using EduEvents.Projections.People;
using Marten;

namespace EduEvents.Host.Curriculum;

/// <summary>Hours a week of a group in a subject, by the approved plan of its grade and language.</summary>
/// <param name="GroupId">Class or subgroup.</param>
/// <param name="ClassId">The class; the subgroup itself when its members come from several.</param>
/// <param name="SubjectId">Subject.</param>
/// <param name="TeacherId">Who teaches it; null for a vacancy.</param>
/// <param name="Hours">A week.</param>
/// <param name="Grade">Grade.</param>
/// <param name="Language">Language of instruction.</param>
/// <param name="Learners">Members of the group on the day.</param>
public sealed record LoadLine(Guid GroupId, Guid ClassId, Guid SubjectId, Guid? TeacherId, decimal Hours, int Grade, string Language, int Learners);

/// <summary>The load of a teacher with what it is made of.</summary>
/// <param name="TeacherId">The teacher.</param>
/// <param name="Hours">Hours a week.</param>
/// <param name="Rates">Rates by the norm.</param>
/// <param name="NeedsConsent">True when it is so much that the teacher must agree.</param>
/// <param name="Lines">Group by group.</param>
public sealed record TeacherLoad(Guid TeacherId, decimal Hours, decimal Rates, bool NeedsConsent, IReadOnlyList<LoadLine> Lines);

/// <summary>A class and a subject whose groups are not what the rules of splitting say.</summary>
/// <param name="ClassId">The class.</param>
/// <param name="SubjectId">The subject.</param>
/// <param name="Learners">Learners of the class on the day.</param>
/// <param name="Threshold">From how many on it is split.</param>
/// <param name="Groups">Groups it has now; nought when it is not split.</param>
public sealed record SplitFinding(Guid ClassId, Guid SubjectId, int Learners, int Threshold, int Groups);

/// <summary>The pedagogical load of an academic year (Order 456, p. 27.13): teachers, vacancies, and classes without an approved plan.</summary>
public sealed record TeachingLoad(
    int Year, LoadNorms Norms, SplittingRules Splitting, IReadOnlyList<TeacherLoad> Teachers, IReadOnlyList<LoadLine> Vacant, IReadOnlyList<SplitFinding> Splits,
    IReadOnlyList<Guid> WithoutPlan)
{
    /// <summary>Computes it from the plans, the groups and who teaches them; null when there are no norms for the day.</summary>
    /// <param name="session">The organisation's views.</param>
    /// <param name="year">Calendar year in which the academic year begins.</param>
    /// <param name="place">urban, rural or small; decides from how many learners on a class is split.</param>
    /// <param name="on">Day of the members and of the norms.</param>
    /// <param name="stop">Breaks off.</param>
    public static async Task<TeachingLoad?> Of(IQuerySession session, int year, string place, DateOnly on, CancellationToken stop)
    {
        if (LoadNorms.On(ReferenceData.LoadNorms, on) is not { } norms) return null;
        var splitting = ReferenceData.SplittingRules.Last(r => r.ValidFrom <= on);
        var batch = session.CreateBatchQuery();
        var (groups, subjects) = (batch.Query<CurriculumGroup>().Where(g => g.Year == year).Take(ClassCard.Most).ToList(), batch.Query<SubjectCard>().Take(1000).ToList());
        var plans = batch.Query<WorkingPlanCard>().Where(p => p.Year == year && p.OrderNumber != null).Take(100).ToList();
        await batch.Execute(stop);
        var teachers = (await subjects).SelectMany(s => s.Teaching.Select(t => t.TeacherId)).Distinct().ToArray();
        var gone = (await session.LoadManyAsync<PersonCard>(stop, teachers)).Where(p => p.Departed <= on).Select(p => p.Id).ToHashSet();
        var teaching = (await subjects).SelectMany(s => s.Teaching.Where(t => !gone.Contains(t.TeacherId)).Select(t => (Key: (t.GroupId, s.Id), t.TeacherId)))
            .ToDictionary(t => t.Key, t => t.TeacherId);
        var (all, byGrade) = (await groups, (await plans).ToDictionary(p => (p.Grade, p.Language)));
        List<CurriculumGroup> classes = [.. all.Where(g => g.SubjectId is null)];
        List<LoadLine> lines =
        [
            .. classes.Where(c => byGrade.ContainsKey((c.Grade, c.Language))).SelectMany(c => LinesOf(c, byGrade[(c.Grade, c.Language)], all, teaching, on))
        ];
        return new(year, norms, splitting, [.. lines.Where(l => l.TeacherId is not null).GroupBy(l => l.TeacherId!.Value).Select(t => Teacher(t.Key, [.. t], norms))],
            [.. lines.Where(l => l.TeacherId is null)],
            splitting.From.TryGetValue(place, out var threshold)
                ? [.. classes.Where(c => byGrade.ContainsKey((c.Grade, c.Language))).SelectMany(c => SplitsOf(c, byGrade[(c.Grade, c.Language)], all, threshold, on))] : [],
            [.. classes.Where(c => c.Grade > 0 && !byGrade.ContainsKey((c.Grade, c.Language))).Select(c => c.Id)]);
    }

    private static IEnumerable<LoadLine> LinesOf(
        CurriculumGroup group, WorkingPlanCard plan, IReadOnlyList<CurriculumGroup> all, Dictionary<(Guid, Guid), Guid> teaching, DateOnly on) =>
        plan.Lines.Select(l => l.SubjectId).Distinct().SelectMany(subject =>
        {
            List<CurriculumGroup> parts = [.. all.Where(g => g.ClassId == group.Id && g.SubjectId == subject)];
            return (parts.Count > 0 ? parts : [group]).Select(g => new LoadLine(g.Id, group.Id, subject,
                teaching.TryGetValue((g.Id, subject), out var teacher) ? teacher : null, plan.HoursOf(subject), group.Grade, group.Language, g.On(on).Count));
        });

    private static IEnumerable<SplitFinding> SplitsOf(CurriculumGroup group, WorkingPlanCard plan, IReadOnlyList<CurriculumGroup> all, int threshold, DateOnly on)
    {
        var (standard, learners) = (ReferenceData.StandardPlans.FirstOrDefault(p => p.Edition == plan.StandardEdition), group.On(on).Count);
        foreach (var line in plan.Lines)
        {
            var duty = standard?.Subjects.FirstOrDefault(s => s.Code == line.StandardCode)?.Split ?? Domain.Curriculum.Splitting.No;
            var groups = all.Count(g => g.ClassId == group.Id && g.SubjectId == line.SubjectId);
            if ((duty == Domain.Curriculum.Splitting.Must && learners >= threshold && groups < 2) || (standard is not null && groups > 1 && learners < threshold))
                yield return new(group.Id, line.SubjectId, learners, threshold, groups);
        }
    }

    private static TeacherLoad Teacher(Guid teacher, IReadOnlyList<LoadLine> lines, LoadNorms norms)
    {
        var rates = lines.Sum(l => l.Hours) / norms.HoursARate;
        return new(teacher, lines.Sum(l => l.Hours), Math.Round(rates, 2, MidpointRounding.AwayFromZero), rates > norms.ConsentAboveRates, lines);
    }
}

/// <summary>What tarification needs of a teacher: hours by band of grades and language, with the norm they are counted by.</summary>
public sealed record TarificationLine(Guid TeacherId, string Grades, string Language, decimal Hours, decimal Rates, IReadOnlyList<Guid> Subjects, IReadOnlyList<Guid> Groups, string NormEdition)
{
    /// <summary>The lines of all teachers; bands of grades are those of the levels of school.</summary>
    public static IReadOnlyList<TarificationLine> Of(TeachingLoad load) =>
    [
        .. load.Teachers.SelectMany(t => t.Lines.GroupBy(l => (Band(l.Grade), l.Language)).Select(g => new TarificationLine(t.TeacherId, g.Key.Item1, g.Key.Language, g.Sum(l => l.Hours),
            Math.Round(g.Sum(l => l.Hours) / load.Norms.HoursARate, 2, MidpointRounding.AwayFromZero), [.. g.Select(l => l.SubjectId).Distinct()],
            [.. g.Select(l => l.GroupId).Distinct()], load.Norms.Edition)))
    ];

    private static string Band(int grade) => grade switch { <= 4 => "1-4", <= 9 => "5-9", _ => "10-12" };
}
