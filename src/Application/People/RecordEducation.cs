using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Enters the education of a member of staff.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"personId":"0192f0c5-0000-7000-8000-000000000300","entryId":"0192f0c5-0000-7000-8000-000000000900","level":"higher","institution":"Абай атындағы ҚазҰПУ","speciality":"Математика мұғалімі","number":"ЖБ-Б № 118","on":"2008-06-20"}""")]
public sealed record RecordEducation(
    Guid PersonId, Guid EntryId, EducationLevel Level, string Institution,
    string Speciality, string Number, DateOnly On) : IProfileCommand
{
    Guid? IProfileCommand.ClassId => null;
}

public sealed class RecordEducationValidator : AbstractValidator<RecordEducation>
{
    public RecordEducationValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.EntryId).NotEmpty();
        RuleFor(c => c.Level).IsInEnum();
        RuleFor(c => c.Institution).NotEmpty().MaximumLength(200);
        RuleFor(c => c.Speciality).NotEmpty().MaximumLength(200);
        RuleFor(c => c.Number).NotNull().MaximumLength(80);
        RuleFor(c => c.On).IsDay();
    }
}

public static class RecordEducationHandler
{
    public static IEnumerable<IDomainEvent> Handle(RecordEducation c, Profile? profile, ProfileSubject subject) => Profile.Enter(profile,
        new EducationRecorded(c.PersonId, c.EntryId, c.Level, new(c.PersonId, c.Institution), new(c.PersonId, c.Speciality), new(c.PersonId, c.Number), c.On),
        subject.Staff());
}
