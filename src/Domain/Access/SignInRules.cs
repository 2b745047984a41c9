using System.Collections.Frozen;
using System.Collections.Immutable;

namespace EduEvents.Domain.Access;

/// <summary>How long a session lasts without being used, and at most.</summary>
public sealed record SessionLimit(int IdleMinutes, int LongestMinutes)
{
    /// <summary>Longest of all; a cookie or token is worth nothing after it.</summary>
    public const int MostMinutes = 12 * 60;

    /// <summary>The shorter of both.</summary>
    public SessionLimit And(SessionLimit other) => new(Math.Min(IdleMinutes, other.IdleMinutes), Math.Min(LongestMinutes, other.LongestMinutes));
}

/// <summary>
/// Who needs a second factor and how long sessions last, by role; set by whoever runs the platform (Order 456, p. 5.11). A role's own rule
/// goes before the one for all; where neither is set, everybody who is a person needs a second factor.
/// </summary>
public sealed record SignInRules(
    Guid Id, ImmutableDictionary<string, bool> SecondFactor, ImmutableDictionary<string, SessionLimit> Sessions) : IState<SignInRules>
{
    private const string All = "";

    // Whoever could do the most harm at a desk that was left alone.
    private static readonly FrozenSet<string> Trusted =
    [
        Roles.Platform, Roles.Ministry, Roles.Region, Roles.District, Roles.Director, Roles.Head, Roles.DeputyDirector, Roles.DeputyHead,
        Roles.Administrator, Roles.SecurityOfficer, Roles.Auditor, Roles.Accountant, Roles.PersonnelOfficer, Roles.Vendor
    ];
    private static readonly SessionLimit ForTrusted = new(30, SessionLimit.MostMinutes), ForOthers = new(120, SessionLimit.MostMinutes),
        ForDevices = new(SessionLimit.MostMinutes, SessionLimit.MostMinutes);

    /// <summary>How whoever guesses passwords is held back.</summary>
    public Lockout Lockout { get; init; } = Lockout.Default;

    /// <summary>The stream of the rules.</summary>
    public static readonly Guid Stream = StableId.Of("access.sign_in_rules");

    /// <summary>What holds until somebody sets it.</summary>
    public static readonly SignInRules Default =
        new(Stream, ImmutableDictionary<string, bool>.Empty, ImmutableDictionary<string, SessionLimit>.Empty);

    /// <summary>True when whoever holds the role needs a second factor; a device never does.</summary>
    public bool Requires(string role) => !IsDevice(role)
        && (SecondFactor.TryGetValue(role, out var own) ? own : !SecondFactor.TryGetValue(All, out var all) || all);

    /// <summary>The limit of whoever holds these roles: the shortest of them.</summary>
    public SessionLimit LimitOf(IReadOnlyCollection<string> roles) =>
        roles.Count == 0 ? LimitOf(All) : roles.Select(LimitOf).Aggregate((a, b) => a.And(b));

    /// <summary>Sets for a role, or for all, whether a second factor is needed; the same again changes nothing.</summary>
    public static IEnumerable<IDomainEvent> Require(SignInRules? rules, string? role, bool required)
    {
        Check(role);
        var known = (rules ?? Default).SecondFactor.TryGetValue(role ?? All, out var now) && now == required;
        return known ? [] : [new SecondFactorRuleSet(Stream, role, required)];
    }

    /// <summary>Sets for a role, or for all, how long sessions last; the same again changes nothing.</summary>
    public static IEnumerable<IDomainEvent> Limit(SignInRules? rules, string? role, SessionLimit limit)
    {
        if (role is not null && !Roles.All.ContainsKey(role)) throw new RuleBroken(AccessRules.RoleUnknown(role));
        return (rules ?? Default).Sessions.GetValueOrDefault(role ?? All) == limit
            ? [] : [new SessionLimitSet(Stream, role, limit.IdleMinutes, limit.LongestMinutes)];
    }

    /// <summary>Sets how whoever guesses passwords is held back; the same again changes nothing.</summary>
    public static IEnumerable<IDomainEvent> HoldBack(SignInRules? rules, Lockout lockout, PasswordLimits limits)
    {
        lockout.Check(limits);
        return (rules ?? Default).Lockout == lockout ? []
            : [new LockoutSet(Stream, lockout.Free, lockout.FirstSeconds, lockout.Growth, lockout.LongestSeconds)];
    }

    /// <inheritdoc />
    public static SignInRules? Fold(SignInRules? rules, object @event) => @event switch
    {
        SecondFactorRuleSet e => (rules ?? Default) with { SecondFactor = (rules ?? Default).SecondFactor.SetItem(e.Role ?? All, e.Required) },
        SessionLimitSet e => (rules ?? Default) with
        {
            Sessions = (rules ?? Default).Sessions.SetItem(e.Role ?? All, new(e.IdleMinutes, e.LongestMinutes))
        },
        LockoutSet e => (rules ?? Default) with { Lockout = new(e.Free, e.FirstSeconds, e.Growth, e.LongestSeconds) },
        _ => rules
    };

    private static bool IsDevice(string role) => role is Roles.Terminal or Roles.Loader;

    private static void Check(string? role)
    {
        if (role is null) return;
        new Rules().Require(Roles.All.ContainsKey(role), AccessRules.RoleUnknown(role))
            .Require(!IsDevice(role), AccessRules.RoleWithoutPerson(role)).Check();
    }

    private SessionLimit LimitOf(string role) => Sessions.GetValueOrDefault(role) ?? Sessions.GetValueOrDefault(All)
        ?? (IsDevice(role) ? ForDevices : Trusted.Contains(role) ? ForTrusted : ForOthers);
}
