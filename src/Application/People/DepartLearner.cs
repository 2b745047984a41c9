using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Records that a learner left the organisation.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","on":"2026-11-02","reason":"moved_in_city","order":{"number":"42-қ","on":"2026-11-02"},"destination":"№ 12 мектеп"}""")]
public sealed record DepartLearner(
    Guid LearnerId, DateOnly On, string Reason, OrderRef? Order = null, string? Destination = null) : ICommand<Learner>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => LearnerId;

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);
}

public sealed class DepartLearnerValidator : AbstractValidator<DepartLearner>
{
    public DepartLearnerValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.On).IsDay();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(200);
        RuleFor(c => c.Order!).SetValidator(new OrderRefValidator());
        RuleFor(c => c.Destination).MaximumLength(200);
    }
}

public static class DepartLearnerHandler
{
    public static IEnumerable<IDomainEvent> Handle(DepartLearner c, Learner learner) => learner.Depart(c.On, c.Reason, c.Order, c.Destination);
}
