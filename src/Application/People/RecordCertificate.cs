using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Enters a certificate into the profile of a learner or a teacher.</summary>
[Needs(Permissions.ProfileKeep)]
[Example("""{"personId":"0192f0c5-0000-7000-8000-000000000100","entryId":"0192f0c5-0000-7000-8000-000000000900","title":"Ағылшын тілі, B1","issuer":"Тіл орталығы","number":"KZ-118","on":"2026-05-20","until":"2028-05-20","classId":"0192f0c5-0000-7000-8000-000000000010"}""")]
public sealed record RecordCertificate(
    Guid PersonId, Guid EntryId, string Title, string Issuer, string Number,
    DateOnly On, DateOnly? Until, Guid? ClassId = null) : IProfileCommand;

public sealed class RecordCertificateValidator : AbstractValidator<RecordCertificate>
{
    public RecordCertificateValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.EntryId).NotEmpty();
        RuleFor(c => c.Title).NotEmpty().MaximumLength(300);
        RuleFor(c => c.Issuer).NotNull().MaximumLength(200);
        RuleFor(c => c.Number).NotNull().MaximumLength(80);
        RuleFor(c => c.On).IsDay();
        RuleFor(c => c.Until).IsDay();
    }
}

public static class RecordCertificateHandler
{
    public static IEnumerable<IDomainEvent> Handle(RecordCertificate c, Profile? profile, ProfileSubject subject) => Profile.Enter(profile,
        new CertificateRecorded(c.PersonId, c.EntryId, new(c.PersonId, c.Title), new(c.PersonId, c.Issuer), new(c.PersonId, c.Number), c.On, c.Until),
        subject.Anybody());
}
