using EduEvents.Domain.Access;
using EduEvents.Domain.Assessment;
using EduEvents.Domain;
using FluentValidation;

namespace EduEvents.Application.Assessment;

/// <summary>Gives a final mark by an exam, a work of the year in a failed subject, or an extra work after it.</summary>
[Needs(Permissions.AssessmentManage)]
[Example("""{"course":{"groupId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","year":2026},"learnerId":"0192f0c5-0000-7000-8000-000000000100","work":"yearWork","mark":4,"on":"2027-05-28"}""")]
public sealed record GiveFinalMark(CourseRef Course, Guid LearnerId, FinalWork Work, int Mark, DateOnly On) : ICourseCommand, IUsesData
{
    /// <inheritdoc />
    public IEnumerable<DataUse> Uses() => [new(LearnerId)];
}

public sealed class GiveFinalMarkValidator : AbstractValidator<GiveFinalMark>
{
    public GiveFinalMarkValidator()
    {
        RuleFor(c => c.Course).NotNull().SetValidator(new CourseRefValidator());
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.Work).IsInEnum();
        RuleFor(c => c.Mark).InclusiveBetween(2, 5);
        RuleFor(c => c.On).IsDay();
    }
}

public static class GiveFinalMarkHandler
{
    public static IEnumerable<IDomainEvent> Handle(GiveFinalMark c, Course course, CourseYear year) =>
        course.GiveFinal(c.LearnerId, c.Work, c.Mark, c.On, year.Grade, year.Rules);
}
