using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Puts a learner's birth date right, with a reason.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","birthDate":"2012-05-24","reason":"Туу туралы куәлік"}""")]
public sealed record CorrectBirthDate(Guid LearnerId, DateOnly BirthDate, string Reason) : ICommand<Learner>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => LearnerId;

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);
}

public sealed class CorrectBirthDateValidator : AbstractValidator<CorrectBirthDate>
{
    public CorrectBirthDateValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.BirthDate).IsDay();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(200);
    }
}

public static class CorrectBirthDateHandler
{
    public static IEnumerable<IDomainEvent> Handle(CorrectBirthDate c, Learner learner) => learner.CorrectBirthDate(c.BirthDate);
}
