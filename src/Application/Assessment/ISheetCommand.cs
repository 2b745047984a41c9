using EduEvents.Domain;
using EduEvents.Domain.Assessment;
using FluentValidation;

namespace EduEvents.Application.Assessment;

/// <summary>A command upon a sheet. Its right is the class and the subject of the sheet.</summary>
public interface ISheetCommand : ICommand<Sheet>
{
    /// <summary>The sheet.</summary>
    SheetRef Sheet { get; }

    Guid ICommand<Sheet>.Stream() => Sheet.Id();

    Scope ICommand.Target() => new(Group: Sheet.GroupId, Subject: Sheet.SubjectId);
}

/// <summary>A command upon a course. Its right is the class and the subject.</summary>
public interface ICourseCommand : ICommand<Course>
{
    /// <summary>The course.</summary>
    CourseRef Course { get; }

    Guid ICommand<Course>.Stream() => Course.Id();

    Scope ICommand.Target() => new(Group: Course.GroupId, Subject: Course.SubjectId);
}

/// <summary>The shape of a sheet's name.</summary>
public sealed class SheetRefValidator : AbstractValidator<SheetRef>
{
    public SheetRefValidator()
    {
        RuleFor(s => s.GroupId).NotEmpty();
        RuleFor(s => s.SubjectId).NotEmpty();
        RuleFor(s => s.Year).InclusiveBetween(2000, 2100);
        RuleFor(s => s.Quarter).InclusiveBetween(1, 4);
    }
}

/// <summary>The shape of a course's name.</summary>
public sealed class CourseRefValidator : AbstractValidator<CourseRef>
{
    public CourseRefValidator()
    {
        RuleFor(c => c.GroupId).NotEmpty();
        RuleFor(c => c.SubjectId).NotEmpty();
        RuleFor(c => c.Year).InclusiveBetween(2000, 2100);
    }
}
