using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Takes a learner in whom another school lets go: into a class from a day on, with marks and profile.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"transferId":"0192f0c5-0000-7000-8000-000000000960","groupId":"0192f0c5-0000-7000-8000-000000000010","from":"2026-11-09","order":{"number":"118-қ","on":"2026-11-02"}}""")]
public sealed record AcceptTransfer(Guid TransferId, Guid GroupId, DateOnly From, OrderRef Order) : ICommand<Transfer>
{
    /// <inheritdoc />
    public Guid Stream() => TransferId;

    /// <inheritdoc />
    public Scope Target() => new(Group: GroupId);
}

public sealed class AcceptTransferValidator : AbstractValidator<AcceptTransfer>
{
    public AcceptTransferValidator()
    {
        RuleFor(c => c.TransferId).NotEmpty();
        RuleFor(c => c.GroupId).NotEmpty();
        RuleFor(c => c.From).IsDay();
        RuleFor(c => c.Order).NotNull().SetValidator(new OrderRefValidator());
    }
}

public static class AcceptTransferHandler
{
    public static IEnumerable<IDomainEvent> Handle(AcceptTransfer c, Transfer transfer) => transfer.Accept(c.GroupId, c.From, c.Order);
}
