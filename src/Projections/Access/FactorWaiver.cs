using System.Globalization;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using JasperFx.Events;
using Marten.Events.Projections;

namespace EduEvents.Projections.Access;

/// <summary>Whether a learner may sign in without a second factor: consent and birthday (Order 456, p. 5.11).</summary>
public sealed class FactorWaiver
{
    /// <summary>The learner.</summary>
    public Guid Id { get; set; }
    public Personal Born { get; set; }
    public bool Consented { get; set; }

    /// <summary>The day of birth; null when it is not known or was erased.</summary>
    public DateOnly? Birthday() =>
        DateOnly.TryParseExact(Born.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>True when the consent holds on a day.</summary>
    public bool HoldsOn(DateOnly day) => Consented && Birthday() is { } born && SecondFactor.MayBeWaived(born, day);
}

/// <summary>Gathers both from the streams of the learner.</summary>
public sealed class FactorWaiverProjection : MultiStreamProjection<FactorWaiver, Guid>
{
    public FactorWaiverProjection()
    {
        Identity<LearnerAdmitted>(e => e.LearnerId);
        Identity<BirthDateCorrected>(e => e.LearnerId);
        Identity<OneFactorAllowed>(e => e.LearnerId);
        Identity<OneFactorForbidden>(e => e.LearnerId);
    }

    /// <inheritdoc />
    public override FactorWaiver? Evolve(FactorWaiver? snapshot, Guid id, IEvent e)
    {
        var waiver = snapshot ?? new FactorWaiver { Id = id };
        switch (e.Data)
        {
            case LearnerAdmitted a:
                waiver.Born = a.BirthDate;
                break;
            case BirthDateCorrected c:
                waiver.Born = c.BirthDate;
                break;
            default:
                waiver.Consented = e.Data is OneFactorAllowed;
                break;
        }
        return waiver;
    }
}
