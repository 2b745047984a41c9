using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Takes a learner out of a subgroup; the day named is the last one in it.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","groupId":"0192f0c5-0000-7000-8000-000000000011","on":"2026-11-20"}""")]
public sealed record LeaveGroup(Guid LearnerId, Guid GroupId, DateOnly On) : ICommand<Learner>
{
    /// <inheritdoc />
    public Guid Stream() => LearnerId;

    /// <inheritdoc />
    public Scope Target() => new(Group: GroupId, Person: LearnerId);
}

public sealed class LeaveGroupValidator : AbstractValidator<LeaveGroup>
{
    public LeaveGroupValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.GroupId).NotEmpty();
        RuleFor(c => c.On).IsDay();
    }
}

public static class LeaveGroupHandler
{
    public static IEnumerable<IDomainEvent> Handle(LeaveGroup c, Learner learner) => learner.LeaveGroup(c.GroupId, c.On);
}
