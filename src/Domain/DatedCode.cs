namespace EduEvents.Domain;

/// <summary>A code of a classifier with the time it is in force. Reference data, changed by an administrator.</summary>
/// <param name="Group">The classifier, or a part of it.</param>
/// <param name="Code">The code; never used again for something else.</param>
/// <param name="Kk">Name in Kazakh.</param>
/// <param name="Ru">Name in Russian.</param>
/// <param name="En">Name in English.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; none while it is in force.</param>
/// <param name="Restricted">True when only few may see of whom it is true, as of a disability.</param>
public sealed record DatedCode(
    string Group, string Code, string Kk, string Ru, string En, DateOnly ValidFrom, DateOnly? ValidTo = null, bool Restricted = false)
{
    /// <summary>Its names.</summary>
    public LocalNames Names => new(Kk, Ru, En);

    /// <summary>True when it is in force on the day.</summary>
    public bool Holds(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}
