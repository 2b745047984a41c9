using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Tells a school that the other one does not let the learner go after all. Sent by the product itself.</summary>
[Needs(Permissions.PlatformRun)]
[Example("""{"transferId":"0192f0c5-0000-7000-8000-000000000960"}""")]
public sealed record CloseTransfer(Guid TransferId) : ICommand<Transfer>
{
    /// <inheritdoc />
    public Guid Stream() => TransferId;

    /// <inheritdoc />
    public Scope Target() => Scope.Platform;
}

public sealed class CloseTransferValidator : AbstractValidator<CloseTransfer>
{
    public CloseTransferValidator()
    {
        RuleFor(c => c.TransferId).NotEmpty();
    }
}

public static class CloseTransferHandler
{
    public static IEnumerable<IDomainEvent> Handle(CloseTransfer c, Transfer transfer) => transfer.Close();
}
