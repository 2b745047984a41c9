using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Names a person who may act for a learner.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","guardianId":"0192f0c5-0000-7000-8000-000000000200","surname":"Ахметова","givenName":"Сәуле","patronymic":"","relation":"mother","from":"2026-09-01"}""")]
public sealed record LinkGuardian(
    Guid LearnerId, Guid GuardianId, string Surname, string GivenName, string Patronymic, string Relation, DateOnly From) : ICommand<Learner>
{
    /// <inheritdoc />
    public Guid Stream() => LearnerId;

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);

    /// <inheritdoc />
    public IEnumerable<Guid> People() => [LearnerId, GuardianId];
}

public sealed class LinkGuardianValidator : AbstractValidator<LinkGuardian>
{
    public LinkGuardianValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.GuardianId).NotEmpty().NotEqual(c => c.LearnerId);
        RuleFor(c => c.Surname).NotEmpty().MaximumLength(80);
        RuleFor(c => c.GivenName).NotEmpty().MaximumLength(80);
        RuleFor(c => c.Patronymic).NotNull().MaximumLength(80);
        RuleFor(c => c.Relation).NotEmpty().MaximumLength(40);
        RuleFor(c => c.From).IsDay();
    }
}

public static class LinkGuardianHandler
{
    public static IEnumerable<IDomainEvent> Handle(LinkGuardian c, Learner learner) =>
        learner.LinkGuardian(c.GuardianId, FullName.Of(c.GuardianId, c.Surname, c.GivenName, c.Patronymic), c.Relation, c.From);
}
