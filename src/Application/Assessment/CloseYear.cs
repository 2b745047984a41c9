using System.Collections.Frozen;
using System.Text.Json.Serialization;
using EduEvents.Domain.Access;
using EduEvents.Domain.Assessment;
using EduEvents.Domain;
using FluentValidation;

namespace EduEvents.Application.Assessment;

/// <summary>Closes the year of a subject in a class: every learner gets the mean of the periods.</summary>
[Needs(Permissions.AssessmentManage)]
[Example("""{"course":{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026}}""")]
public sealed record CloseYear(CourseRef Course) : ICourseCommand, IMindsBlocks
{
    /// <inheritdoc />
    [JsonIgnore]
    public IReadOnlySet<Guid> Blocked { get; init; } = FrozenSet<Guid>.Empty;

    /// <inheritdoc />
    public ICommand Minding(IReadOnlySet<Guid> blocked) => this with { Blocked = blocked };
}

public sealed class CloseYearValidator : AbstractValidator<CloseYear>
{
    public CloseYearValidator()
    {
        RuleFor(c => c.Course).NotNull().SetValidator(new CourseRefValidator());
    }
}

public static class CloseYearHandler
{
    public static IEnumerable<IDomainEvent> Handle(CloseYear c, Course? course, CourseYear year) =>
        Course.CloseYear(course, c.Course, year, c.Blocked);
}
