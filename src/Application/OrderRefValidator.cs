using EduEvents.Domain;
using FluentValidation;

namespace EduEvents.Application;

/// <summary>The shape of an order.</summary>
public sealed class OrderRefValidator : AbstractValidator<OrderRef>
{
    public OrderRefValidator()
    {
        RuleFor(o => o.Number).NotEmpty().MaximumLength(60);
        RuleFor(o => o.On).IsDay();
    }
}
