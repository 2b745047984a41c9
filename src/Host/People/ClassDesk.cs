using EduEvents.Domain.Assessment;
using EduEvents.Domain.Journal;
using EduEvents.Host.Web;
using EduEvents.Projections.Assessment;
using EduEvents.Projections.Journal;
using EduEvents.Projections.People;
using Marten;

namespace EduEvents.Host.People;

/// <summary>A learner as the class leader's first page shows them.</summary>
/// <param name="Id">The learner.</param>
/// <param name="Name">The name; empty once erased.</param>
/// <param name="Today">Lessons of the day that were missed or come late to.</param>
/// <param name="Unexplained">Lessons of the quarter missed for a reason that is not known yet.</param>
/// <param name="Missed">Lessons of the quarter missed in all.</param>
/// <param name="Insufficient">Subjects with an insufficient mark in the last closed period.</param>
public sealed record DeskLine(Guid Id, string Name, IReadOnlyList<MissedLesson> Today, int Unexplained, int Missed, int Insufficient);

/// <summary>The class leader's desk: the class with what calls for attention today.</summary>
public sealed record ClassDesk(ClassCard Class, IReadOnlyList<DeskLine> Lines)
{
    /// <summary>Reads the class in two round trips; null when there is none. The right must have been asked for.</summary>
    public static async Task<ClassDesk?> Load(Visitor visitor, Guid group, (int Year, int Quarter)? now)
    {
        var first = visitor.Session.CreateBatchQuery();
        var (card, people) = (first.Load<ClassCard>(group), first.Query<PersonCard>().Where(p => p.GroupId == group).Take(200).ToList());
        await first.Execute(visitor.Stop);
        if (await card is not { SubjectId: null } known) return null;

        var learners = await people;
        var (year, quarter) = now ?? (0, 0);
        var second = visitor.Session.CreateBatchQuery();
        var absences = second.LoadMany<LearnerAbsences>().ById([.. learners.Select(l => LearnerAbsences.IdOf(l.Id, year))]);
        var marks = second.LoadMany<YearCard>().ById([.. learners.Select(l => YearCard.IdOf(l.Id, year))]);
        await second.Execute(visitor.Stop);
        var (missed, years) = ((await absences).ToDictionary(a => a.LearnerId), (await marks).ToDictionary(m => m.LearnerId));
        return new(known, [.. learners.Select(l => Line(l, missed.GetValueOrDefault(l.Id)?.Lessons ?? [], years.GetValueOrDefault(l.Id), quarter, visitor.Today))
            .OrderBy(l => l.Name, Format.ByName)]);
    }

    private static DeskLine Line(PersonCard person, IReadOnlyList<MissedLesson> lessons, YearCard? year, int quarter, DateOnly today)
    {
        var missed = lessons.Where(l => l.Quarter == quarter && RollEntry.IsAbsent(l.Code)).ToList();
        return new(person.Id, person.Name?.Listed() ?? "", [.. lessons.Where(l => l.On == today)], missed.Count(l => l.Code == Attendance.N), missed.Count,
            year?.Subjects.Count(s => s.Periods.LastOrDefault()?.Mark < YearMark.Sufficient) ?? 0);
    }
}
