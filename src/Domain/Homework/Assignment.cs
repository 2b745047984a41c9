namespace EduEvents.Domain.Homework;

/// <summary>What must be known of the school to give homework; looked up before the decision.</summary>
/// <param name="Today">Local day of the decision.</param>
/// <param name="IsKnown">Whether there is such a group.</param>
/// <param name="Grade">Grade of the group.</param>
/// <param name="OnlySubject">The one subject of a subgroup; null for a class.</param>
/// <param name="ClassId">The class whose load is counted.</param>
/// <param name="Members">Members of the group on the day it is due.</param>
/// <param name="Year">The academic year of the due day; null outside of every year.</param>
/// <param name="DayOff">Why the due day has no lessons, if so.</param>
/// <param name="AfterHolidays">True when only holidays lie between the day it is given and the due day.</param>
/// <param name="Norms">The norms in force; null when there are none.</param>
/// <param name="Others">What else the class has for the due day.</param>
/// <param name="Files">The files it names, as far as the store has them.</param>
/// <param name="MostFiles">Files at once, at most.</param>
public sealed record HomeworkDay(
    DateOnly Today, bool IsKnown, int Grade, Guid? OnlySubject, Guid ClassId, IReadOnlyList<Guid> Members, int? Year, string? DayOff, bool AfterHolidays,
    HomeworkNorms? Norms, IReadOnlyList<LoadItem> Others, IReadOnlyList<AttachedFile> Files, int MostFiles);

/// <summary>Homework as it is asked for.</summary>
public sealed record HomeworkTask(
    Guid HomeworkId, Guid GroupId, Guid SubjectId, DateOnly On, DateOnly DueOn, string Text, int Minutes, bool ToHandIn, IReadOnlyList<FileRef> Files,
    IReadOnlyList<Guid> Learners, bool DespiteLoad, Guid? CopiedFrom);

/// <summary>A homework and until when it is due.</summary>
public sealed record Assignment(Guid Id, HomeworkGiven Given, DateOnly DueOn, bool Withdrawn) : IState<Assignment>
{
    private const int ShortestReason = 3;

    /// <summary>Gives homework; the same again changes nothing.</summary>
    public static IEnumerable<IDomainEvent> Give(Assignment? known, HomeworkTask task, HomeworkDay day)
    {
        if (known is not null) return known.IsSameAs(task) ? [] : throw new RuleBroken(HomeworkRules.HomeworkAlreadyGiven());
        var norm = day.Norms?.MinutesIn(day.Grade);
        var minutes = HomeworkLoad.Minutes(day.ClassId, [.. day.Others, new(task.GroupId, task.SubjectId, task.Minutes)]);
        new Rules()
            .Require(day.IsKnown, HomeworkRules.GroupUnknown())
            .Require(day.OnlySubject is null || day.OnlySubject == task.SubjectId, HomeworkRules.SubgroupOfAnotherSubject())
            .Require(task.Text.Length > 0 || task.Files.Count > 0, HomeworkRules.NothingToDo())
            .Require(task.On <= day.Today, HomeworkRules.GivenInTheFuture(task.On))
            .Require(task.On < task.DueOn, HomeworkRules.DueTooEarly())
            .Require(day.Norms is not null, HomeworkRules.NoNorms())
            .Require(norm is not 0, HomeworkRules.NoneInGrade(day.Grade))
            .Require(day.Norms?.ForHolidays != false || !day.AfterHolidays, HomeworkRules.ForHolidays(task.DueOn))
            .Require(norm is null || minutes <= norm || task.DespiteLoad, HomeworkRules.DayOverloaded(task.DueOn, minutes, norm ?? 0))
            .Require(task.Learners.All(day.Members.Contains), HomeworkRules.LearnerNotInGroup())
            .Require(task.Files.Count <= day.MostFiles, FileRules.TooMany(day.MostFiles))
            .Require(task.Files.All(f => day.Files.Any(x => x.FileId == f.FileId)), FileRules.Unknown())
            .Due(task.DueOn, day)
            .Check();
        AttachedFile[] files = [.. task.Files.Select(f => day.Files.First(x => x.FileId == f.FileId) with { Name = f.Name })];
        return [new HomeworkGiven(task.HomeworkId, task.GroupId, task.SubjectId, day.ClassId, day.Year!.Value, day.Grade, task.On, task.DueOn, task.Text, task.Minutes,
            task.ToHandIn, files, task.Learners, day.Norms!.Edition, minutes > norm, task.CopiedFrom)];
    }

    /// <summary>The homework itself, when it is of this group and subject.</summary>
    /// <exception cref="RuleBroken">It is of another.</exception>
    public Assignment Of(Guid group, Guid subject) =>
        Given.GroupId == group && Given.SubjectId == subject ? this : throw new RuleBroken(HomeworkRules.HomeworkUnknown());

    /// <summary>Moves the day by which it is to be done, with a reason.</summary>
    public IEnumerable<IDomainEvent> Move(DateOnly dueOn, string reason, HomeworkDay day)
    {
        if (dueOn == DueOn) return [];
        new Rules()
            .Require(!Withdrawn, HomeworkRules.HomeworkIsWithdrawn())
            .Require(Given.On < dueOn, HomeworkRules.DueTooEarly())
            .Require(reason.Length >= ShortestReason, HomeworkRules.ReasonNeeded())
            .Due(dueOn, day)
            .Check();
        return [new DueDayMoved(Id, Given.GroupId, Given.SubjectId, DueOn, dueOn, reason)];
    }

    /// <summary>Takes it back, once.</summary>
    public IEnumerable<IDomainEvent> Withdraw(string reason)
    {
        if (Withdrawn) return [];
        new Rules().Require(reason.Length >= ShortestReason, HomeworkRules.ReasonNeeded()).Check();
        return [new HomeworkWithdrawn(Id, Given.GroupId, Given.SubjectId, reason)];
    }

    /// <inheritdoc />
    public static Assignment? Fold(Assignment? assignment, object @event) => (assignment, @event) switch
    {
        (null, HomeworkGiven e) => new(e.HomeworkId, e, e.DueOn, false),
        ({ } a, DueDayMoved e) => a with { DueOn = e.After },
        ({ } a, HomeworkWithdrawn) => a with { Withdrawn = true },
        _ => assignment
    };

    private bool IsSameAs(HomeworkTask task) => Given.GroupId == task.GroupId && Given.SubjectId == task.SubjectId && Given.On == task.On && Given.DueOn == task.DueOn
        && Given.Text == task.Text && Given.Minutes == task.Minutes && Given.ToHandIn == task.ToHandIn && Given.Learners.SequenceEqual(task.Learners)
        && Given.Files.Select(f => f.FileId).SequenceEqual(task.Files.Select(f => f.FileId));
}

/// <summary>Rules that more than one decision asks.</summary>
internal static class DueRules
{
    /// <summary>It is due on a school day of a year.</summary>
    public static Rules Due(this Rules rules, DateOnly dueOn, HomeworkDay day) => rules
        .Require(day.Year is not null, HomeworkRules.OutsideYear(dueOn))
        .Require(day.DayOff is null, HomeworkRules.DayOff(dueOn, day.DayOff ?? ""));
}
