using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Enters a degree or a title of a member of staff.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"personId":"0192f0c5-0000-7000-8000-000000000300","entryId":"0192f0c5-0000-7000-8000-000000000900","kind":"candidate","number":"ҒК № 245","on":"2015-03-12"}""")]
public sealed record RecordDegree(Guid PersonId, Guid EntryId, DegreeKind Kind, string Number, DateOnly On) : IProfileCommand
{
    Guid? IProfileCommand.ClassId => null;
}

public sealed class RecordDegreeValidator : AbstractValidator<RecordDegree>
{
    public RecordDegreeValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.EntryId).NotEmpty();
        RuleFor(c => c.Kind).IsInEnum();
        RuleFor(c => c.Number).NotNull().MaximumLength(80);
        RuleFor(c => c.On).IsDay();
    }
}

public static class RecordDegreeHandler
{
    public static IEnumerable<IDomainEvent> Handle(RecordDegree c, Profile? profile, ProfileSubject subject) => Profile.Enter(profile,
        new DegreeRecorded(c.PersonId, c.EntryId, c.Kind, new(c.PersonId, c.Number), c.On),
        subject.Staff());
}
