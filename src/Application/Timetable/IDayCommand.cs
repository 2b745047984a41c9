using EduEvents.Domain.Timetable;
using FluentValidation;

namespace EduEvents.Application.Timetable;

/// <summary>A command upon a lesson of a day.</summary>
public interface IDayCommand : ICommand<DayChanges>, IReasoned
{
    /// <summary>Calendar year in which the academic year begins.</summary>
    int Year { get; }

    /// <summary>Of which activity.</summary>
    Guid ActivityId { get; }

    /// <summary>Which of its cards.</summary>
    int Index { get; }

    /// <summary>The day on which the timetable has it.</summary>
    DateOnly On { get; }

    Guid ICommand<DayChanges>.Stream() => DayChanges.IdOf(Year);
}

/// <summary>The shape that the commands upon lessons of days share.</summary>
public abstract class DayCommandValidator<TCommand> : AbstractValidator<TCommand> where TCommand : IDayCommand
{
    protected DayCommandValidator()
    {
        RuleFor(c => c.Year).InclusiveBetween(2000, 2100);
        RuleFor(c => c.ActivityId).NotEmpty();
        RuleFor(c => c.Index).InclusiveBetween(0, 19);
        RuleFor(c => c.On).IsDay();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}
