using EduEvents.Domain;
using EduEvents.Domain.Journal;
using FluentValidation;

namespace EduEvents.Application.Journal;

/// <summary>A command upon a journal page. Its right is the class and the subject of the page.</summary>
public interface IPageCommand : ICommand<JournalPage>
{
    /// <summary>The page.</summary>
    PageRef Page { get; }

    Guid ICommand<JournalPage>.Stream() => Page.Id();

    Scope ICommand.Target() => new(Group: Page.GroupId, Subject: Page.SubjectId);
}

/// <summary>The shape of a page's name.</summary>
public sealed class PageRefValidator : AbstractValidator<PageRef>
{
    public PageRefValidator()
    {
        RuleFor(p => p.GroupId).NotEmpty();
        RuleFor(p => p.SubjectId).NotEmpty();
        RuleFor(p => p.Year).InclusiveBetween(2000, 2100);
        RuleFor(p => p.Quarter).InclusiveBetween(1, 4);
    }
}
