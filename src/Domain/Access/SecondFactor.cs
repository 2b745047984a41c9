using System.Collections.Immutable;

namespace EduEvents.Domain.Access;

/// <summary>When a second factor is needed (Order 456, p. 5.11).</summary>
public static class SecondFactor
{
    /// <summary>Ways to prove oneself beside a password, as events name them.</summary>
    public const string Totp = "totp", Passkey = "passkey", Recovery = "recovery";

    /// <summary>From this birthday on, in years, no consent switches the second factor off.</summary>
    public const int FullAge = 16;

    /// <summary>True when a guardian may switch it off for who was born on that day; on the sixteenth birthday it is needed again.</summary>
    public static bool MayBeWaived(DateOnly born, DateOnly day) => day < born.AddYears(FullAge);

    /// <summary>True when whoever holds these roles needs one.</summary>
    /// <param name="rules">The rules of the platform.</param>
    /// <param name="roles">The roles in force.</param>
    /// <param name="waived">True when a guardian's consent holds today; it reaches the learner's own role only.</param>
    public static bool IsNeeded(SignInRules rules, IEnumerable<string> roles, bool waived) =>
        roles.Any(r => rules.Requires(r) && !(waived && r == Roles.Learner));
}

/// <summary>The second factors that an account has: method by id.</summary>
public sealed record HeldFactors(ImmutableDictionary<Guid, string> Methods)
{
    /// <summary>An account with nothing but its password.</summary>
    public static readonly HeldFactors None = new(ImmutableDictionary<Guid, string>.Empty);

    /// <summary>Takes them all away.</summary>
    public IEnumerable<IDomainEvent> Remove(Guid account) => Methods.OrderBy(m => m.Key).Select(m => new SecondFactorRemoved(account, m.Key, m.Value));

    /// <summary>What it has after one more event.</summary>
    public HeldFactors Fold(object @event) => @event switch
    {
        SecondFactorAdded e => new(Methods.SetItem(e.FactorId, e.Method)),
        SecondFactorRemoved e => new(Methods.Remove(e.FactorId)),
        _ => this
    };
}

/// <summary>Whether a learner may sign in without a second factor, by consent of a guardian.</summary>
public sealed record FactorConsent(Guid Id, bool Given) : IState<FactorConsent>
{
    /// <summary>The stream about a learner.</summary>
    public static Guid StreamOf(Guid learner) => StableId.Of("access.factor_consent", learner);

    /// <summary>A guardian agrees; only for who is under sixteen today. Agreed already, nothing changes.</summary>
    /// <param name="consent">What was agreed before.</param>
    /// <param name="learner">The learner.</param>
    /// <param name="guardian">The person who agrees.</param>
    /// <param name="born">The learner's birthday; null when it is not known.</param>
    /// <param name="day">The local day.</param>
    public static IEnumerable<IDomainEvent> Allow(FactorConsent? consent, Guid learner, Guid guardian, DateOnly? born, DateOnly day)
    {
        new Rules().Require(born is not null, AccessRules.BirthDateUnknown())
            .Require(born is null || SecondFactor.MayBeWaived(born.Value, day), AccessRules.LearnerIsOfAge()).Check();
        return consent is { Given: true } ? [] : [new OneFactorAllowed(learner, guardian)];
    }

    /// <summary>A guardian takes the consent back.</summary>
    public static IEnumerable<IDomainEvent> Forbid(FactorConsent? consent, Guid learner, Guid guardian) =>
        consent is { Given: true } ? [new OneFactorForbidden(learner, guardian)] : [];

    /// <inheritdoc />
    public static FactorConsent? Fold(FactorConsent? consent, object @event) => @event switch
    {
        OneFactorAllowed e => new(StreamOf(e.LearnerId), true),
        OneFactorForbidden e => new(StreamOf(e.LearnerId), false),
        _ => consent
    };
}
