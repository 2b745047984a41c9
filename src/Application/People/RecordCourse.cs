using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Enters a finished course of professional development.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"personId":"0192f0c5-0000-7000-8000-000000000300","entryId":"0192f0c5-0000-7000-8000-000000000900","title":"Критериалды бағалау","provider":"Өрлеу","hours":80,"on":"2026-08-14","number":"118245"}""")]
public sealed record RecordCourse(
    Guid PersonId, Guid EntryId, string Title, string Provider, int Hours, DateOnly On, string Number) : IProfileCommand
{
    Guid? IProfileCommand.ClassId => null;
}

public sealed class RecordCourseValidator : AbstractValidator<RecordCourse>
{
    public RecordCourseValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.EntryId).NotEmpty();
        RuleFor(c => c.Title).NotEmpty().MaximumLength(300);
        RuleFor(c => c.Provider).NotEmpty().MaximumLength(200);
        RuleFor(c => c.Hours).InclusiveBetween(1, 2000);
        RuleFor(c => c.On).IsDay();
        RuleFor(c => c.Number).NotNull().MaximumLength(80);
    }
}

public static class RecordCourseHandler
{
    public static IEnumerable<IDomainEvent> Handle(RecordCourse c, Profile? profile, ProfileSubject subject) => Profile.Enter(profile,
        new CourseRecorded(c.PersonId, c.EntryId, new(c.PersonId, c.Title), new(c.PersonId, c.Provider), c.Hours, c.On, new(c.PersonId, c.Number)),
        subject.Staff());
}
