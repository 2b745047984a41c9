using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Limits what a guardian may see or do for a learner, as after a divorce or by a court.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","guardianId":"0192f0c5-0000-7000-8000-000000000200","allowed":["studies"],"from":"2026-10-01","until":"2027-10-01","ground":"Сот шешімі № 118"}""")]
public sealed record LimitGuardian(
    Guid LearnerId, Guid GuardianId, IReadOnlyList<GuardianArea> Allowed, DateOnly From, DateOnly? Until, string Ground) : ICommand<Learner>
{
    /// <inheritdoc />
    public Guid Stream() => LearnerId;

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);

    /// <inheritdoc />
    public IEnumerable<Guid> People() => [LearnerId, GuardianId];
}

public sealed class LimitGuardianValidator : AbstractValidator<LimitGuardian>
{
    public LimitGuardianValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.GuardianId).NotEmpty();
        RuleFor(c => c.Allowed).NotNull();
        RuleForEach(c => c.Allowed).IsInEnum();
        RuleFor(c => c.From).IsDay();
        RuleFor(c => c.Until).IsDay();
        RuleFor(c => c.Ground).NotEmpty().MaximumLength(400);
    }
}

public static class LimitGuardianHandler
{
    public static IEnumerable<IDomainEvent> Handle(LimitGuardian c, Learner learner) => learner.LimitGuardian(
        new(c.LearnerId, c.GuardianId, [.. c.Allowed.Distinct()], c.From, c.Until, new(c.GuardianId, c.Ground)));
}
