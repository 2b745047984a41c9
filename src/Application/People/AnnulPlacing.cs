using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Takes a placing back that was recorded wrongly or whose order was cancelled.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","groupId":"0192f0c5-0000-7000-8000-000000000010","from":"2026-09-08","reason":"қате бұйрық","order":{"number":"118-қ","on":"2026-11-02"}}""")]
public sealed record AnnulPlacing(
    Guid LearnerId, Guid GroupId, DateOnly From, string Reason, OrderRef? Order = null) : ICommand<Learner>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => LearnerId;

    /// <inheritdoc />
    public Scope Target() => new(Group: GroupId, Person: LearnerId);
}

public sealed class AnnulPlacingValidator : AbstractValidator<AnnulPlacing>
{
    public AnnulPlacingValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.GroupId).NotEmpty();
        RuleFor(c => c.From).IsDay();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
        RuleFor(c => c.Order!).SetValidator(new OrderRefValidator());
    }
}

public static class AnnulPlacingHandler
{
    public static IEnumerable<IDomainEvent> Handle(AnnulPlacing c, Learner learner) => learner.AnnulPlacing(c.GroupId, c.From, c.Order);
}
