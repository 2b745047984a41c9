using EduEvents.Domain;
using EduEvents.Domain.Homework;
using FluentValidation;

namespace EduEvents.Application.Homework;

/// <summary>A command upon homework that was given. Its right is the class and the subject, which must be those of the homework.</summary>
public interface IHomeworkCommand : ICommand<Assignment>
{
    /// <summary>The homework.</summary>
    Guid HomeworkId { get; }

    /// <summary>Its class or subgroup.</summary>
    Guid GroupId { get; }

    /// <summary>Its subject.</summary>
    Guid SubjectId { get; }

    Guid ICommand<Assignment>.Stream() => HomeworkId;

    Scope ICommand.Target() => new(Group: GroupId, Subject: SubjectId);
}

/// <summary>The shape of a homework's name.</summary>
public abstract class HomeworkValidator<TCommand> : AbstractValidator<TCommand> where TCommand : IHomeworkCommand
{
    protected HomeworkValidator()
    {
        RuleFor(c => c.HomeworkId).NotEmpty();
        RuleFor(c => c.GroupId).NotEmpty();
        RuleFor(c => c.SubjectId).NotEmpty();
    }
}
