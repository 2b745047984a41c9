namespace EduEvents.Domain.Access;

/// <summary>Between which bounds an administrator may set the rules for passwords; reference data.</summary>
/// <param name="Shortest">Fewest characters that a rule may ask for.</param>
/// <param name="MostShortest">Most characters that a rule may ask for.</param>
/// <param name="Remembered">Fewest former passwords that cannot be chosen again, the present one among them.</param>
/// <param name="MostRemembered">Most of them.</param>
/// <param name="LeastAgeDays">A password may be used for so many days at least.</param>
/// <param name="MostInitialDays">An initial password is worth something for so many days at most.</param>
/// <param name="MostFree">Most wrong attempts in a row before the first wait.</param>
/// <param name="MostGrowth">Each wait is at most so many times the one before.</param>
/// <param name="LeastLongestSeconds">The longest wait is at least so long.</param>
/// <param name="MostLongestSeconds">And at most so long: whoever guesses must not keep the owner out for ever.</param>
public sealed record PasswordLimits(
    int Shortest, int MostShortest, int Remembered, int MostRemembered, int LeastAgeDays, int MostInitialDays, int MostFree, int MostGrowth,
    int LeastLongestSeconds, int MostLongestSeconds);

/// <summary>What passwords must be like (Order 456, p. 5.9).</summary>
/// <param name="Shortest">Fewest characters.</param>
/// <param name="Remembered">So many passwords, the present one among them, cannot be chosen again.</param>
/// <param name="LongestDays">After so many days another must be chosen; none for never, as NIST SP 800-63B advises.</param>
/// <param name="InitialDays">An initial password is worth something for so many days.</param>
public sealed record PasswordTerms(int Shortest, int Remembered, int? LongestDays, int InitialDays)
{
    /// <summary>What holds until somebody sets it.</summary>
    public static readonly PasswordTerms Default = new(10, 4, null, 14);

    /// <summary>The stricter of both, point by point.</summary>
    public PasswordTerms And(PasswordTerms other) => new(
        Math.Max(Shortest, other.Shortest), Math.Max(Remembered, other.Remembered),
        LongestDays is { } own && other.LongestDays is { } others ? Math.Min(own, others) : LongestDays ?? other.LongestDays,
        Math.Min(InitialDays, other.InitialDays));

    /// <summary>True when a password set at that moment must be changed by now.</summary>
    public bool AreOutlived(DateTimeOffset? set, DateTimeOffset now) => LongestDays is { } days && set is { } at && at.AddDays(days) <= now;
}

/// <summary>Between what rules for passwords may be set: the bounds of reference data and, in an organisation, what the platform asks for.</summary>
public sealed record PolicyBounds(PasswordLimits Limits, PasswordTerms? Above);

/// <summary>The rules for passwords of an organisation or, as the default and the floor of all, of the platform (Order 456, p. 5.9).</summary>
public sealed record PasswordPolicy(Guid Id, PasswordTerms Terms) : IState<PasswordPolicy>
{
    /// <summary>The stream of an organisation's rules; of the platform's for none.</summary>
    public static Guid StreamOf(string? organisation) =>
        organisation is null ? StableId.Of("access.password_policy") : StableId.Of("access.password_policy", organisation);

    /// <summary>Sets the rules; what is so already changes nothing. No organisation may ask for less than the platform does.</summary>
    public static IEnumerable<IDomainEvent> Set(PasswordPolicy? policy, string? organisation, PasswordTerms terms, PolicyBounds bounds)
    {
        Judge(terms, bounds.Limits, bounds.Above).Check();
        var (id, now) = (StreamOf(organisation), policy?.Terms ?? bounds.Above ?? PasswordTerms.Default);
        if (terms.Shortest != now.Shortest) yield return new PasswordLengthSet(id, organisation, terms.Shortest);
        if (terms.Remembered != now.Remembered) yield return new PasswordReuseSet(id, organisation, terms.Remembered);
        if (terms.LongestDays != now.LongestDays) yield return new PasswordAgeSet(id, organisation, terms.LongestDays);
        if (terms.InitialDays != now.InitialDays) yield return new InitialPasswordAgeSet(id, organisation, terms.InitialDays);
    }

    /// <inheritdoc />
    public static PasswordPolicy? Fold(PasswordPolicy? policy, object @event) => @event switch
    {
        PasswordLengthSet e => Of(policy, e.RulesId, t => t with { Shortest = e.Shortest }),
        PasswordReuseSet e => Of(policy, e.RulesId, t => t with { Remembered = e.Remembered }),
        PasswordAgeSet e => Of(policy, e.RulesId, t => t with { LongestDays = e.LongestDays }),
        InitialPasswordAgeSet e => Of(policy, e.RulesId, t => t with { InitialDays = e.InitialDays }),
        _ => policy
    };

    private static PasswordPolicy Of(PasswordPolicy? policy, Guid id, Func<PasswordTerms, PasswordTerms> set) =>
        new(id, set(policy?.Terms ?? PasswordTerms.Default));

    private static Rules Judge(PasswordTerms terms, PasswordLimits limits, PasswordTerms? above)
    {
        var (shortest, remembered) = (Math.Max(limits.Shortest, above?.Shortest ?? 0), Math.Max(limits.Remembered, above?.Remembered ?? 0));
        var (initial, oldest) = (Math.Min(limits.MostInitialDays, above?.InitialDays ?? int.MaxValue), above?.LongestDays ?? int.MaxValue);
        return new Rules()
            .Require(terms.Shortest >= shortest && terms.Shortest <= limits.MostShortest, AccessRules.PasswordLengthOutOfBounds(shortest, limits.MostShortest))
            .Require(terms.Remembered >= remembered && terms.Remembered <= limits.MostRemembered,
                AccessRules.PasswordReuseOutOfBounds(remembered, limits.MostRemembered))
            .Require(terms.LongestDays is null || terms.LongestDays >= limits.LeastAgeDays, AccessRules.PasswordAgeTooShort(limits.LeastAgeDays))
            .Require(oldest == int.MaxValue || terms.LongestDays <= oldest, AccessRules.PasswordAgeTooLong(oldest))
            .Require(terms.InitialDays >= 1 && terms.InitialDays <= initial, AccessRules.InitialPasswordAgeOutOfBounds(initial));
    }
}
