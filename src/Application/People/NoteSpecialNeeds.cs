using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Notes a learner's special educational needs and the support given.</summary>
[Needs(Permissions.NeedsKeep)]
[Example("""{"personId":"0192f0c5-0000-7000-8000-000000000100","kind":"barriers","support":"specialists","conclusion":"ПМПК № 14","programme":"Екі тоқсандық жеке бағдарлама","from":"2026-10-01"}""")]
public sealed record NoteSpecialNeeds(
    Guid PersonId, NeedsKind Kind, NeedsSupport Support, string Conclusion, string Programme, DateOnly From) : IProfileCommand
{
    Guid? IProfileCommand.ClassId => null;
}

public sealed class NoteSpecialNeedsValidator : AbstractValidator<NoteSpecialNeeds>
{
    public NoteSpecialNeedsValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.Kind).IsInEnum();
        RuleFor(c => c.Support).IsInEnum();
        RuleFor(c => c.Conclusion).NotEmpty().MaximumLength(400);
        RuleFor(c => c.Programme).NotNull().MaximumLength(1000);
        RuleFor(c => c.From).IsDay();
    }
}

public static class NoteSpecialNeedsHandler
{
    public static IEnumerable<IDomainEvent> Handle(NoteSpecialNeeds c, Profile? profile, ProfileSubject subject)
    {
        subject.Learner();
        return Profile.NoteNeeds(profile, new(c.PersonId, c.Kind, c.Support, new(c.PersonId, c.Conclusion), new(c.PersonId, c.Programme), c.From));
    }
}
