using EduEvents.Domain.Access;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace EduEvents.Projections.Access;

/// <summary>The rules for passwords of an organisation or of the platform, and since when each holds. Inline, so that a rule holds at once.</summary>
public sealed class PasswordPolicyCard
{
    public Guid Id { get; set; }
    public PasswordTerms Terms { get; set; } = PasswordTerms.Default;
    public DateTimeOffset? LengthSince { get; set; }
    public DateTimeOffset? ReuseSince { get; set; }
    public DateTimeOffset? AgeSince { get; set; }
    public DateTimeOffset? InitialSince { get; set; }
}

/// <summary>Folds the stream of the rules.</summary>
public sealed class PasswordPolicyCardProjection : SingleStreamProjection<PasswordPolicyCard, Guid>
{
    public PasswordPolicyCardProjection()
    {
        IncludeType<PasswordLengthSet>();
        IncludeType<PasswordReuseSet>();
        IncludeType<PasswordAgeSet>();
        IncludeType<InitialPasswordAgeSet>();
    }

    /// <inheritdoc />
    public override PasswordPolicyCard? Evolve(PasswordPolicyCard? snapshot, Guid id, IEvent e)
    {
        var card = snapshot ?? new PasswordPolicyCard { Id = id };
        card.Terms = PasswordPolicy.Fold(new(id, card.Terms), e.Data)!.Terms;
        switch (e.Data)
        {
            case PasswordLengthSet:
                card.LengthSince = e.Timestamp;
                break;
            case PasswordReuseSet:
                card.ReuseSince = e.Timestamp;
                break;
            case PasswordAgeSet:
                card.AgeSince = e.Timestamp;
                break;
            case InitialPasswordAgeSet:
                card.InitialSince = e.Timestamp;
                break;
        }
        return card;
    }
}
