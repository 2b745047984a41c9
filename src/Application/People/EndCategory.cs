using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Ends a learner's time in a category; the day named is the last one in it.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","category":"large_family","on":"2027-05-25"}""")]
public sealed record EndCategory(Guid LearnerId, string Category, DateOnly On) : ICommand<Learner>
{
    /// <inheritdoc />
    public Guid Stream() => LearnerId;

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);
}

public sealed class EndCategoryValidator : AbstractValidator<EndCategory>
{
    public EndCategoryValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.Category).NotEmpty().MaximumLength(40);
        RuleFor(c => c.On).IsDay();
    }
}

public static class EndCategoryHandler
{
    public static IEnumerable<IDomainEvent> Handle(EndCategory c, Learner learner) => learner.EndCategory(c.Category, c.On);
}
