using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Ends that a person may act for a learner; the day named is the last one.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","guardianId":"0192f0c5-0000-7000-8000-000000000200","on":"2027-03-01","reason":"қамқорлық аяқталды"}""")]
public sealed record UnlinkGuardian(Guid LearnerId, Guid GuardianId, DateOnly On, string Reason) : ICommand<Learner>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => LearnerId;

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);
}

public sealed class UnlinkGuardianValidator : AbstractValidator<UnlinkGuardian>
{
    public UnlinkGuardianValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.GuardianId).NotEmpty();
        RuleFor(c => c.On).IsDay();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class UnlinkGuardianHandler
{
    public static IEnumerable<IDomainEvent> Handle(UnlinkGuardian c, Learner learner) => learner.UnlinkGuardian(c.GuardianId, c.On);
}
