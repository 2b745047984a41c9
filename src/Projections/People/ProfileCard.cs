using EduEvents.Domain.People;
using JasperFx.Events;
using Marten.Events.Projections;

namespace EduEvents.Projections.People;

/// <summary>What is entered into the digital profile of a learner or a teacher. Names, titles and numbers are stored encrypted.</summary>
public sealed class ProfileCard
{
    public Guid Id { get; set; }
    public LanguagesTold? Languages { get; set; }

    /// <summary>Group of physical education and what a teacher must mind; the rest of the notes on health is restricted.</summary>
    public PhysicalCard? Physical { get; set; }
    public List<AchievementRecorded> Achievements { get; set; } = [];
    public List<CertificateRecorded> Certificates { get; set; } = [];
    public List<EducationDocumentIssued> Documents { get; set; } = [];
    public List<GuidanceRecorded> Guidance { get; set; } = [];
    public List<EducationRecorded> Education { get; set; } = [];
    public List<DegreeRecorded> Degrees { get; set; } = [];
    public List<QualificationTestRecorded> Tests { get; set; } = [];
    public List<QualificationAwarded> Qualifications { get; set; } = [];
    public List<CourseRecorded> Courses { get; set; } = [];
}

/// <summary>What a teacher may know of a learner's health.</summary>
public sealed record PhysicalCard(Domain.Personal Group, Domain.Personal Advice, DateOnly From);

/// <summary>Folds the entries of profiles.</summary>
public sealed class ProfileCardProjection : MultiStreamProjection<ProfileCard, Guid>
{
    public ProfileCardProjection()
    {
        Identity<AchievementRecorded>(e => e.PersonId);
        Identity<CertificateRecorded>(e => e.PersonId);
        Identity<EducationDocumentIssued>(e => e.PersonId);
        Identity<GuidanceRecorded>(e => e.PersonId);
        Identity<EducationRecorded>(e => e.PersonId);
        Identity<DegreeRecorded>(e => e.PersonId);
        Identity<QualificationTestRecorded>(e => e.PersonId);
        Identity<QualificationAwarded>(e => e.PersonId);
        Identity<CourseRecorded>(e => e.PersonId);
        Identity<ProfileEntryWithdrawn>(e => e.PersonId);
        Identity<LanguagesTold>(e => e.PersonId);
        Identity<HealthNoted>(e => e.PersonId);
    }

    /// <inheritdoc />
    public override ProfileCard? Evolve(ProfileCard? snapshot, Guid id, IEvent e)
    {
        var card = snapshot ?? new ProfileCard { Id = id };
        switch (e.Data)
        {
            case LanguagesTold l:
                card.Languages = l;
                break;
            case HealthNoted h:
                card.Physical = new(h.PhysicalGroup, h.Advice, h.From);
                break;
            case ProfileEntryWithdrawn w:
                Withdraw(card, w.EntryId);
                break;
            case IProfileEntry entry:
                Enter(card, entry);
                break;
        }
        return card;
    }

    private static void Enter(ProfileCard card, IProfileEntry entry)
    {
        switch (entry)
        {
            case AchievementRecorded a: card.Achievements.Add(a); break;
            case CertificateRecorded c: card.Certificates.Add(c); break;
            case EducationDocumentIssued d: card.Documents.Add(d); break;
            case GuidanceRecorded g: card.Guidance.Add(g); break;
            case EducationRecorded d: card.Education.Add(d); break;
            case DegreeRecorded d: card.Degrees.Add(d); break;
            case QualificationTestRecorded t: card.Tests.Add(t); break;
            case QualificationAwarded q: card.Qualifications.Add(q); break;
            case CourseRecorded c: card.Courses.Add(c); break;
        }
    }

    private static void Withdraw(ProfileCard card, Guid entry)
    {
        card.Achievements.RemoveAll(x => x.EntryId == entry);
        card.Certificates.RemoveAll(x => x.EntryId == entry);
        card.Documents.RemoveAll(x => x.EntryId == entry);
        card.Guidance.RemoveAll(x => x.EntryId == entry);
        card.Education.RemoveAll(x => x.EntryId == entry);
        card.Degrees.RemoveAll(x => x.EntryId == entry);
        card.Tests.RemoveAll(x => x.EntryId == entry);
        card.Qualifications.RemoveAll(x => x.EntryId == entry);
        card.Courses.RemoveAll(x => x.EntryId == entry);
    }
}
