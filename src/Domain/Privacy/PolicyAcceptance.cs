namespace EduEvents.Domain.Privacy;

/// <summary>The newest version of the privacy policy that a person accepted.</summary>
public sealed record PolicyAcceptance(Guid Id, int Version) : IState<PolicyAcceptance>
{
    /// <summary>The stream of a person's acceptances.</summary>
    public static Guid StreamOf(Guid person) => StableId.Of("privacy.policy_acceptance", person);

    /// <summary>Accepts a version, once.</summary>
    /// <param name="before">What was accepted before.</param>
    /// <param name="facts">Who accepts what.</param>
    /// <param name="inForce">Version in force today; null when there is no policy.</param>
    /// <param name="oneself">Whether the sender is that person.</param>
    public static IEnumerable<IDomainEvent> Accept(PolicyAcceptance? before, PolicyAccepted facts, int? inForce, bool oneself)
    {
        if (before?.Version == facts.Version) return [];
        new Rules().Require(inForce == facts.Version, PrivacyRules.TextNotInForce()).Require(oneself, PrivacyRules.OnlyOneself()).Check();
        return [facts];
    }

    /// <inheritdoc />
    public static PolicyAcceptance? Fold(PolicyAcceptance? before, object @event) =>
        @event is PolicyAccepted e ? new(StreamOf(e.PersonId), e.Version) : before;
}
