using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Puts a learner into a subgroup from a day on; the class stays.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","groupId":"0192f0c5-0000-7000-8000-000000000011","from":"2026-09-01"}""")]
public sealed record JoinGroup(Guid LearnerId, Guid GroupId, DateOnly From) : ICommand<Learner>
{
    /// <inheritdoc />
    public Guid Stream() => LearnerId;

    /// <inheritdoc />
    public Scope Target() => new(Group: GroupId, Person: LearnerId);
}

public sealed class JoinGroupValidator : AbstractValidator<JoinGroup>
{
    public JoinGroupValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.GroupId).NotEmpty();
        RuleFor(c => c.From).IsDay();
    }
}

public static class JoinGroupHandler
{
    public static IEnumerable<IDomainEvent> Handle(JoinGroup c, Learner learner) => learner.JoinGroup(c.GroupId, c.From);
}
