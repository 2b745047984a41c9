using EduEvents.Domain.Access;
using EduEvents.Domain.Assessment;
using EduEvents.Domain;
using FluentValidation;

namespace EduEvents.Application.Assessment;

/// <summary>Calls a summative work off that nobody has points for.</summary>
[Needs(Permissions.JournalTeach)]
[Example("""{"sheet":{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026,"quarter":1},"workId":"0192f0c5-0000-7000-8000-000000000031","reason":"Бағдарлама өзгерді"}""")]
public sealed record CancelWork(SheetRef Sheet, Guid WorkId, string Reason) : ISheetCommand, IReasoned;

public sealed class CancelWorkValidator : AbstractValidator<CancelWork>
{
    public CancelWorkValidator()
    {
        RuleFor(c => c.Sheet).NotNull().SetValidator(new SheetRefValidator());
        RuleFor(c => c.WorkId).NotEmpty();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class CancelWorkHandler
{
    public static IEnumerable<IDomainEvent> Handle(CancelWork c, Sheet? sheet, SheetDay day) =>
        (sheet ?? throw new StreamUnknown()).Cancel(c.WorkId, c.Reason);

    /// <summary>Its day in the calendar of the class is free again.</summary>
    public static (Guid, Func<WorkCalendar?, IEnumerable<IDomainEvent>>)? Calendar(CancelWork c, SheetDay day)
    {
        CalendarRef calendar = new(day.ClassId, c.Sheet.Year, c.Sheet.Quarter);
        return (calendar.Id(), known => WorkCalendar.Free(known, calendar, c.WorkId));
    }
}
