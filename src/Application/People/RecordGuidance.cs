using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Enters what was done for a learner's choice of a profession.</summary>
[Needs(Permissions.ProfileKeep)]
[Example("""{"personId":"0192f0c5-0000-7000-8000-000000000100","entryId":"0192f0c5-0000-7000-8000-000000000900","kind":"test","outcome":"Жаратылыстану бағытына бейім","wish":"инженер","on":"2026-10-20","classId":"0192f0c5-0000-7000-8000-000000000010"}""")]
public sealed record RecordGuidance(
    Guid PersonId, Guid EntryId, GuidanceKind Kind, string Outcome, string Wish, DateOnly On, Guid? ClassId = null) : IProfileCommand;

public sealed class RecordGuidanceValidator : AbstractValidator<RecordGuidance>
{
    public RecordGuidanceValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.EntryId).NotEmpty();
        RuleFor(c => c.Kind).IsInEnum();
        RuleFor(c => c.Outcome).NotEmpty().MaximumLength(1000);
        RuleFor(c => c.Wish).NotNull().MaximumLength(200);
        RuleFor(c => c.On).IsDay();
    }
}

public static class RecordGuidanceHandler
{
    public static IEnumerable<IDomainEvent> Handle(RecordGuidance c, Profile? profile, ProfileSubject subject) => Profile.Enter(profile,
        new GuidanceRecorded(c.PersonId, c.EntryId, c.Kind, new(c.PersonId, c.Outcome), new(c.PersonId, c.Wish), c.On),
        subject.Learner());
}
