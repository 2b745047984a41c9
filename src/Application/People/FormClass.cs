using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Forms a class for an academic year.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"groupId":"0192f0c5-0000-7000-8000-000000000010","year":2026,"grade":7,"letter":"Ә","language":"kk","shift":1}""")]
public sealed record FormClass(Guid GroupId, int Year, int Grade, string Letter, string Language, int Shift) : ICommand<ClassGroup>
{
    /// <inheritdoc />
    public Guid Stream() => GroupId;

    /// <inheritdoc />
    public Scope Target() => new(Group: GroupId);
}

public sealed class FormClassValidator : AbstractValidator<FormClass>
{
    public FormClassValidator()
    {
        RuleFor(c => c.GroupId).NotEmpty();
        RuleFor(c => c.Year).InclusiveBetween(2000, 2100);
        RuleFor(c => c.Grade).InclusiveBetween(0, 12);
        RuleFor(c => c.Letter).NotEmpty().MaximumLength(80);
        RuleFor(c => c.Language).Matches("^([a-z]{2}|und)\\z");
        RuleFor(c => c.Shift).InclusiveBetween(1, 3);
    }
}

public static class FormClassHandler
{
    public static IEnumerable<IDomainEvent> Handle(FormClass c, ClassGroup? group) =>
        ClassGroup.Form(group, new ClassFormed(c.GroupId, c.Year, c.Grade, c.Letter, c.Language, c.Shift));
}
