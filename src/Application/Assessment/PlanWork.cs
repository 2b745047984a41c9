using EduEvents.Domain.Access;
using EduEvents.Domain.Assessment;
using EduEvents.Domain;
using FluentValidation;

namespace EduEvents.Application.Assessment;

/// <summary>Plans a summative work on a school day of the quarter, within its limits.</summary>
[Needs(Permissions.JournalTeach)]
[Example("""{"sheet":{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026,"quarter":1},"workId":"0192f0c5-0000-7000-8000-000000000031","kind":"sor","on":"2026-09-22","title":"Натурал сандар","maxPoints":15,"criteria":[{"text":"Теңдеуді шешеді","maxPoints":9},{"text":"Есепті шығарады","maxPoints":6}]}""")]
public sealed record PlanWork(SheetRef Sheet, Guid WorkId, WorkKind Kind, DateOnly On, string Title, int MaxPoints, IReadOnlyList<Criterion> Criteria) : ISheetCommand;

public sealed class PlanWorkValidator : AbstractValidator<PlanWork>
{
    public PlanWorkValidator()
    {
        RuleFor(c => c.Sheet).NotNull().SetValidator(new SheetRefValidator());
        RuleFor(c => c.WorkId).NotEmpty();
        RuleFor(c => c.Kind).IsInEnum();
        RuleFor(c => c.On).IsDay();
        RuleFor(c => c.Title).NotEmpty().MaximumLength(200);
        RuleFor(c => c.MaxPoints).InclusiveBetween(1, 100);
        RuleFor(c => c.Criteria).NotNull().Must(x => x is null || x.Count <= 20);
        RuleForEach(c => c.Criteria).NotNull().ChildRules(x =>
        {
            x.RuleFor(k => k.Text).NotEmpty().MaximumLength(300);
            x.RuleFor(k => k.MaxPoints).InclusiveBetween(1, 100);
        });
    }
}

public static class PlanWorkHandler
{
    public static IEnumerable<IDomainEvent> Handle(PlanWork c, Sheet? sheet, SheetDay day) =>
        Sheet.Plan(sheet, new(c.Sheet, c.WorkId, c.Kind, c.On, c.Title.Trim(), c.MaxPoints, c.Criteria, ""), day);

    /// <summary>A work of the quarter takes its day in the calendar of the class.</summary>
    public static (Guid, Func<WorkCalendar?, IEnumerable<IDomainEvent>>)? Calendar(PlanWork c, SheetDay day)
    {
        if (c.Kind == WorkKind.Sor || day.Rules is not { } rules) return null;
        CalendarRef calendar = new(day.ClassId, c.Sheet.Year, c.Sheet.Quarter);
        return (calendar.Id(), known => WorkCalendar.Take(known, new(calendar, c.Sheet.SubjectId, c.WorkId, c.On), rules.Limits.SochADay));
    }
}
