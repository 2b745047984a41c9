using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Canteen;
using FluentValidation;

namespace EduEvents.Application.Canteen;

/// <summary>Begins serving by the approved menu of today, which is frozen by it.</summary>
[Needs(Permissions.CanteenServe)]
[Example("""{"on":"2026-09-01"}""")]
public sealed record StartServing(DateOnly On) : ICommand<CanteenDay>
{
    /// <inheritdoc />
    public Guid Stream() => CanteenDay.IdOf(On);
}

public sealed class StartServingValidator : AbstractValidator<StartServing>
{
    public StartServingValidator()
    {
        RuleFor(c => c.On).IsDay();
    }
}

public static class StartServingHandler
{
    public static IEnumerable<IDomainEvent> Handle(StartServing c, CanteenDay day, DateOnly today) => day.Start(today);

    /// <summary>The product's own clock says which day it is.</summary>
    public static Task<DateOnly> Today(StartServing _, Lookup lookup) => Task.FromResult(lookup.Today);
}
