using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Journal;
using EduEvents.Projections.Journal;
using FluentValidation;

namespace EduEvents.Application.Journal;

/// <summary>Opens a lesson of a class or subgroup on a school day of the quarter.</summary>
[Needs(Permissions.JournalTeach)]
[Example("""{"page":{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026,"quarter":1},"lessonId":"0192f0c5-0000-7000-8000-000000000030","on":"2026-09-01","number":1,"teacherId":null,"topic":"Натурал сандар"}""")]
public sealed record OpenLesson(PageRef Page, Guid LessonId, DateOnly On, int Number, Guid? TeacherId, string Topic) : IPageCommand;

public sealed class OpenLessonValidator : AbstractValidator<OpenLesson>
{
    public OpenLessonValidator()
    {
        RuleFor(c => c.Page).NotNull().SetValidator(new PageRefValidator());
        RuleFor(c => c.LessonId).NotEmpty();
        RuleFor(c => c.On).IsDay();
        RuleFor(c => c.Number).InclusiveBetween(1, 14);
        RuleFor(c => c.Topic).NotNull().MaximumLength(400);
    }
}

public static class OpenLessonHandler
{
    public static IEnumerable<IDomainEvent> Handle(OpenLesson c, JournalPage? page, TeachingDay day) => JournalPage.OpenLesson(page,
        new(c.LessonId, c.Page.GroupId, c.Page.SubjectId, c.Page.Year, c.Page.Quarter, c.On, c.Number), c.TeacherId, c.Topic, day);

    /// <summary>Reads the calendar, the subject and the members of the class in one round trip.</summary>
    public static Func<OpenLesson, Lookup, Task<TeachingDay>> Load(IReadOnlyList<PublicHoliday> holidays) => async (c, lookup) =>
    {
        var batch = lookup.Session.CreateBatchQuery();
        var (setup, roster) = (batch.Load<JournalSetup>(JournalSetup.TheId), batch.Load<ClassRoster>(c.Page.GroupId));
        await batch.Execute(lookup.Stop);
        var day = DayOf(c, await setup, await roster, lookup.Today);
        return day with { DayOff = day.DayOff ?? holidays.FirstOrDefault(h => h.Is(c.On))?.Reason };
    };

    /// <summary>What a lesson must know of the organisation, from the Journal's own views.</summary>
    public static TeachingDay DayOf(OpenLesson c, JournalSetup? setup, ClassRoster? roster, DateOnly today)
    {
        var quarter = setup?.Find(c.Page.Year, c.Page.Quarter);
        return new(today, quarter?.From, quarter?.To, setup?.OffOn(c.On, c.Page.Year), roster?.Grade ?? 0,
            setup is not null && setup.Subjects.TryGetValue(c.Page.SubjectId, out var mode) ? mode : null, roster?.On(c.On) ?? [],
            roster?.SubjectId);
    }
}
