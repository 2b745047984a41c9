using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Takes the offer of a transfer back.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","transferId":"0192f0c5-0000-7000-8000-000000000960","reason":"отбасы қалуға шешті"}""")]
public sealed record WithdrawTransfer(Guid LearnerId, Guid TransferId, string Reason) : ICommand<Learner>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => LearnerId;

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);
}

public sealed class WithdrawTransferValidator : AbstractValidator<WithdrawTransfer>
{
    public WithdrawTransferValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.TransferId).NotEmpty();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class WithdrawTransferHandler
{
    public static IEnumerable<IDomainEvent> Handle(WithdrawTransfer c, Learner learner) => learner.WithdrawTransfer(c.TransferId);
}
