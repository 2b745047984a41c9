using EduEvents.Domain;
using EduEvents.Domain.Homework;
using FluentValidation;

namespace EduEvents.Application.Homework;

/// <summary>A command upon a learner's work.</summary>
public interface IWorkCommand : ICommand<LearnerWork>
{
    /// <summary>The homework.</summary>
    Guid HomeworkId { get; }

    /// <summary>The learner.</summary>
    Guid LearnerId { get; }

    /// <summary>Class and subject by which the sender has the right; it must be those of the homework.</summary>
    (Guid GroupId, Guid SubjectId)? Place => null;

    /// <summary>Files it names.</summary>
    IReadOnlyCollection<Guid> FileIds => [];

    /// <summary>Which work it is.</summary>
    WorkRef Work => new(HomeworkId, LearnerId);

    Guid ICommand<LearnerWork>.Stream() => Work.Id();
}

/// <summary>A command of a teacher upon a work. Its right is the class and the subject.</summary>
public interface ITeacherWorkCommand : IWorkCommand, IUsesData
{
    /// <summary>Class or subgroup of the homework.</summary>
    Guid GroupId { get; }

    /// <summary>Subject of the homework.</summary>
    Guid SubjectId { get; }

    (Guid GroupId, Guid SubjectId)? IWorkCommand.Place => (GroupId, SubjectId);

    Scope ICommand.Target() => new(Group: GroupId, Subject: SubjectId);

    IEnumerable<Guid> ICommand.People() => [LearnerId];

    IEnumerable<DataUse> IUsesData.Uses() => [new(LearnerId)];
}

/// <summary>The shape of a work's name.</summary>
public abstract class WorkValidator<TCommand> : AbstractValidator<TCommand> where TCommand : IWorkCommand
{
    protected WorkValidator()
    {
        RuleFor(c => c.HomeworkId).NotEmpty();
        RuleFor(c => c.LearnerId).NotEmpty();
    }
}

/// <summary>The shape of what a teacher does about a work.</summary>
public abstract class TeacherWorkValidator<TCommand> : WorkValidator<TCommand> where TCommand : ITeacherWorkCommand
{
    protected TeacherWorkValidator()
    {
        RuleFor(c => c.GroupId).NotEmpty();
        RuleFor(c => c.SubjectId).NotEmpty();
    }
}
