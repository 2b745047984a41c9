using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Enters a document of education that a learner was given.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"personId":"0192f0c5-0000-7000-8000-000000000100","entryId":"0192f0c5-0000-7000-8000-000000000900","kind":"basic","number":"НОБ № 0118245","on":"2026-06-12","order":{"number":"118-қ","on":"2026-11-02"}}""")]
public sealed record IssueEducationDocument(
    Guid PersonId, Guid EntryId, EducationDocumentKind Kind, string Number, DateOnly On, OrderRef? Order) : IProfileCommand
{
    Guid? IProfileCommand.ClassId => null;
}

public sealed class IssueEducationDocumentValidator : AbstractValidator<IssueEducationDocument>
{
    public IssueEducationDocumentValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.EntryId).NotEmpty();
        RuleFor(c => c.Kind).IsInEnum();
        RuleFor(c => c.Number).NotEmpty().MaximumLength(80);
        RuleFor(c => c.On).IsDay();
        RuleFor(c => c.Order!).SetValidator(new OrderRefValidator());
    }
}

public static class IssueEducationDocumentHandler
{
    public static IEnumerable<IDomainEvent> Handle(IssueEducationDocument c, Profile? profile, ProfileSubject subject) => Profile.Enter(profile,
        new EducationDocumentIssued(c.PersonId, c.EntryId, c.Kind, new(c.PersonId, c.Number), c.On, c.Order),
        subject.Learner());
}
