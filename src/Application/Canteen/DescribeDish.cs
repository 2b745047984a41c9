using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Canteen;
using FluentValidation;

namespace EduEvents.Application.Canteen;

/// <summary>Describes a dish, for the first time or anew; menus that were drawn up keep it as it was (Order 456, p. 33-1.3).</summary>
[Needs(Permissions.CanteenMenu)]
[Example("""{"dishId":"0192f0c5-0000-7000-8000-000000000900","names":{"kk":"Палау","ru":"Плов","en":"Pilaf"},"portion":200,"price":450,"nutrients":{"proteins":14.2,"fats":12.5,"carbohydrates":38,"kilocalories":320},"allergens":["celery"],"photos":[{"fileId":"0192f0c5-0000-7000-8000-000000000901","name":"Палау.jpg"}]}""")]
public sealed record DescribeDish(
    Guid DishId, LocalNames Names, int Portion, decimal Price, Nutrients Nutrients, IReadOnlyList<string> Allergens, IReadOnlyList<FileRef> Photos) : ICommand<Dish>
{
    /// <inheritdoc />
    public Guid Stream() => DishId;
}

public sealed class DescribeDishValidator : AbstractValidator<DescribeDish>
{
    public DescribeDishValidator()
    {
        RuleFor(c => c.DishId).NotEmpty();
        RuleFor(c => c.Names).NotNull().SetValidator(new LocalNamesValidator());
        RuleFor(c => c.Portion).InclusiveBetween(1, 5000);
        RuleFor(c => c.Price).InclusiveBetween(0, 100_000);
        RuleFor(c => c.Nutrients).NotNull().SetValidator(new NutrientsValidator());
        RuleFor(c => c.Allergens).NotNull().Must(a => a is null || a.Count <= 50);
        RuleForEach(c => c.Allergens).NotEmpty().MaximumLength(40);
        RuleFor(c => c.Photos).NotNull().Must(p => p is null || p.Count <= 10);
        RuleForEach(c => c.Photos).NotNull().SetValidator(new FileRefValidator());
    }
}

/// <summary>The shape of what a portion gives.</summary>
public sealed class NutrientsValidator : AbstractValidator<Nutrients>
{
    public NutrientsValidator()
    {
        RuleFor(n => n.Proteins).InclusiveBetween(0, 1000);
        RuleFor(n => n.Fats).InclusiveBetween(0, 1000);
        RuleFor(n => n.Carbohydrates).InclusiveBetween(0, 1000);
        RuleFor(n => n.Kilocalories).InclusiveBetween(0, 10_000);
    }
}

public static class DescribeDishHandler
{
    public static IEnumerable<IDomainEvent> Handle(DescribeDish c, Dish? dish, DishFacts facts) =>
        Dish.Describe(dish, new(c.DishId, c.Names, c.Portion, Money.Tenge(c.Price), c.Nutrients, c.Allergens, c.Photos), facts);
}
