using EduEvents.Domain;
using EduEvents.Domain.Assessment;
using JasperFx.Events;
using Marten.Events.Projections;

namespace EduEvents.Projections.Assessment;

/// <summary>A mark of a quarter with all it rests on: every result with its event, the edition of the rules, and its corrections.</summary>
public sealed class MarkCard
{
    public Guid Id { get; set; }
    public Guid SheetId { get; set; }
    public SheetRef Sheet { get; set; } = new(default, default, 0, 0);
    public Guid LearnerId { get; set; }
    public Verdict Verdict { get; set; }
    public int? Mark { get; set; }

    /// <summary>How it was computed when it was given last.</summary>
    public MarkBasis? Basis { get; set; }

    /// <summary>The event that gave it.</summary>
    public EventRef Given { get; set; }
    public DateTimeOffset GivenAt { get; set; }

    /// <summary>Corrections by order, oldest first.</summary>
    public List<MarkCorrection> Corrections { get; set; } = [];

    /// <summary>The card of a learner's mark in a sheet.</summary>
    public static Guid IdOf(Guid sheet, Guid learner) => StableId.Of("assessment.mark_card", sheet, learner);
}

/// <summary>A correction by order, and the event it corrects.</summary>
public sealed record MarkCorrection(
    EventRef Corrects, int? Before, int After, string OrderNumber, DateOnly OrderedOn, string Reason, EventRef Event, DateTimeOffset At);

/// <summary>Folds the marks of a learner in a sheet.</summary>
public sealed class MarkCardProjection : MultiStreamProjection<MarkCard, Guid>
{
    public MarkCardProjection()
    {
        Identity<PeriodMarkGiven>(e => MarkCard.IdOf(e.Sheet.Id(), e.LearnerId));
        Identity<PeriodMarkCorrected>(e => MarkCard.IdOf(e.Sheet.Id(), e.LearnerId));
    }

    /// <inheritdoc />
    public override MarkCard? Evolve(MarkCard? snapshot, Guid id, IEvent e)
    {
        var card = snapshot ?? new MarkCard { Id = id };
        EventRef at = new(e.StreamId, e.Version);
        switch (e.Data)
        {
            case PeriodMarkGiven g:
                (card.SheetId, card.Sheet, card.LearnerId) = (at.Stream, g.Sheet, g.LearnerId);
                (card.Verdict, card.Mark, card.Basis, card.Given, card.GivenAt) = (g.Verdict, g.Mark, g.Basis, at, e.Timestamp);
                break;
            case PeriodMarkCorrected c:
                (card.Verdict, card.Mark) = (Verdict.Marked, c.After);
                card.Corrections.Add(new(c.Corrects, c.Before, c.After, c.OrderNumber, c.OrderedOn, c.Reason, at, e.Timestamp));
                break;
        }
        return card;
    }
}
