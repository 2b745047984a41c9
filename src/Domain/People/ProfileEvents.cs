namespace EduEvents.Domain.People;

/// <summary>An entry of the digital profile of a learner or a teacher (Order 456, pp. 27.1, 27.2).</summary>
public interface IProfileEntry : IDomainEvent
{
    /// <summary>Whose profile.</summary>
    Guid PersonId { get; }

    /// <summary>The entry.</summary>
    Guid EntryId { get; }

    /// <summary>The day it speaks of.</summary>
    DateOnly On { get; }
}

/// <summary>Where somebody took part.</summary>
public enum AchievementKind
{
    /// <summary>A subject olympiad.</summary>
    Olympiad,

    /// <summary>A science project.</summary>
    Project,

    /// <summary>A creative or other contest.</summary>
    Contest,

    /// <summary>Sport.</summary>
    Sport
}

/// <summary>Stage of an olympiad or reach of a contest (schooling facts, 2.12).</summary>
public enum AchievementLevel
{
    /// <summary>The school.</summary>
    School,

    /// <summary>District or city.</summary>
    District,

    /// <summary>Region.</summary>
    Region,

    /// <summary>The country.</summary>
    Republic,

    /// <summary>Between countries.</summary>
    International
}

/// <summary>What came of it.</summary>
public enum AchievementPlace
{
    /// <summary>First place.</summary>
    First,

    /// <summary>Second place.</summary>
    Second,

    /// <summary>Third place.</summary>
    Third,

    /// <summary>A certificate or a letter of praise.</summary>
    Praised,

    /// <summary>Took part.</summary>
    TookPart
}

/// <summary>Kinds of documents of education.</summary>
public enum EducationDocumentKind
{
    /// <summary>Attestat of basic secondary education.</summary>
    Basic,

    /// <summary>The same with honours.</summary>
    BasicWithHonours,

    /// <summary>Attestat of general secondary education.</summary>
    General,

    /// <summary>The same with honours.</summary>
    GeneralWithHonours,

    /// <summary>The same with the badge Altyn belgi.</summary>
    GoldenBadge,

    /// <summary>Certificate of having attended without an attestat.</summary>
    Attended
}

/// <summary>Forms of career guidance.</summary>
public enum GuidanceKind
{
    /// <summary>A test of interests or abilities.</summary>
    Test,

    /// <summary>A talk with the psychologist or the class leader.</summary>
    Talk,

    /// <summary>A visit to a college, a university or an employer.</summary>
    Visit,

    /// <summary>A professional trial.</summary>
    Trial
}

/// <summary>Groups of physical education.</summary>
public enum PhysicalGroup
{
    /// <summary>Main.</summary>
    Main,

    /// <summary>Preparatory.</summary>
    Preparatory,

    /// <summary>Special medical group.</summary>
    Special,

    /// <summary>Released.</summary>
    Released
}

/// <summary>A learner took part in an olympiad, a project, a contest.</summary>
/// <param name="PersonId">The learner.</param>
/// <param name="EntryId">The entry.</param>
/// <param name="Kind">Where.</param>
/// <param name="Level">How far.</param>
/// <param name="SubjectId">The subject of an olympiad.</param>
/// <param name="Title">Its name.</param>
/// <param name="Place">What came of it.</param>
/// <param name="On">The day.</param>
/// <param name="TeacherId">Who prepared the learner.</param>
/// <param name="MayPublish">Whether the family agreed to publish it.</param>
public sealed record AchievementRecorded(
    Guid PersonId, Guid EntryId, AchievementKind Kind, AchievementLevel Level, Guid? SubjectId, Personal Title, AchievementPlace Place, DateOnly On,
    Guid? TeacherId, bool MayPublish) : IProfileEntry;

/// <summary>A certificate was entered into the profile of a learner or a teacher.</summary>
/// <param name="PersonId">Whose.</param>
/// <param name="EntryId">The entry.</param>
/// <param name="Title">Of what.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Number">Its number.</param>
/// <param name="On">When it was issued.</param>
/// <param name="Until">Its last day; none where it does not expire.</param>
public sealed record CertificateRecorded(
    Guid PersonId, Guid EntryId, Personal Title, Personal Issuer, Personal Number, DateOnly On, DateOnly? Until) : IProfileEntry;

/// <summary>A learner was given a document of education.</summary>
public sealed record EducationDocumentIssued(Guid PersonId, Guid EntryId, EducationDocumentKind Kind, Personal Number, DateOnly On, OrderRef? Order)
    : IProfileEntry;

/// <summary>Something was done for a learner's choice of a profession.</summary>
/// <param name="PersonId">The learner.</param>
/// <param name="EntryId">The entry.</param>
/// <param name="Kind">What.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Wish">The profession or field the learner leans to.</param>
/// <param name="On">The day.</param>
public sealed record GuidanceRecorded(Guid PersonId, Guid EntryId, GuidanceKind Kind, Personal Outcome, Personal Wish, DateOnly On) : IProfileEntry;

/// <summary>An entry was made wrongly and does not count.</summary>
public sealed record ProfileEntryWithdrawn(Guid PersonId, Guid EntryId) : IDomainEvent;

/// <summary>A learner's languages: the mother tongue, and those spoken besides.</summary>
public sealed record LanguagesTold(Guid PersonId, Personal MotherTongue, Personal Others) : IDomainEvent;

/// <summary>What the medical worker noted (forms 052-2/у, conclusions of commissions).</summary>
/// <param name="PersonId">The learner.</param>
/// <param name="HealthGroup">I to V.</param>
/// <param name="PhysicalGroup">Group of physical education: main, preparatory, special, released.</param>
/// <param name="Advice">What a teacher is to do or to mind; no diagnosis.</param>
/// <param name="Document">The paper it rests on.</param>
/// <param name="From">First day.</param>
public sealed record HealthNoted(
    Guid PersonId, Personal HealthGroup, Personal PhysicalGroup, Personal Advice, Personal Document, DateOnly From) : IDomainEvent;

/// <summary>Kinds of special educational needs (Order 92).</summary>
public enum NeedsKind
{
    /// <summary>Behaviour and emotions.</summary>
    Behaviour,

    /// <summary>Social, language and cultural barriers.</summary>
    Barriers,

    /// <summary>Limited abilities.</summary>
    Disability
}

/// <summary>Who supports the learner.</summary>
public enum NeedsSupport
{
    /// <summary>The teachers of the class.</summary>
    Class,

    /// <summary>The specialists of the support service.</summary>
    Specialists,

    /// <summary>The organisation as a whole, as with an assistant.</summary>
    Organisation
}

/// <summary>A learner has special educational needs from a day on.</summary>
/// <param name="PersonId">The learner.</param>
/// <param name="Kind">Their kind.</param>
/// <param name="Support">Who supports.</param>
/// <param name="Conclusion">The conclusion it rests on.</param>
/// <param name="Programme">What is done: the individual programme.</param>
/// <param name="From">First day.</param>
public sealed record SpecialNeedsNoted(
    Guid PersonId, NeedsKind Kind, NeedsSupport Support, Personal Conclusion, Personal Programme, DateOnly From) : IDomainEvent;

/// <summary>The last day of a learner's special educational needs.</summary>
public sealed record SpecialNeedsEnded(Guid PersonId, DateOnly On) : IDomainEvent;
