using System.Globalization;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Notes a learner's health group, the group of physical education, and what teachers must mind.</summary>
[Needs(Permissions.HealthKeep)]
[Example("""{"personId":"0192f0c5-0000-7000-8000-000000000100","healthGroup":2,"physicalGroup":"preparatory","advice":"Алдыңғы партада отырғызу","document":"052-2/у","from":"2026-09-01"}""")]
public sealed record NoteHealth(
    Guid PersonId, int HealthGroup, PhysicalGroup PhysicalGroup, string Advice, string Document, DateOnly From) : IProfileCommand
{
    Guid? IProfileCommand.ClassId => null;
}

public sealed class NoteHealthValidator : AbstractValidator<NoteHealth>
{
    public NoteHealthValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.HealthGroup).InclusiveBetween(1, 5);
        RuleFor(c => c.PhysicalGroup).IsInEnum();
        RuleFor(c => c.Advice).NotNull().MaximumLength(400);
        RuleFor(c => c.Document).NotNull().MaximumLength(200);
        RuleFor(c => c.From).IsDay();
    }
}

public static class NoteHealthHandler
{
    public static IEnumerable<IDomainEvent> Handle(NoteHealth c, Profile? profile, ProfileSubject subject)
    {
        subject.Learner();
        return Profile.NoteHealth(profile, new(c.PersonId, new(c.PersonId, c.HealthGroup.ToString(CultureInfo.InvariantCulture)),
            new(c.PersonId, c.PhysicalGroup.ToString()), new(c.PersonId, c.Advice), new(c.PersonId, c.Document), c.From));
    }
}
