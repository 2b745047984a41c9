namespace EduEvents.Domain;

/// <summary>
/// Where a right holds or what an action touches, from the whole platform down to one person.
/// A part left empty means "any" in a grant and "not concerned" in a target.
/// </summary>
/// <param name="Organisation">Tenant of the organisation.</param>
/// <param name="Group">Class or subgroup.</param>
/// <param name="Subject">Subject taught.</param>
/// <param name="Person">The person concerned: a child, oneself.</param>
/// <param name="Device">A terminal.</param>
/// <param name="Area">Beginning of the KATO code: two digits name a region, four a district or a city of it.</param>
public readonly record struct Scope(
    string? Organisation = null, Guid? Group = null, Guid? Subject = null, Guid? Person = null, Guid? Device = null, string? Area = null)
{
    /// <summary>The whole platform.</summary>
    public static readonly Scope Platform;

    /// <summary>True when a right held in this scope reaches the target.</summary>
    public bool Covers(Scope target) =>
        (Area is null || target.Area?.StartsWith(Area, StringComparison.Ordinal) == true)
        && (Organisation is null || Organisation == target.Organisation)
        && (Group is null || Group == target.Group)
        && (Subject is null || Subject == target.Subject)
        && (Person is null || Person == target.Person)
        && (Device is null || Device == target.Device);
}
