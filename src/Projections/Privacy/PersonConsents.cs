using EduEvents.Domain.Privacy;
using JasperFx.Events;
using Marten.Events.Projections;

namespace EduEvents.Projections.Privacy;

/// <summary>A consent as it stands now.</summary>
public sealed record HeldConsent(
    Guid ConsentId, string Purpose, int Version, Guid GivenBy, ConsentForm Form, DateOnly From, DateOnly? Until, DateTimeOffset? Withdrawn = null)
{
    /// <summary>True when it holds on the day.</summary>
    public bool HoldsOn(DateOnly day) => Withdrawn is null && From <= day && (Until is null || day <= Until);
}

/// <summary>All consents about a person, oldest first.</summary>
public sealed class PersonConsents
{
    public Guid Id { get; set; }
    public List<HeldConsent> Consents { get; set; } = [];

    /// <summary>The newest consent to a purpose; null when there was never one.</summary>
    public HeldConsent? Of(string purpose) => Consents.LastOrDefault(c => c.Purpose == purpose);
}

/// <summary>Folds the consents about a person.</summary>
public sealed class PersonConsentsProjection : MultiStreamProjection<PersonConsents, Guid>
{
    public PersonConsentsProjection()
    {
        Identity<ConsentGiven>(e => e.PersonId);
        Identity<ConsentWithdrawn>(e => e.PersonId);
    }

    /// <inheritdoc />
    public override PersonConsents? Evolve(PersonConsents? snapshot, Guid id, IEvent e)
    {
        var card = snapshot ?? new PersonConsents { Id = id };
        switch (e.Data)
        {
            case ConsentGiven g:
                card.Consents.Add(new(g.ConsentId, g.Purpose, g.Version, g.GivenBy, g.Form, g.From, g.Until));
                break;
            case ConsentWithdrawn w:
                card.Consents = [.. card.Consents.Select(c => c.ConsentId == w.ConsentId ? c with { Withdrawn = e.Timestamp } : c)];
                break;
        }
        return card;
    }
}
