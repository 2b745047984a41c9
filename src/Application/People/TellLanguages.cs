using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Notes a learner's mother tongue and the languages spoken besides.</summary>
[Needs(Permissions.ProfileKeep)]
[Example("""{"personId":"0192f0c5-0000-7000-8000-000000000100","motherTongue":"kk","others":"ru, en","classId":"0192f0c5-0000-7000-8000-000000000010"}""")]
public sealed record TellLanguages(Guid PersonId, string MotherTongue, string Others, Guid? ClassId = null) : IProfileCommand;

public sealed class TellLanguagesValidator : AbstractValidator<TellLanguages>
{
    public TellLanguagesValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.MotherTongue).NotEmpty().MaximumLength(40);
        RuleFor(c => c.Others).NotNull().MaximumLength(200);
    }
}

public static class TellLanguagesHandler
{
    public static IEnumerable<IDomainEvent> Handle(TellLanguages c, Profile? profile, ProfileSubject subject)
    {
        subject.Learner();
        return Profile.TellLanguages(profile, new(c.PersonId, new(c.PersonId, c.MotherTongue), new(c.PersonId, c.Others)));
    }
}
