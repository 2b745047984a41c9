namespace EduEvents.Domain.Curriculum;

/// <summary>Weekly hours of one rate: reference data with the time it is in force.</summary>
/// <param name="Edition">Name of the edition.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; none while it is in force.</param>
/// <param name="HoursARate">Hours a week of one rate (мөлшерлеме/ставка).</param>
/// <param name="ConsentAboveRates">Above so many rates the teacher must agree.</param>
/// <param name="Check">What of this still has to be compared with the act.</param>
public sealed record LoadNorms(string Edition, DateOnly ValidFrom, DateOnly? ValidTo, decimal HoursARate, decimal ConsentAboveRates, IReadOnlyList<string> Check)
{
    /// <summary>The edition in force on a day; null when there was none.</summary>
    public static LoadNorms? On(IEnumerable<LoadNorms> editions, DateOnly day) =>
        editions.LastOrDefault(e => e.ValidFrom <= day && (e.ValidTo is null || day <= e.ValidTo));
}
