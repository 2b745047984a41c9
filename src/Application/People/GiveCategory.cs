using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Notes that a learner belongs to a category of the contingent from a day on.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","category":"large_family","from":"2026-09-01","document":"анықтама № 12"}""")]
public sealed record GiveCategory(Guid LearnerId, string Category, DateOnly From, string Document) : ICommand<Learner>
{
    /// <inheritdoc />
    public Guid Stream() => LearnerId;

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);
}

public sealed class GiveCategoryValidator : AbstractValidator<GiveCategory>
{
    public GiveCategoryValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.Category).NotEmpty().MaximumLength(40);
        RuleFor(c => c.From).IsDay();
        RuleFor(c => c.Document).NotNull().MaximumLength(200);
    }
}

public static class GiveCategoryHandler
{
    public static IEnumerable<IDomainEvent> Handle(GiveCategory c, Learner learner, ContingentCodes codes) =>
        learner.GiveCategory(codes.Category(c.Category, c.From), c.From, c.Document);
}
