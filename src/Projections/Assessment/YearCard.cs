using EduEvents.Domain;
using EduEvents.Domain.Assessment;
using JasperFx.Events;
using Marten.Events.Projections;

namespace EduEvents.Projections.Assessment;

/// <summary>All marks of quarters, years and final ones of a learner in an academic year.</summary>
public sealed class YearCard
{
    public Guid Id { get; set; }
    public Guid LearnerId { get; set; }
    public int Year { get; set; }
    public List<SubjectYear> Subjects { get; set; } = [];

    /// <summary>The card of a learner's year.</summary>
    public static Guid IdOf(Guid learner, int year) => StableId.Of("assessment.year_card", learner, year);

    /// <summary>The periods of a subject, by quarter.</summary>
    public IReadOnlyList<PeriodOutcome> Periods(Guid subject) => Subjects.Find(s => s.SubjectId == subject)?.Periods ?? [];

    /// <summary>What becomes of the learner, by the subjects whose year is closed; null while there is none.</summary>
    public Promotion? After(MarkRules rules)
    {
        var marks = Subjects.Where(s => s.Mark is not null).Select(s => (s.Final ?? s.Mark!.Value, s.By == FinalWork.ExtraWork)).ToList();
        return marks.Count == 0 ? null : YearMark.After(rules, marks);
    }
}

/// <summary>A subject of the year.</summary>
public sealed class SubjectYear
{
    public Guid SubjectId { get; set; }
    public List<PeriodOutcome> Periods { get; set; } = [];
    public Verdict? Verdict { get; set; }
    public int? Mark { get; set; }
    public int? Final { get; set; }
    public FinalWork? By { get; set; }

    /// <summary>What the mark of the year was made of; null while the year is open.</summary>
    public YearBasis? Basis { get; set; }

    /// <summary>Works and exams after the year in the order in which they were entered; the last gives the final mark.</summary>
    public List<FinalStep> Steps { get; set; } = [];
}

/// <summary>How a mark of the year came about.</summary>
/// <param name="GroupId">Class or subgroup that closed the year.</param>
/// <param name="Edition">The edition of the rules.</param>
/// <param name="Periods">The periods as they stood then.</param>
public sealed record YearBasis(Guid GroupId, string Edition, IReadOnlyList<PeriodOutcome> Periods);

/// <summary>How a final mark came about.</summary>
/// <param name="Work">The work or exam.</param>
/// <param name="WorkMark">Its mark.</param>
/// <param name="YearMark">The mark of the year.</param>
/// <param name="Mark">The final mark of both.</param>
/// <param name="On">Day of the work.</param>
/// <param name="Edition">The edition of the rules.</param>
public sealed record FinalStep(FinalWork Work, int WorkMark, int YearMark, int Mark, DateOnly On, string Edition);

/// <summary>Folds marks by learner and year.</summary>
public sealed class YearCardProjection : MultiStreamProjection<YearCard, Guid>
{
    public YearCardProjection()
    {
        Identity<PeriodMarkGiven>(e => YearCard.IdOf(e.LearnerId, e.Sheet.Year));
        Identity<PeriodMarkCorrected>(e => YearCard.IdOf(e.LearnerId, e.Sheet.Year));
        Identity<YearMarkGiven>(e => YearCard.IdOf(e.LearnerId, e.Course.Year));
        Identity<FinalMarkGiven>(e => YearCard.IdOf(e.LearnerId, e.Course.Year));
    }

    /// <inheritdoc />
    public override YearCard? Evolve(YearCard? snapshot, Guid id, IEvent e)
    {
        var card = snapshot ?? new YearCard { Id = id };
        EventRef at = new(e.StreamId, e.Version);
        switch (e.Data)
        {
            case PeriodMarkGiven g:
                Put(Subject(card, g.LearnerId, g.Sheet.Year, g.Sheet.SubjectId), new(g.Sheet.Quarter, g.Verdict, g.Mark, at));
                break;
            case PeriodMarkCorrected c:
                Put(Subject(card, c.LearnerId, c.Sheet.Year, c.Sheet.SubjectId), new(c.Sheet.Quarter, Verdict.Marked, c.After, at));
                break;
            case YearMarkGiven y:
                var year = Subject(card, y.LearnerId, y.Course.Year, y.Course.SubjectId);
                (year.Verdict, year.Mark, year.Basis) = (y.Verdict, y.Mark, new(y.Course.GroupId, y.Edition, y.Periods));
                break;
            case FinalMarkGiven f:
                var final = Subject(card, f.LearnerId, f.Course.Year, f.Course.SubjectId);
                (final.Final, final.By) = (f.Mark, f.Work);
                final.Steps.Add(new(f.Work, f.WorkMark, f.YearMark, f.Mark, f.On, f.Edition));
                break;
        }
        return card;
    }

    private static void Put(SubjectYear subject, PeriodOutcome outcome)
    {
        subject.Periods.RemoveAll(p => p.Quarter == outcome.Quarter);
        subject.Periods.Add(outcome);
        subject.Periods.Sort((a, b) => a.Quarter.CompareTo(b.Quarter));
    }

    private static SubjectYear Subject(YearCard card, Guid learner, int year, Guid subject)
    {
        (card.LearnerId, card.Year) = (learner, year);
        if (card.Subjects.Find(s => s.SubjectId == subject) is { } known) return known;
        card.Subjects.Add(new() { SubjectId = subject });
        return card.Subjects[^1];
    }
}
