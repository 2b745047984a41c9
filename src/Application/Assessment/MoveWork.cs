using EduEvents.Domain.Access;
using EduEvents.Domain.Assessment;
using EduEvents.Domain;
using FluentValidation;

namespace EduEvents.Application.Assessment;

/// <summary>Moves a summative work that nobody has points for to another day, within the same limits.</summary>
[Needs(Permissions.JournalTeach)]
[Example("""{"sheet":{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026,"quarter":1},"workId":"0192f0c5-0000-7000-8000-000000000031","kind":"soch","on":"2026-10-20","reason":"Карантин"}""")]
public sealed record MoveWork(SheetRef Sheet, Guid WorkId, WorkKind Kind, DateOnly On, string Reason) : ISheetCommand, IReasoned;

public sealed class MoveWorkValidator : AbstractValidator<MoveWork>
{
    public MoveWorkValidator()
    {
        RuleFor(c => c.Sheet).NotNull().SetValidator(new SheetRefValidator());
        RuleFor(c => c.WorkId).NotEmpty();
        RuleFor(c => c.Kind).IsInEnum();
        RuleFor(c => c.On).IsDay();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class MoveWorkHandler
{
    public static IEnumerable<IDomainEvent> Handle(MoveWork c, Sheet? sheet, SheetDay day) =>
        (sheet ?? throw new StreamUnknown()).Move(c.WorkId, c.Kind, c.On, c.Reason, day);

    /// <summary>A work of the quarter takes another day in the calendar of the class.</summary>
    public static (Guid, Func<WorkCalendar?, IEnumerable<IDomainEvent>>)? Calendar(MoveWork c, SheetDay day)
    {
        if (c.Kind == WorkKind.Sor || day.Rules is not { } rules) return null;
        CalendarRef calendar = new(day.ClassId, c.Sheet.Year, c.Sheet.Quarter);
        return (calendar.Id(), known => WorkCalendar.Take(known, new(calendar, c.Sheet.SubjectId, c.WorkId, c.On), rules.Limits.SochADay));
    }
}
