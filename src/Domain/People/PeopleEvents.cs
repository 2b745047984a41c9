namespace EduEvents.Domain.People;

/// <summary>A full name, each part personal; the patronymic may be empty.</summary>
public sealed record FullName(Personal Surname, Personal GivenName, Personal Patronymic)
{
    /// <summary>A name of one person from its plain parts.</summary>
    public static FullName Of(Guid person, string surname, string givenName, string patronymic = "") =>
        new(new(person, surname), new(person, givenName), new(person, patronymic));

    /// <summary>Surname and given name as lists show them; empty once erased.</summary>
    public string Listed() => $"{Surname.Value} {GivenName.Value}".Trim();

    /// <summary>All parts; empty once erased.</summary>
    public string Full() => $"{Surname.Value} {GivenName.Value} {Patronymic.Value}".Trim();
}

/// <summary>A class was formed for an academic year (Order 456, p. 27.3).</summary>
/// <param name="GroupId">The class.</param>
/// <param name="Year">Calendar year in which the academic year begins.</param>
/// <param name="Grade">0 (pre-school preparation) to 12.</param>
/// <param name="Letter">The school's own letter or, for imported classes, its short title.</param>
/// <param name="Language">Language of instruction, two letters; "und" while it is not known, as after an import.</param>
/// <param name="Shift">1 to 3.</param>
public sealed record ClassFormed(Guid GroupId, int Year, int Grade, string Letter, string Language, int Shift) : IDomainEvent;

/// <summary>
/// A group of one subject with members of its own: a class split by language or sex, or a section of several classes (GOSO, pp. 30, 43-44).
/// </summary>
/// <param name="GroupId">The subgroup.</param>
/// <param name="Year">Calendar year in which the academic year begins.</param>
/// <param name="Grade">0 (pre-school preparation) to 12.</param>
/// <param name="SubjectId">The one subject it is taught.</param>
/// <param name="Title">As people call it.</param>
/// <param name="ClassId">The class it is a part of; null when its members come from several.</param>
public sealed record SubgroupFormed(Guid GroupId, int Year, int Grade, Guid SubjectId, string Title, Guid? ClassId) : IDomainEvent;

/// <summary>A learner was admitted (Order 456, p. 27.1).</summary>
/// <param name="LearnerId">The learner.</param>
/// <param name="Name">The name.</param>
/// <param name="Iin">May be missing for children who have none yet.</param>
/// <param name="BirthDate">ISO; empty while it is not known.</param>
/// <param name="On">First day; it may lie before the day on which it was recorded.</param>
/// <param name="Arrival">Code of where the learner comes from; none where it was not told.</param>
/// <param name="Order">The order; none where it was not told.</param>
public sealed record LearnerAdmitted(
    Guid LearnerId, FullName Name, Personal Iin, Personal BirthDate, DateOnly On, string? Arrival = null, OrderRef? Order = null) : IDomainEvent;

/// <summary>A learner is in a class from a day on.</summary>
/// <param name="LearnerId">The learner.</param>
/// <param name="GroupId">The class.</param>
/// <param name="From">First day in it.</param>
/// <param name="LeftGroupId">The class in which the learner would have been on that day; membership in it ends the day before.</param>
/// <param name="Until">Last day in it, when a placing after this one was recorded before; none otherwise.</param>
/// <param name="Kind">Why; none where it was not told.</param>
/// <param name="Order">The order; none where it was not told.</param>
public sealed record LearnerPlaced(
    Guid LearnerId, Guid GroupId, DateOnly From, Guid? LeftGroupId, DateOnly? Until = null, PlacingKind? Kind = null, OrderRef? Order = null)
    : IDomainEvent;

/// <summary>A learner is in a subgroup from a day on, besides the class.</summary>
public sealed record LearnerJoinedGroup(Guid LearnerId, Guid GroupId, DateOnly From) : IDomainEvent;

/// <summary>A learner's last day in a subgroup.</summary>
public sealed record LearnerLeftGroup(Guid LearnerId, Guid GroupId, DateOnly On) : IDomainEvent;

/// <summary>A learner left the organisation.</summary>
/// <param name="LearnerId">The learner.</param>
/// <param name="GroupId">The class of the last day.</param>
/// <param name="On">The last day.</param>
/// <param name="Reason">Code of the reason.</param>
/// <param name="NeverJoined">Classes of placings after that day, which by this did not come to be; none otherwise.</param>
/// <param name="Order">The order; none where it was not told.</param>
/// <param name="Destination">Where to: a school or a place; none where it was not told.</param>
public sealed record LearnerDeparted(
    Guid LearnerId, Guid? GroupId, DateOnly On, string Reason, IReadOnlyList<Guid>? NeverJoined = null, OrderRef? Order = null,
    string? Destination = null) : IDomainEvent;

/// <summary>A person may act for a learner from a day on.</summary>
public sealed record GuardianLinked(Guid LearnerId, Guid GuardianId, FullName Name, string Relation, DateOnly From) : IDomainEvent;

/// <summary>A member of staff took up a position (Order 456, p. 27.2).</summary>
public sealed record StaffHired(Guid StaffId, FullName Name, Personal Iin, string Position, DateOnly On) : IDomainEvent;

/// <summary>A member of staff left.</summary>
public sealed record StaffDismissed(Guid StaffId, DateOnly On, string Reason) : IDomainEvent;

/// <summary>A learner or a member of staff bears another name from a day on; the earlier name stays on record.</summary>
public sealed record NameChanged(Guid PersonId, FullName Name, DateOnly On) : IDomainEvent;

/// <summary>A learner's birth date was recorded wrongly and is put right; the earlier one stays on record.</summary>
public sealed record BirthDateCorrected(Guid LearnerId, Personal BirthDate) : IDomainEvent;
