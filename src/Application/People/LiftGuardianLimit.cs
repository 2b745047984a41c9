using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Lifts a limit of a guardian's rights; the day named is the last one of the limit.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","guardianId":"0192f0c5-0000-7000-8000-000000000200","on":"2027-03-01","reason":"сот күшін жойды"}""")]
public sealed record LiftGuardianLimit(Guid LearnerId, Guid GuardianId, DateOnly On, string Reason) : ICommand<Learner>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => LearnerId;

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);
}

public sealed class LiftGuardianLimitValidator : AbstractValidator<LiftGuardianLimit>
{
    public LiftGuardianLimitValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.GuardianId).NotEmpty();
        RuleFor(c => c.On).IsDay();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class LiftGuardianLimitHandler
{
    public static IEnumerable<IDomainEvent> Handle(LiftGuardianLimit c, Learner learner) => learner.LiftLimit(c.GuardianId, c.On);
}
