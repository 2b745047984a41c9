using System.Collections.Immutable;

namespace EduEvents.Domain.Homework;

/// <summary>How far a learner is with a homework.</summary>
public enum WorkStage
{
    /// <summary>Nothing was handed in.</summary>
    Open,

    /// <summary>Handed in and not checked yet.</summary>
    HandedIn,

    /// <summary>To be done again.</summary>
    Returned,

    /// <summary>Checked and done.</summary>
    Accepted
}

/// <summary>Which homework and whose.</summary>
public sealed record WorkRef(Guid HomeworkId, Guid LearnerId)
{
    /// <summary>The stream of the work.</summary>
    public Guid Id() => StableId.Of("homework.work", HomeworkId, LearnerId);
}

/// <summary>What must be known to decide about a work; looked up before the decision.</summary>
/// <param name="Today">Local day of the decision.</param>
/// <param name="ByFamily">True when a guardian acts for the learner.</param>
/// <param name="Given">The homework; null when there is none.</param>
/// <param name="DueOn">The day it is due.</param>
/// <param name="Withdrawn">True when it was taken back.</param>
/// <param name="IsFor">True when the homework is for this learner.</param>
/// <param name="FamilyUpToGrade">Up to this grade a guardian may hand in.</param>
/// <param name="Files">The files the command names, as far as the store has them for this learner.</param>
/// <param name="MostFiles">Files at once, at most.</param>
public sealed record WorkFacts(
    DateOnly Today, bool ByFamily, HomeworkPlace? Given, DateOnly DueOn, bool Withdrawn, bool IsFor, int FamilyUpToGrade, IReadOnlyList<AttachedFile> Files, int MostFiles);

/// <summary>Where a homework belongs.</summary>
public sealed record HomeworkPlace(Guid GroupId, Guid SubjectId, int Grade, bool ToHandIn);

/// <summary>One learner's work for one homework, from the first hand-in to its mark.</summary>
/// <param name="Id">The stream.</param>
/// <param name="Stage">How far it is.</param>
/// <param name="Text">What was written last.</param>
/// <param name="Files">All files ever handed in.</param>
/// <param name="LastFiles">Files of the last hand-in.</param>
/// <param name="Erased">Files whose bytes were erased.</param>
/// <param name="OwnDueOn">A day of the learner's own, after it was given back.</param>
/// <param name="Comment">What the teacher wrote last.</param>
/// <param name="Points">The mark it got.</param>
public sealed record LearnerWork(
    Guid Id, WorkStage Stage, string? Text, ImmutableHashSet<Guid> Files, ImmutableHashSet<Guid> LastFiles, ImmutableHashSet<Guid> Erased, DateOnly? OwnDueOn,
    string? Comment, int? Points) : IState<LearnerWork>
{
    private const int ShortestReason = 3;

    /// <summary>Hands a work in, for the first time or anew; the same again changes nothing.</summary>
    public static IEnumerable<IDomainEvent> HandIn(LearnerWork? work, WorkRef of, string text, IReadOnlyList<Guid> files, WorkFacts facts)
    {
        if (work is { Stage: WorkStage.HandedIn } && work.Text == text && work.LastFiles.SetEquals(files)) return [];
        For(facts)
            .Require(facts.Given?.ToHandIn != false, HomeworkRules.NothingToHandIn())
            .Require(!facts.ByFamily || facts.Given is null || facts.Given.Grade <= facts.FamilyUpToGrade, HomeworkRules.LearnerHandsIn(facts.FamilyUpToGrade))
            .Require(text.Length > 0 || files.Count > 0, HomeworkRules.WorkIsEmpty())
            .Require(work?.Stage != WorkStage.Accepted, HomeworkRules.WorkIsAccepted())
            .Require(files.Count <= facts.MostFiles, FileRules.TooMany(facts.MostFiles))
            .Require(files.All(f => facts.Files.Any(x => x.FileId == f)), FileRules.Unknown())
            .Check();
        AttachedFile[] attached = [.. files.Select(f => facts.Files.First(x => x.FileId == f))];
        return [new WorkHandedIn(of.HomeworkId, of.LearnerId, facts.Given!.GroupId, facts.Given.SubjectId, new(of.LearnerId, text), attached,
            facts.Today > (work?.OwnDueOn ?? facts.DueOn))];
    }

    /// <summary>Gives it back to be done again, with a word why.</summary>
    public IEnumerable<IDomainEvent> Return(WorkRef of, string comment, DateOnly? dueOn, WorkFacts facts)
    {
        if (Stage == WorkStage.Returned && Comment == comment && OwnDueOn == dueOn) return [];
        For(facts)
            .Require(Stage == WorkStage.HandedIn, Stage == WorkStage.Accepted ? HomeworkRules.WorkIsAccepted() : HomeworkRules.NotHandedIn())
            .Require(comment.Length > 0, HomeworkRules.CommentNeeded())
            .Require(dueOn is null || dueOn > facts.Today, HomeworkRules.DueTooEarly())
            .Check();
        return [new WorkReturned(of.HomeworkId, of.LearnerId, facts.Given!.GroupId, facts.Given.SubjectId, new(of.LearnerId, comment), dueOn)];
    }

    /// <summary>Writes about it; also before anything was handed in.</summary>
    public static IEnumerable<IDomainEvent> Say(LearnerWork? work, WorkRef of, string comment, WorkFacts facts)
    {
        if (work?.Comment == comment) return [];
        For(facts).Check();
        return [new WorkCommented(of.HomeworkId, of.LearnerId, facts.Given!.GroupId, facts.Given.SubjectId, new(of.LearnerId, comment))];
    }

    /// <summary>Finds it done; also one that was shown on paper. What the journal says of the mark is the journal's.</summary>
    public static IEnumerable<IDomainEvent> Accept(LearnerWork? work, WorkRef of, string comment, Guid? lesson, int? points, WorkFacts facts)
    {
        if (work is { Stage: WorkStage.Accepted } && work.Points == points && (work.Comment ?? "") == comment) return [];
        For(facts)
            .Require(work?.Stage != WorkStage.Accepted, HomeworkRules.WorkIsAccepted())
            .Require(points is null == lesson is null, HomeworkRules.LessonNeeded())
            .Check();
        return [new WorkAccepted(of.HomeworkId, of.LearnerId, facts.Given!.GroupId, facts.Given.SubjectId, new(of.LearnerId, comment), lesson, points)];
    }

    /// <summary>Erases the bytes of a file, with a reason.</summary>
    public IEnumerable<IDomainEvent> EraseFile(WorkRef of, Guid file, string reason, WorkFacts facts)
    {
        if (Erased.Contains(file)) return [];
        new Rules()
            .Require(facts.Given is not null, HomeworkRules.HomeworkUnknown())
            .Require(Files.Contains(file), HomeworkRules.FileNotInWork())
            .Require(reason.Length >= ShortestReason, HomeworkRules.ReasonNeeded())
            .Check();
        return [new WorkFileErased(of.HomeworkId, of.LearnerId, facts.Given!.GroupId, facts.Given.SubjectId, file, reason)];
    }

    /// <inheritdoc />
    public static LearnerWork? Fold(LearnerWork? work, object @event) => @event switch
    {
        WorkHandedIn e => (work ?? New(e.HomeworkId, e.LearnerId)) with
        {
            Stage = WorkStage.HandedIn, Text = e.Text.Value, LastFiles = [.. e.Files.Select(f => f.FileId)],
            Files = (work?.Files ?? []).Union(e.Files.Select(f => f.FileId))
        },
        WorkReturned e => work! with { Stage = WorkStage.Returned, Comment = e.Comment.Value, OwnDueOn = e.DueOn },
        WorkCommented e => (work ?? New(e.HomeworkId, e.LearnerId)) with { Comment = e.Comment.Value },
        WorkAccepted e => (work ?? New(e.HomeworkId, e.LearnerId)) with { Stage = WorkStage.Accepted, Comment = e.Comment.Value, Points = e.Points },
        WorkFileErased e => work! with { Erased = work.Erased.Add(e.FileId) },
        _ => work
    };

    private static LearnerWork New(Guid homework, Guid learner) => new(new WorkRef(homework, learner).Id(), WorkStage.Open, null, [], [], [], null, null, null);

    private static Rules For(WorkFacts facts) => new Rules()
        .Require(facts.Given is not null, HomeworkRules.HomeworkUnknown())
        .Require(!facts.Withdrawn, HomeworkRules.HomeworkIsWithdrawn())
        .Require(facts.Given is null || facts.IsFor, HomeworkRules.NotForLearner());
}
