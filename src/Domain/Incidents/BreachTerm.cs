namespace EduEvents.Domain.Incidents;

/// <summary>
/// How long an organisation has to tell the authorised body of a breach of personal data (Law 94-V, Art. 25, as in force from 01.07.2024 by Law
/// 44-VIII). Reference data, changed by an administrator.
/// </summary>
/// <param name="WorkingDays">Working days from the moment the breach was noticed.</param>
/// <param name="WarnHours">So many hours before the end a first alert is raised.</param>
/// <param name="ValidFrom">First day on which a breach noticed falls under it.</param>
/// <param name="ValidTo">Last such day; none while it is in force.</param>
public sealed record BreachTerm(int WorkingDays, int WarnHours, DateOnly ValidFrom, DateOnly? ValidTo = null)
{
    /// <summary>The term for what was noticed on a day; null when the law knew none.</summary>
    public static BreachTerm? On(IReadOnlyList<BreachTerm> terms, DateOnly day) =>
        terms.LastOrDefault(t => t.ValidFrom <= day && (t.ValidTo is null || day <= t.ValidTo));
}
