namespace EduEvents.Domain.People;

/// <summary>Levels of education of staff.</summary>
public enum EducationLevel
{
    /// <summary>General secondary.</summary>
    Secondary,

    /// <summary>Technical and vocational.</summary>
    Vocational,

    /// <summary>Higher: bachelor or specialist.</summary>
    Higher,

    /// <summary>Master.</summary>
    Master,

    /// <summary>Doctor of philosophy or by profile.</summary>
    Doctoral
}

/// <summary>Scientific degrees and academic titles.</summary>
public enum DegreeKind
{
    /// <summary>Candidate of sciences.</summary>
    Candidate,

    /// <summary>PhD.</summary>
    Phd,

    /// <summary>Doctor of sciences.</summary>
    Doctor,

    /// <summary>Associate professor.</summary>
    AssociateProfessor,

    /// <summary>Professor.</summary>
    Professor
}

/// <summary>A member of staff has an education (Order 456, p. 27.2).</summary>
/// <param name="PersonId">Who.</param>
/// <param name="EntryId">The entry.</param>
/// <param name="Level">Its level.</param>
/// <param name="Institution">Where.</param>
/// <param name="Speciality">In what.</param>
/// <param name="Number">Number of the diploma.</param>
/// <param name="On">Day of the diploma.</param>
public sealed record EducationRecorded(
    Guid PersonId, Guid EntryId, EducationLevel Level, Personal Institution, Personal Speciality, Personal Number, DateOnly On) : IProfileEntry;

/// <summary>A member of staff holds a degree or a title.</summary>
public sealed record DegreeRecorded(Guid PersonId, Guid EntryId, DegreeKind Kind, Personal Number, DateOnly On) : IProfileEntry;

/// <summary>A teacher took the national qualification test.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="EntryId">The entry.</param>
/// <param name="Points">Points reached.</param>
/// <param name="MaxPoints">Points there were.</param>
/// <param name="Passed">Whether the threshold was reached.</param>
/// <param name="On">The day.</param>
public sealed record QualificationTestRecorded(Guid PersonId, Guid EntryId, int Points, int MaxPoints, bool Passed, DateOnly On) : IProfileEntry;

/// <summary>A teacher was attested with a qualification category.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="EntryId">The entry.</param>
/// <param name="Qualification">Code out of the reference data.</param>
/// <param name="On">First day.</param>
/// <param name="Until">Last day, by the edition in force on the first.</param>
/// <param name="Order">The order.</param>
/// <param name="Edition">Edition of the rule by which it ends.</param>
public sealed record QualificationAwarded(
    Guid PersonId, Guid EntryId, string Qualification, DateOnly On, DateOnly Until, OrderRef? Order, string Edition) : IProfileEntry;

/// <summary>A teacher finished a course of professional development.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="EntryId">The entry.</param>
/// <param name="Title">Its name.</param>
/// <param name="Provider">Who held it.</param>
/// <param name="Hours">Its hours.</param>
/// <param name="On">Last day.</param>
/// <param name="Number">Number of the certificate.</param>
public sealed record CourseRecorded(
    Guid PersonId, Guid EntryId, Personal Title, Personal Provider, int Hours, DateOnly On, Personal Number) : IProfileEntry;
