using System.Collections.Immutable;

namespace EduEvents.Domain.Access;

/// <summary>By what failed attempts are counted.</summary>
public enum AttemptSubject
{
    /// <summary>Those upon one account.</summary>
    Account,

    /// <summary>Those from one network address.</summary>
    Address
}

/// <summary>So many failures in so many minutes raise an alert; no failures switch the rule off.</summary>
public sealed record AttemptLimit(int Failures, int Minutes);

/// <summary>When failed and refused attempts raise an alert; changed by an administrator (Order 456, p. 5.12).</summary>
public sealed record AttemptRules(Guid Id, ImmutableDictionary<AttemptSubject, AttemptLimit> Limits) : IState<AttemptRules>
{
    /// <summary>The stream of the rules.</summary>
    public static readonly Guid Stream = StableId.Of("access.attempt_rules");

    /// <summary>What holds until somebody sets it.</summary>
    public static readonly AttemptRules Default = new(Stream, ImmutableDictionary<AttemptSubject, AttemptLimit>.Empty
        .Add(AttemptSubject.Account, new(10, 15)).Add(AttemptSubject.Address, new(30, 15)));

    /// <summary>Sets one limit; the same again changes nothing.</summary>
    public static IEnumerable<IDomainEvent> Set(AttemptRules? rules, AttemptSubject subject, AttemptLimit limit) =>
        (rules ?? Default).Limits[subject] == limit ? [] : [new AttemptLimitSet(Stream, subject, limit.Failures, limit.Minutes)];

    /// <inheritdoc />
    public static AttemptRules? Fold(AttemptRules? rules, object @event) => @event is AttemptLimitSet e
        ? (rules ?? Default) with { Limits = (rules ?? Default).Limits.SetItem(e.Subject, new(e.Failures, e.Minutes)) }
        : rules;
}

/// <summary>An attempt that no account stands behind.</summary>
public sealed record StrangerAttempt(Guid Id) : IState<StrangerAttempt>
{
    /// <inheritdoc />
    public static StrangerAttempt? Fold(StrangerAttempt? attempt, object @event) => @event is StrangerRefused e ? new(e.AttemptId) : attempt;
}
