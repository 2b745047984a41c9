using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Admits a learner who had left once more.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","on":"2026-11-02","arrival":"other_region","order":{"number":"118-қ","on":"2026-11-02"}}""")]
public sealed record ReadmitLearner(Guid LearnerId, DateOnly On, string? Arrival = null, OrderRef? Order = null) : ICommand<Learner>
{
    /// <inheritdoc />
    public Guid Stream() => LearnerId;

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);
}

public sealed class ReadmitLearnerValidator : AbstractValidator<ReadmitLearner>
{
    public ReadmitLearnerValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.On).IsDay();
        RuleFor(c => c.Arrival).MaximumLength(40);
        RuleFor(c => c.Order!).SetValidator(new OrderRefValidator());
    }
}

public static class ReadmitLearnerHandler
{
    public static IEnumerable<IDomainEvent> Handle(ReadmitLearner c, Learner learner, ContingentCodes codes) =>
        learner.Readmit(c.On, codes.Arrival(c.Arrival, c.On), c.Order);
}
