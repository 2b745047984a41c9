using EduEvents.Domain.Assessment;
using EduEvents.Domain.People;
using EduEvents.Host.Modules;
using EduEvents.Host.Web;
using EduEvents.Projections.Assessment;
using EduEvents.Projections.People;
using Marten;

namespace EduEvents.Host.People;

/// <summary>How an academic year could be carried over; a proposal that people review before anything is recorded.</summary>
/// <param name="Year">Calendar year in which the year that ends has begun.</param>
/// <param name="On">First day in the new classes.</param>
/// <param name="LeftOn">Last day of those who graduate.</param>
/// <param name="Classes">The classes of the year with their learners.</param>
/// <param name="Next">The classes of the next year: those there are, and those that would be formed.</param>
public sealed record RollOverPlan(int Year, DateOnly On, DateOnly LeftOn, IReadOnlyList<RollOverClass> Classes, IReadOnlyList<PlannedClass> Next)
{
    /// <summary>Proposes what becomes of everybody, in two round trips.</summary>
    public static async Task<RollOverPlan?> Of(IQuerySession session, int year, DateOnly on, DateOnly leftOn, CancellationToken stop)
    {
        var batch = session.CreateBatchQuery();
        var classes = batch.Query<ClassCard>().Where(c => c.SubjectId == null && (c.Year == year || c.Year == year + 1)).Take(ClassCard.Most).ToList();
        var people = batch.Query<PersonCard>().Where(p => p.GroupId != null).Take(20_000).ToList();
        var marks = batch.Query<YearCard>().Where(y => y.Year == year).Take(20_000).ToList();
        await batch.Execute(stop);
        var standing = (await classes).Where(c => c.Dissolved is null).ToList();
        var ending = standing.Where(c => c.Year == year).ToList();
        if (ending.Count == 0) return null;

        var last = ReferenceData.SchoolStages.Last(s => s.ValidFrom <= on).LastGrade;
        var next = NextClasses(ending, [.. standing.Where(c => c.Year == year + 1)], last);
        var results = (await marks).ToDictionary(m => m.LearnerId);
        var rules = ReferenceData.MarkRules.Last(r => r.ValidFrom <= leftOn);
        var learners = (await people).ToLookup(p => p.GroupId!.Value);
        return new(year, on, leftOn, [.. ending.OrderBy(c => c.Grade).ThenBy(c => c.Title(), Format.ByName)
            .Select(c => ClassOf(c, next, last, learners[c.Id], id => results.GetValueOrDefault(id)?.After(rules)))], next);
    }

    private static RollOverClass ClassOf(
        ClassCard from, IReadOnlyList<PlannedClass> next, int last, IEnumerable<PersonCard> learners, Func<Guid, Promotion?> result)
    {
        var (up, same) = (Find(next, from, from.Grade + 1), Find(next, from, from.Grade));
        return new(from, up?.Class, same?.Class, from.Grade >= last, [.. learners.Select(p => (Person: p, Result: result(p.Id))).Select(x =>
            Line(x.Person, x.Result, from.Grade >= last, up?.Class, same?.Class)).OrderBy(l => l.Name, Format.ByName)]);
    }

    private static RollOverLine Line(PersonCard person, Promotion? result, bool graduates, NextClass? up, NextClass? same)
    {
        var outcome = result switch
        {
            Promotion.Repeats when same is not null => YearOutcome.Repeats,
            _ when graduates => YearOutcome.Graduates,
            Promotion.YearWork => YearOutcome.Conditional,
            _ => YearOutcome.Promoted
        };
        return new(person.Id, person.Name?.Listed() ?? "", result, outcome, outcome switch
        {
            YearOutcome.Repeats => same!.GroupId,
            YearOutcome.Graduates => null,
            _ => up?.GroupId
        });
    }

    // The class of the same letter, else the first of the same language.
    private static PlannedClass? Find(IReadOnlyList<PlannedClass> next, ClassCard from, int grade) =>
        next.FirstOrDefault(n => n.Class.Grade == grade && n.Class.Letter == from.Letter && n.Class.Language == from.Language)
            ?? next.FirstOrDefault(n => n.Class.Grade == grade && n.Class.Language == from.Language);

    private static List<PlannedClass> NextClasses(List<ClassCard> ending, List<ClassCard> there, int last) =>
    [
        .. there.Select(c => new PlannedClass(new(c.Id, c.Grade, c.Letter, c.Language, c.Shift), Forms: false)),
        .. ending.Where(c => c.Grade < last && !there.Exists(t => t.Grade == c.Grade + 1 && t.Letter == c.Letter && t.Language == c.Language))
            .Select(c => new PlannedClass(new(Guid.CreateVersion7(), c.Grade + 1, c.Letter, c.Language, c.Shift), Forms: true))
    ];
}

/// <summary>A class of the next year.</summary>
/// <param name="Class">The class.</param>
/// <param name="Forms">True when it would be formed.</param>
public sealed record PlannedClass(NextClass Class, bool Forms);

/// <summary>A class of the year that ends.</summary>
/// <param name="From">The class.</param>
/// <param name="Up">The class of the next grade; none after the last grade.</param>
/// <param name="Same">The class of the next year in which somebody repeats; none where there is none.</param>
/// <param name="Graduates">True when it is of the last grade.</param>
/// <param name="Lines">Its learners by name.</param>
public sealed record RollOverClass(ClassCard From, NextClass? Up, NextClass? Same, bool Graduates, IReadOnlyList<RollOverLine> Lines);

/// <summary>What is proposed for a learner.</summary>
/// <param name="LearnerId">The learner.</param>
/// <param name="Name">The name; empty once erased.</param>
/// <param name="Result">What the marks of the year say; none where there are none.</param>
/// <param name="Outcome">What is proposed.</param>
/// <param name="GroupId">The class of the next year.</param>
public sealed record RollOverLine(Guid LearnerId, string Name, Promotion? Result, YearOutcome Outcome, Guid? GroupId);
