using EduEvents.Domain;
using EduEvents.Domain.Curriculum;
using FluentValidation;

namespace EduEvents.Application.Curriculum;

/// <summary>A command upon the working curriculum of a grade and a language. Its right is the organisation.</summary>
public interface IWorkingPlanCommand : ICommand<WorkingPlan>
{
    /// <summary>Calendar year in which the academic year begins.</summary>
    int Year { get; }

    /// <summary>Grade.</summary>
    int Grade { get; }

    /// <summary>Language of instruction, two letters.</summary>
    string Language { get; }

    /// <summary>Which plan it is.</summary>
    WorkingPlanRef Plan => new(Year, Grade, Language);

    Guid ICommand<WorkingPlan>.Stream() => Plan.Id();
}

/// <summary>A command upon a calendar-thematic plan. Its right is the class and the subject.</summary>
public interface ICoursePlanCommand : ICommand<CoursePlan>
{
    /// <summary>Class or subgroup.</summary>
    Guid GroupId { get; }

    /// <summary>Subject.</summary>
    Guid SubjectId { get; }

    /// <summary>Calendar year in which the academic year begins.</summary>
    int Year { get; }

    /// <summary>Which plan it is.</summary>
    CoursePlanRef Plan => new(GroupId, SubjectId, Year);

    Guid ICommand<CoursePlan>.Stream() => Plan.Id();

    Scope ICommand.Target() => new(Group: GroupId, Subject: SubjectId);
}

/// <summary>A command upon a lesson plan. Its right is the class and the subject it was made for.</summary>
public interface ILessonPlanCommand : ICommand<LessonPlan>
{
    /// <summary>The plan.</summary>
    Guid LessonPlanId { get; }

    /// <summary>Class or subgroup.</summary>
    Guid GroupId { get; }

    /// <summary>Subject.</summary>
    Guid SubjectId { get; }

    Guid ICommand<LessonPlan>.Stream() => LessonPlanId;

    Scope ICommand.Target() => new(Group: GroupId, Subject: SubjectId);
}

/// <summary>The shape of a working plan's name.</summary>
public abstract class WorkingPlanValidator<TCommand> : AbstractValidator<TCommand> where TCommand : IWorkingPlanCommand
{
    protected WorkingPlanValidator()
    {
        RuleFor(c => c.Year).InclusiveBetween(2000, 2100);
        RuleFor(c => c.Grade).InclusiveBetween(0, 12);
        RuleFor(c => c.Language).Matches("^[a-z]{2}\\z");
    }
}

/// <summary>The shape of a calendar-thematic plan's name.</summary>
public abstract class CoursePlanValidator<TCommand> : AbstractValidator<TCommand> where TCommand : ICoursePlanCommand
{
    protected CoursePlanValidator()
    {
        RuleFor(c => c.GroupId).NotEmpty();
        RuleFor(c => c.SubjectId).NotEmpty();
        RuleFor(c => c.Year).InclusiveBetween(2000, 2100);
    }
}

/// <summary>The shape of a lesson plan's name.</summary>
public abstract class LessonPlanValidator<TCommand> : AbstractValidator<TCommand> where TCommand : ILessonPlanCommand
{
    protected LessonPlanValidator()
    {
        RuleFor(c => c.LessonPlanId).NotEmpty();
        RuleFor(c => c.GroupId).NotEmpty();
        RuleFor(c => c.SubjectId).NotEmpty();
    }
}
