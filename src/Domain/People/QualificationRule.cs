namespace EduEvents.Domain.People;

/// <summary>A qualification category of teachers by one edition. Reference data, changed by an administrator.</summary>
/// <param name="Edition">Name of the edition, kept in the events decided by it.</param>
/// <param name="Code">The category.</param>
/// <param name="Kk">Name in Kazakh.</param>
/// <param name="Ru">Name in Russian.</param>
/// <param name="En">Name in English.</param>
/// <param name="Years">How long it holds.</param>
/// <param name="NoticeDays">So many days before its end it is shown as ending.</param>
/// <param name="ValidFrom">First day of the edition.</param>
/// <param name="ValidTo">Last day; none while it is in force.</param>
public sealed record QualificationRule(
    string Edition, string Code, string Kk, string Ru, string En, int Years, int NoticeDays, DateOnly ValidFrom, DateOnly? ValidTo = null)
{
    /// <summary>Its names.</summary>
    public LocalNames Names => new(Kk, Ru, En);

    /// <summary>True when it is in force on the day.</summary>
    public bool Holds(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}
