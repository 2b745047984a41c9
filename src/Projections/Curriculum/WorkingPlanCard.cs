using EduEvents.Domain.Curriculum;
using JasperFx.Events;

namespace EduEvents.Projections.Curriculum;

/// <summary>The working curriculum of a grade and a language.</summary>
public sealed class WorkingPlanCard
{
    public Guid Id { get; set; }
    public int Year { get; set; }
    public int Grade { get; set; }
    public string Language { get; set; } = "";
    public string StandardEdition { get; set; } = "";
    public List<PlanLine> Lines { get; set; } = [];

    /// <summary>The order by which it is in force; null while it is a draft.</summary>
    public string? OrderNumber { get; set; }
    public DateOnly? OrderedOn { get; set; }

    /// <summary>Hours a week of a subject, both parts together.</summary>
    public decimal HoursOf(Guid subject) => Lines.Where(l => l.SubjectId == subject).Sum(l => l.Hours);
}

/// <summary>Folds the stream of a working curriculum.</summary>
public sealed class WorkingPlanCardProjection : StreamView<WorkingPlanCard>
{
    public WorkingPlanCardProjection()
    {
        IncludeType<WorkingPlanDrafted>();
        IncludeType<WorkingPlanApproved>();
        IncludeType<WorkingPlanReopened>();
    }

    /// <inheritdoc />
    public override WorkingPlanCard? Evolve(WorkingPlanCard? snapshot, Guid id, IEvent e)
    {
        var card = snapshot ?? new WorkingPlanCard { Id = id };
        switch (e.Data)
        {
            case WorkingPlanDrafted d:
                (card.Year, card.Grade, card.Language, card.StandardEdition, card.Lines) = (d.Year, d.Grade, d.Language, d.StandardEdition, [.. d.Lines]);
                break;
            case WorkingPlanApproved a:
                (card.OrderNumber, card.OrderedOn) = (a.OrderNumber, a.OrderedOn);
                break;
            case WorkingPlanReopened:
                (card.OrderNumber, card.OrderedOn) = (null, null);
                break;
        }
        return card;
    }
}
