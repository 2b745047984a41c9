using EduEvents.Domain.Timetable;
using FluentValidation;

namespace EduEvents.Application.Timetable;

/// <summary>A command upon a plan of the week.</summary>
public interface IPlanCommand : ICommand<Plan>
{
    /// <summary>The plan.</summary>
    Guid PlanId { get; }

    Guid ICommand<Plan>.Stream() => PlanId;
}

/// <summary>The shape of a place in the week.</summary>
public sealed class SlotValidator : AbstractValidator<Slot>
{
    public SlotValidator()
    {
        RuleFor(s => s.Day).InclusiveBetween(1, 6);
        RuleFor(s => s.Shift).InclusiveBetween(1, 3);
        RuleFor(s => s.Number).InclusiveBetween(1, 14);
    }
}

/// <summary>The shape of a card in its place.</summary>
public sealed class PlacementValidator : AbstractValidator<Placement>
{
    public PlacementValidator()
    {
        RuleFor(p => p.ActivityId).NotEmpty();
        RuleFor(p => p.Index).InclusiveBetween(0, 19);
        RuleFor(p => p.Slot).NotNull().SetValidator(new SlotValidator());
        RuleFor(p => p.Weeks).IsInEnum();
        RuleFor(p => p.Rooms).NotNull().Must(r => r is null || r.Count <= 20);
    }
}

/// <summary>The shape of lessons to be placed.</summary>
public sealed class ActivityValidator : AbstractValidator<Activity>
{
    public ActivityValidator()
    {
        RuleFor(a => a.ActivityId).NotEmpty();
        RuleFor(a => a.Parts).NotEmpty().Must(p => p is null || p.Count <= 20);
        RuleForEach(a => a.Parts).NotNull().ChildRules(p =>
        {
            p.RuleFor(x => x.GroupId).NotEmpty();
            p.RuleFor(x => x.SubjectId).NotEmpty();
            p.RuleFor(x => x.TeacherId).NotEmpty();
            p.RuleFor(x => x.Room).IsInEnum();
        });
        RuleFor(a => a.Classes).NotNull().Must(c => c is null || c.Count <= 20);
        RuleFor(a => a.Hours).InclusiveBetween(0.5m, 20).Must(h => h * 2 % 1 == 0);
        RuleFor(a => a.Doubles).InclusiveBetween(0, 5);
    }
}
