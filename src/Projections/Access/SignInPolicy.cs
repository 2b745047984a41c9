using EduEvents.Domain.Access;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace EduEvents.Projections.Access;

/// <summary>The sign-in rules as every request needs them. Inline, so that a rule holds at once.</summary>
public sealed class SignInPolicy
{
    public Guid Id { get; set; }
    public SignInRules Rules { get; set; } = SignInRules.Default;

    /// <summary>Since when the lockout holds as it is; null for always.</summary>
    public DateTimeOffset? LockoutSince { get; set; }
}

/// <summary>Folds the stream of the rules.</summary>
public sealed class SignInPolicyProjection : SingleStreamProjection<SignInPolicy, Guid>
{
    public SignInPolicyProjection()
    {
        IncludeType<SecondFactorRuleSet>();
        IncludeType<SessionLimitSet>();
        IncludeType<LockoutSet>();
    }

    /// <inheritdoc />
    public override SignInPolicy? Evolve(SignInPolicy? snapshot, Guid id, IEvent e) => new()
    {
        Id = id, Rules = SignInRules.Fold(snapshot?.Rules, e.Data) ?? SignInRules.Default,
        LockoutSince = e.Data is LockoutSet ? e.Timestamp : snapshot?.LockoutSince
    };
}
