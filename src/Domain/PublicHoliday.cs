namespace EduEvents.Domain;

/// <summary>A public holiday of the country, with the time it is in force. Reference data, changed by an administrator.</summary>
/// <param name="Reason">Code of the holiday.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">Day of the month.</param>
/// <param name="ValidFrom">First day it is in force; one that moves from year to year has an entry for each year.</param>
/// <param name="ValidTo">Last day it is in force; none while it is.</param>
/// <param name="Moves">Whether another day is off in its place when it falls on a weekend; it is not for the two religious ones.</param>
public sealed record PublicHoliday(string Reason, int Month, int Day, DateOnly ValidFrom, DateOnly? ValidTo = null, bool Moves = true)
{
    /// <summary>True when the day is this holiday.</summary>
    public bool Is(DateOnly day) => day.Month == Month && day.Day == Day && day >= ValidFrom && (ValidTo is null || day <= ValidTo);
}
