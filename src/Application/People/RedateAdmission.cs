using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Puts the first day of a learner right, as by an order that came late.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","on":"2026-08-25","reason":"бұйрық кеш келді","order":{"number":"118-қ","on":"2026-11-02"}}""")]
public sealed record RedateAdmission(Guid LearnerId, DateOnly On, string Reason, OrderRef? Order = null) : ICommand<Learner>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => LearnerId;

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);
}

public sealed class RedateAdmissionValidator : AbstractValidator<RedateAdmission>
{
    public RedateAdmissionValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.On).IsDay();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
        RuleFor(c => c.Order!).SetValidator(new OrderRefValidator());
    }
}

public static class RedateAdmissionHandler
{
    public static IEnumerable<IDomainEvent> Handle(RedateAdmission c, Learner learner) => learner.RedateAdmission(c.On, c.Order);
}
