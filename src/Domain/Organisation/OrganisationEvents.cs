namespace EduEvents.Domain.Organisation;

/// <summary>One quarter of an academic year, both days included.</summary>
public sealed record Quarter(int Number, DateOnly From, DateOnly To);

/// <summary>Days without lessons: holidays and public holidays, both days included.</summary>
public sealed record DaysOff(DateOnly From, DateOnly To, string Reason);

/// <summary>One lesson of a bell scheme, in local time.</summary>
public sealed record Bell(int Number, TimeOnly Starts, TimeOnly Ends);

/// <summary>
/// An education organisation joined the platform. Its id is its tenant. The business number, the place and names in some languages are empty
/// while they are not known, as after an import; nothing is put in their place.
/// </summary>
public sealed record OrganisationFounded(Guid OrganisationId, string Bin, LocalNames Names, string Kind, string Kato) : IDomainEvent;

/// <summary>The organisation's business number, its place and its names became known or are others now.</summary>
public sealed record RequisitesGiven(Guid OrganisationId, string Bin, LocalNames Names, string Kato) : IDomainEvent;

/// <summary>The organisation's data were moved to another database of the installation.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="FormerDatabase">Name of the former database.</param>
/// <param name="NewDatabase">Name of the new one.</param>
/// <param name="Events">Events that were copied.</param>
/// <param name="Head">The last signed head of its log in the former database; empty when nothing was sealed there.</param>
public sealed record OrganisationMoved(Guid OrganisationId, string FormerDatabase, string NewDatabase, long Events, string Head) : IDomainEvent;

/// <summary>The organisation's calendar of one academic year was approved.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="Year">Calendar year in which the academic year begins.</param>
/// <param name="Quarters">One to four quarters in order.</param>
/// <param name="DaysOff">Days without lessons inside the quarters.</param>
/// <param name="Saturdays">True where Saturday is a school day: a week of six days, as schools of three shifts may have.</param>
public sealed record AcademicYearOpened(
    Guid OrganisationId, int Year, IReadOnlyList<Quarter> Quarters, IReadOnlyList<DaysOff> DaysOff, bool Saturdays = false) : IDomainEvent
{
    /// <summary>True when the other says the same, item by item.</summary>
    public bool IsSameAs(AcademicYearOpened other) => OrganisationId == other.OrganisationId && Year == other.Year && Saturdays == other.Saturdays
        && Quarters.SequenceEqual(other.Quarters) && DaysOff.SequenceEqual(other.DaysOff);
}

/// <summary>The bells of one shift hold from a day on; the norms they were checked by are named.</summary>
public sealed record BellsSet(Guid OrganisationId, int Shift, DateOnly From, IReadOnlyList<Bell> Bells, string NormsEdition) : IDomainEvent;
