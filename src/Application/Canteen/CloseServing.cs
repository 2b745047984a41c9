using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Canteen;
using FluentValidation;

namespace EduEvents.Application.Canteen;

/// <summary>Closes the day of the canteen with the portions that the kitchen counted.</summary>
[Needs(Permissions.CanteenServe)]
[Example("""{"on":"2026-09-01","counted":[{"slot":"lunch","portions":412}]}""")]
public sealed record CloseServing(DateOnly On, IReadOnlyList<SlotCount> Counted) : ICommand<CanteenDay>
{
    /// <inheritdoc />
    public Guid Stream() => CanteenDay.IdOf(On);
}

public sealed class CloseServingValidator : AbstractValidator<CloseServing>
{
    public CloseServingValidator()
    {
        RuleFor(c => c.On).IsDay();
        RuleFor(c => c.Counted).NotNull().Must(l => l is null || l.Count <= 10);
        RuleForEach(c => c.Counted).NotNull().ChildRules(l =>
        {
            l.RuleFor(x => x.Slot).NotEmpty().MaximumLength(20);
            l.RuleFor(x => x.Portions).InclusiveBetween(0, 100_000);
        });
    }
}

public static class CloseServingHandler
{
    public static IEnumerable<IDomainEvent> Handle(CloseServing c, CanteenDay day) => day.Close(c.Counted);
}
