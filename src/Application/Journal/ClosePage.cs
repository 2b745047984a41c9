using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Journal;
using FluentValidation;

namespace EduEvents.Application.Journal;

/// <summary>Closes the quarter of a page; from then on marks change by order only. It comes by itself when the marks of the quarter are given.</summary>
[Needs(Permissions.AssessmentManage)]
[Example("""{"page":{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026,"quarter":1}}""")]
public sealed record ClosePage(PageRef Page) : IPageCommand;

public sealed class ClosePageValidator : AbstractValidator<ClosePage>
{
    public ClosePageValidator()
    {
        RuleFor(c => c.Page).NotNull().SetValidator(new PageRefValidator());
    }
}

public static class ClosePageHandler
{
    public static IEnumerable<IDomainEvent> Handle(ClosePage c, JournalPage? page) => JournalPage.Close(page, c.Page);
}
