using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Takes a departure back that was recorded wrongly or whose order was cancelled.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","on":"2026-11-02","reason":"отбасы қалуға шешті","order":{"number":"118-қ","on":"2026-11-02"}}""")]
public sealed record AnnulDeparture(Guid LearnerId, DateOnly On, string Reason, OrderRef? Order = null) : ICommand<Learner>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => LearnerId;

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);
}

public sealed class AnnulDepartureValidator : AbstractValidator<AnnulDeparture>
{
    public AnnulDepartureValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.On).IsDay();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
        RuleFor(c => c.Order!).SetValidator(new OrderRefValidator());
    }
}

public static class AnnulDepartureHandler
{
    public static IEnumerable<IDomainEvent> Handle(AnnulDeparture c, Learner learner) => learner.AnnulDeparture(c.On, c.Order);
}
