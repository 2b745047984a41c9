using EduEvents.Domain;
using FluentValidation;

namespace EduEvents.Application;

/// <summary>The shape of days: a year mistyped must not reach a view that counts days from it.</summary>
public static class DayRules
{
    private static readonly DateOnly First = new(1900, 1, 1), Last = new(2100, 12, 31);

    /// <summary>A day of the 20th or 21st century.</summary>
    public static IRuleBuilderOptions<T, DateOnly> IsDay<T>(this IRuleBuilder<T, DateOnly> rule) => rule.InclusiveBetween(First, Last);

    /// <summary>A day of the 20th or 21st century, or none.</summary>
    public static IRuleBuilderOptions<T, DateOnly?> IsDay<T>(this IRuleBuilder<T, DateOnly?> rule) => rule.InclusiveBetween(First, Last);

    /// <summary>An instant of the 20th or 21st century.</summary>
    public static IRuleBuilderOptions<T, DateTimeOffset> IsMoment<T>(this IRuleBuilder<T, DateTimeOffset> rule) =>
        rule.InclusiveBetween(SchoolTime.At(First, default), SchoolTime.At(Last, default));
}
