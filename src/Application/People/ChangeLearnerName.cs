using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Gives a learner another name from a day on: a correction, or a change by a document.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","surname":"Серікқызы","givenName":"Әлия","patronymic":"","on":"2026-11-02","reason":"Туу туралы куәлік"}""")]
public sealed record ChangeLearnerName(Guid LearnerId, string Surname, string GivenName, string Patronymic, DateOnly On, string Reason)
    : ICommand<Learner>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => LearnerId;

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);
}

public sealed class ChangeLearnerNameValidator : AbstractValidator<ChangeLearnerName>
{
    public ChangeLearnerNameValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.Surname).NotEmpty().MaximumLength(80);
        RuleFor(c => c.GivenName).NotEmpty().MaximumLength(80);
        RuleFor(c => c.Patronymic).NotNull().MaximumLength(80);
        RuleFor(c => c.On).IsDay();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(200);
    }
}

public static class ChangeLearnerNameHandler
{
    public static IEnumerable<IDomainEvent> Handle(ChangeLearnerName c, Learner learner) =>
        learner.ChangeName(FullName.Of(c.LearnerId, c.Surname, c.GivenName, c.Patronymic), c.On);
}
