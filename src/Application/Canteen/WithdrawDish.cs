using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Canteen;
using FluentValidation;

namespace EduEvents.Application.Canteen;

/// <summary>Takes a dish off the list of dishes.</summary>
[Needs(Permissions.CanteenMenu)]
[Example("""{"dishId":"0192f0c5-0000-7000-8000-000000000900","reason":"Енді пісірілмейді"}""")]
public sealed record WithdrawDish(Guid DishId, string Reason) : ICommand<Dish>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => DishId;
}

public sealed class WithdrawDishValidator : AbstractValidator<WithdrawDish>
{
    public WithdrawDishValidator()
    {
        RuleFor(c => c.DishId).NotEmpty();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class WithdrawDishHandler
{
    public static IEnumerable<IDomainEvent> Handle(WithdrawDish c, Dish dish) => dish.Withdraw(c.Reason.Trim());
}
