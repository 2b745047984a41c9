using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Host.Modules;
using EduEvents.Projections.Access;
using Marten;

namespace EduEvents.Host.Access;

/// <summary>One rule as it holds.</summary>
/// <param name="Value">What is asked for; null where nothing is.</param>
/// <param name="Since">Since when; null for always.</param>
/// <param name="IsOwn">True when the organisation asks for more than the platform does.</param>
public sealed record HeldRule(int? Value, DateTimeOffset? Since, bool IsOwn);

/// <summary>The rules for passwords as they hold for an organisation (Order 456, p. 5.9).</summary>
public sealed record HeldPasswordPolicy(
    HeldRule Shortest, HeldRule Remembered, HeldRule LongestDays, HeldRule InitialDays, Lockout Lockout, DateTimeOffset? LockoutSince, PasswordLimits Limits);

/// <summary>What is read of the rules for passwords.</summary>
public static class PasswordReads
{
    /// <summary>Adds the reads.</summary>
    public static void Add(ModuleApi api) => api.Read("password-policy", Permissions.AccessRead, "", _ => Scope.Platform,
        async r => (HeldPasswordPolicy?)await Held(r.Get<IDocumentStore>(), AccessReads.Home(r.Organisation), r.Stop),
        "What passwords must be like, since when, and within which bounds it may be set.");

    /// <summary>The rules as they hold for an organisation; without one, for the platform's own accounts.</summary>
    public static async Task<HeldPasswordPolicy> Held(IDocumentStore store, string? organisation, CancellationToken stop)
    {
        await using var session = store.QuerySession(CommandContext.Platform);
        var (everywhere, rules) = (await Card(session, null, stop), await session.LoadAsync<SignInPolicy>(SignInRules.Stream, stop));
        var own = organisation is null ? everywhere : await Card(session, organisation, stop);
        var terms = everywhere.Terms.And(own.Terms);
        HeldRule Rule(Func<PasswordTerms, int?> value, Func<PasswordPolicyCard, DateTimeOffset?> since)
        {
            var isOwn = value(terms) != value(everywhere.Terms);
            return new(value(terms), since(isOwn ? own : everywhere), isOwn);
        }
        return new(Rule(t => t.Shortest, c => c.LengthSince), Rule(t => t.Remembered, c => c.ReuseSince), Rule(t => t.LongestDays, c => c.AgeSince),
            Rule(t => t.InitialDays, c => c.InitialSince), (rules?.Rules ?? SignInRules.Default).Lockout, rules?.LockoutSince, ReferenceData.PasswordLimits);
    }

    private static async Task<PasswordPolicyCard> Card(IQuerySession session, string? organisation, CancellationToken stop) =>
        await session.LoadAsync<PasswordPolicyCard>(PasswordPolicy.StreamOf(organisation), stop) ?? new();
}
