using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Places a learner in a class from a day on.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","groupId":"0192f0c5-0000-7000-8000-000000000010","from":"2026-09-01","kind":"transfer","order":{"number":"42-қ","on":"2026-08-25"}}""")]
public sealed record PlaceLearner(Guid LearnerId, Guid GroupId, DateOnly From, PlacingKind? Kind = null, OrderRef? Order = null) : ICommand<Learner>
{
    /// <inheritdoc />
    public Guid Stream() => LearnerId;

    /// <inheritdoc />
    public Scope Target() => new(Group: GroupId, Person: LearnerId);
}

public sealed class PlaceLearnerValidator : AbstractValidator<PlaceLearner>
{
    public PlaceLearnerValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.GroupId).NotEmpty();
        RuleFor(c => c.From).IsDay();
        RuleFor(c => c.Kind).IsInEnum();
        RuleFor(c => c.Order!).SetValidator(new OrderRefValidator());
    }
}

public static class PlaceLearnerHandler
{
    public static IEnumerable<IDomainEvent> Handle(PlaceLearner c, Learner learner) => learner.Place(c.GroupId, c.From, c.Kind, c.Order);
}
