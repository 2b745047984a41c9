using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Forms a subgroup of one subject.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"groupId":"0192f0c5-0000-7000-8000-000000000011","year":2026,"grade":7,"subjectId":"0192f0c5-0000-7000-8000-000000000020","title":"7 Ә ағылшын 1","classId":"0192f0c5-0000-7000-8000-000000000010"}""")]
public sealed record FormSubgroup(Guid GroupId, int Year, int Grade, Guid SubjectId, string Title, Guid? ClassId) : ICommand<Subgroup>
{
    /// <inheritdoc />
    public Guid Stream() => GroupId;

    /// <inheritdoc />
    public Scope Target() => new(Group: GroupId, Subject: SubjectId);
}

public sealed class FormSubgroupValidator : AbstractValidator<FormSubgroup>
{
    public FormSubgroupValidator()
    {
        RuleFor(c => c.GroupId).NotEmpty();
        RuleFor(c => c.Year).InclusiveBetween(2000, 2100);
        RuleFor(c => c.Grade).InclusiveBetween(0, 12);
        RuleFor(c => c.SubjectId).NotEmpty();
        RuleFor(c => c.Title).NotEmpty().MaximumLength(80);
        RuleFor(c => c.ClassId).NotEqual(Guid.Empty);
    }
}

public static class FormSubgroupHandler
{
    public static IEnumerable<IDomainEvent> Handle(FormSubgroup c, Subgroup? group) =>
        Subgroup.Form(group, new SubgroupFormed(c.GroupId, c.Year, c.Grade, c.SubjectId, c.Title, c.ClassId));
}
