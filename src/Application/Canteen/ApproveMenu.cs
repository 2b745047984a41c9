using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Canteen;
using FluentValidation;

namespace EduEvents.Application.Canteen;

/// <summary>Approves the menu of a day; families see it from now on (Order 456, p. 33-1.3, 33-1.6).</summary>
[Needs(Permissions.CanteenApprove)]
[Example("""{"on":"2026-09-01"}""")]
public sealed record ApproveMenu(DateOnly On) : ICommand<CanteenDay>
{
    /// <inheritdoc />
    public Guid Stream() => CanteenDay.IdOf(On);
}

public sealed class ApproveMenuValidator : AbstractValidator<ApproveMenu>
{
    public ApproveMenuValidator()
    {
        RuleFor(c => c.On).IsDay();
    }
}

public static class ApproveMenuHandler
{
    public static IEnumerable<IDomainEvent> Handle(ApproveMenu c, CanteenDay day) => day.Approve();
}
