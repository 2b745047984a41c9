using System.Collections.Immutable;

namespace EduEvents.Domain.Access;

/// <summary>When a second factor is needed (Order 456, p. 5.11).</summary>
public static class SecondFactor
{
    /// <summary>Ways to prove oneself beside a password, as events name them.</summary>
    public const string Totp = "totp", Passkey = "passkey", Recovery = "recovery";

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
