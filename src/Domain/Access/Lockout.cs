namespace EduEvents.Domain.Access;

/// <summary>
/// How whoever guesses passwords is held back. It holds on the whole platform: before somebody is in, it must not show whose name was tried.
/// </summary>
/// <param name="Free">Wrong attempts in a row without a wait.</param>
/// <param name="FirstSeconds">The first wait.</param>
/// <param name="Growth">Each wait is so many times the one before.</param>
/// <param name="LongestSeconds">No wait is longer.</param>
public sealed record Lockout(int Free, int FirstSeconds, int Growth, int LongestSeconds)
{
    /// <summary>What holds until somebody sets it: 5 seconds after the fifth, doubled up to a quarter of an hour.</summary>
    public static readonly Lockout Default = new(4, 5, 2, 900);

    /// <summary>How long to wait after so many wrong attempts in a row.</summary>
    public TimeSpan After(int failures) => failures <= Free ? TimeSpan.Zero
        : TimeSpan.FromSeconds(Math.Min(LongestSeconds, FirstSeconds * Math.Pow(Growth, failures - Free - 1)));

    /// <summary>Checks that it holds guessing back and does not keep the owner out.</summary>
    /// <exception cref="RuleBroken">It is out of the bounds.</exception>
    public void Check(PasswordLimits limits) => new Rules()
        .Require(Free <= limits.MostFree, AccessRules.LockoutTooLate(limits.MostFree))
        .Require(Growth <= limits.MostGrowth, AccessRules.LockoutGrowsTooFast(limits.MostGrowth))
        .Require(LongestSeconds >= limits.LeastLongestSeconds && LongestSeconds <= limits.MostLongestSeconds,
            AccessRules.LockoutOutOfBounds(limits.LeastLongestSeconds, limits.MostLongestSeconds))
        .Require(FirstSeconds <= LongestSeconds, AccessRules.LockoutBeginsTooLong())
        .Check();
}
