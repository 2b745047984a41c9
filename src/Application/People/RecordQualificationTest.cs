using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Enters the result of the national qualification test of a teacher.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"personId":"0192f0c5-0000-7000-8000-000000000300","entryId":"0192f0c5-0000-7000-8000-000000000900","points":82,"maxPoints":100,"passed":true,"on":"2026-04-18"}""")]
public sealed record RecordQualificationTest(
    Guid PersonId, Guid EntryId, int Points, int MaxPoints, bool Passed, DateOnly On) : IProfileCommand
{
    Guid? IProfileCommand.ClassId => null;
}

public sealed class RecordQualificationTestValidator : AbstractValidator<RecordQualificationTest>
{
    public RecordQualificationTestValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.EntryId).NotEmpty();
        RuleFor(c => c.Points).GreaterThanOrEqualTo(0).LessThanOrEqualTo(c => c.MaxPoints);
        RuleFor(c => c.MaxPoints).InclusiveBetween(1, 1000);
        RuleFor(c => c.On).IsDay();
    }
}

public static class RecordQualificationTestHandler
{
    public static IEnumerable<IDomainEvent> Handle(RecordQualificationTest c, Profile? profile, ProfileSubject subject) => Profile.Enter(profile,
        new QualificationTestRecorded(c.PersonId, c.EntryId, c.Points, c.MaxPoints, c.Passed, c.On),
        subject.Staff());
}
