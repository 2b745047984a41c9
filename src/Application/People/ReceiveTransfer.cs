using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Tells a school that another one lets a learner come. Sent by the product itself.</summary>
[Needs(Permissions.PlatformRun)]
[Example("""{"transferId":"0192f0c5-0000-7000-8000-000000000960","learnerId":"0192f0c5-0000-7000-8000-000000000100","formerOrganisation":"0192f0c5-0000-7000-8000-000000000001","on":"2026-11-06"}""")]
public sealed record ReceiveTransfer(Guid TransferId, Guid LearnerId, Guid FormerOrganisation, DateOnly On) : ICommand<Transfer>
{
    /// <inheritdoc />
    public Guid Stream() => TransferId;

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);
}

public sealed class ReceiveTransferValidator : AbstractValidator<ReceiveTransfer>
{
    public ReceiveTransferValidator()
    {
        RuleFor(c => c.TransferId).NotEmpty();
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.FormerOrganisation).NotEmpty();
        RuleFor(c => c.On).IsDay();
    }
}

public static class ReceiveTransferHandler
{
    public static IEnumerable<IDomainEvent> Handle(ReceiveTransfer c, Transfer? transfer) =>
        Transfer.Receive(transfer, new(c.TransferId, c.LearnerId, c.FormerOrganisation, c.On));
}
