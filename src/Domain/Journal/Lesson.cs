using System.Collections.Immutable;
using EduEvents.Domain.Curriculum;

namespace EduEvents.Domain.Journal;

/// <summary>One column of a journal page: who was taught, who was absent, how they were marked.</summary>
public sealed record Lesson(
    LessonOpened Opened, ImmutableHashSet<Guid> Learners, ImmutableDictionary<Guid, RollEntry> Roll, bool RollCalled,
    ImmutableDictionary<Guid, int> Marks, bool Closed)
{
    /// <summary>Formative points (Order 125): lowest and highest.</summary>
    public const int MinPoints = 1, MaxPoints = 10;

    private const int ShortestReason = 3;

    /// <summary>The lesson just opened: no roll, no marks.</summary>
    public Lesson(LessonOpened opened)
        : this(opened, [.. opened.Learners], ImmutableDictionary<Guid, RollEntry>.Empty, false, ImmutableDictionary<Guid, int>.Empty, false)
    {
    }

    /// <summary>Where the lesson stands.</summary>
    public LessonRef Ref => Opened.Lesson;

    /// <summary>Enters a first mark; the same mark again changes nothing.</summary>
    public IEnumerable<IDomainEvent> EnterMark(Guid learner, int points)
    {
        if (Marks.TryGetValue(learner, out var known) && known == points) return [];
        Markable(learner, points)
            .Require(!Closed, JournalRules.LessonIsClosed())
            .Require(!Marks.ContainsKey(learner), JournalRules.MarkAlreadyEntered(known))
            .Check();
        return [new MarkEntered(Ref, learner, points)];
    }

    /// <summary>Corrects a mark with a reason, also after the lesson was closed.</summary>
    public IEnumerable<IDomainEvent> CorrectMark(Guid learner, int points, string reason, OrderRef? order = null)
    {
        if (Marks.TryGetValue(learner, out var known) && known == points) return [];
        Markable(learner, points)
            .Require(Marks.ContainsKey(learner), JournalRules.NoMarkToCorrect())
            .Require(IsReason(reason), JournalRules.ReasonNeeded())
            .Check();
        return [new MarkCorrected(Ref, learner, known, points, reason.Trim(), order)];
    }

    /// <summary>Takes back a mark entered by mistake, with a reason.</summary>
    public IEnumerable<IDomainEvent> RemoveMark(Guid learner, string reason, OrderRef? order = null)
    {
        if (!Marks.TryGetValue(learner, out var known)) return [];
        new Rules().Require(IsReason(reason), JournalRules.ReasonNeeded()).Check();
        return [new MarkRemoved(Ref, learner, known, reason.Trim(), order)];
    }

    /// <summary>Calls the roll, or corrects it learner by learner once it was called; after closing each correction needs a reason.</summary>
    /// <param name="entries">Who was not simply present.</param>
    /// <param name="reason">Why it is corrected.</param>
    /// <param name="blocked">Of whom nothing may be recorded.</param>
    public IEnumerable<IDomainEvent> CallRoll(IReadOnlyList<RollEntry> entries, string reason, IReadOnlySet<Guid> blocked)
    {
        var rules = new Rules();
        foreach (var entry in entries)
            rules.Require(Learners.Contains(entry.LearnerId), JournalRules.LearnerNotInLesson())
                .Require(!RollEntry.IsAbsent(entry.Code) || !Marks.ContainsKey(entry.LearnerId), JournalRules.LearnerHasMark())
                .Require(entry.Code != Attendance.O || entry.MinutesLate is > 0, JournalRules.MinutesLateNeeded())
                .Require(entry.Code == Attendance.O || entry.MinutesLate is null, JournalRules.MinutesLateUnexpected());

        RollEntry[] changed = [.. entries.Where(e => e != RollOf(e.LearnerId))];
        var nothingNew = RollCalled && changed.Length == 0;
        rules.Require(!Closed || nothingNew || IsReason(reason), JournalRules.ReasonNeeded()).Check();
        if (!RollCalled)
            return [new RollCalled(Ref, [.. entries.Where(e => e.Code != Attendance.P)], Learners.Overlaps(blocked) ? [.. Opened.Learners.Where(blocked.Contains)] : null)];
        return changed.Select(e => new AttendanceCorrected(Ref, e.LearnerId, RollOf(e.LearnerId).Code, e.Code, e.MinutesLate, reason.Trim()));
    }

    /// <summary>Closes the lesson, once.</summary>
    public IEnumerable<IDomainEvent> Close() => Closed ? [] : [new LessonClosed(Ref)];

    private RollEntry RollOf(Guid learner) => Roll.GetValueOrDefault(learner) ?? new(learner, Attendance.P);

    private static bool IsReason(string? reason) => reason?.Trim().Length >= ShortestReason;

    private Rules Markable(Guid learner, int points) => new Rules()
        .Require(Opened.Grade > 1, JournalRules.NoMarksInGradeOne())
        .Require(Opened.MarkMode == MarkMode.Points, JournalRules.SubjectWithoutPoints())
        .Require(points is >= MinPoints and <= MaxPoints, JournalRules.PointsOutOfRange(MinPoints, MaxPoints))
        .Require(Learners.Contains(learner), JournalRules.LearnerNotInLesson())
        .Require(!RollEntry.IsAbsent(RollOf(learner).Code), JournalRules.LearnerAbsent());
}
