using System.Collections.Immutable;

namespace EduEvents.Domain.Assessment;

/// <summary>A mark of a period that stands, and the event that gave or corrected it last.</summary>
public sealed record StandingMark(Verdict Verdict, int? Mark, IReadOnlyList<Guid> Awaited, EventRef Event);

/// <summary>The results of a class or subgroup in a subject in one quarter: summative works, decisions, and the marks of the quarter.</summary>
public sealed partial record Sheet(Guid Id, SheetRef Ref) : IState<Sheet>
{
    private const int ShortestReason = 3;

    /// <summary>Number of events so far, so that a mark can name the events it rests on.</summary>
    public long Version { get; init; }

    /// <summary>The works that are not called off.</summary>
    public ImmutableDictionary<Guid, SummativeWork> Works { get; init; } = ImmutableDictionary<Guid, SummativeWork>.Empty;

    /// <summary>Who has passed, in a subject without points.</summary>
    public ImmutableDictionary<Guid, bool> Passed { get; init; } = ImmutableDictionary<Guid, bool>.Empty;

    /// <summary>Who is released from the subject in the quarter.</summary>
    public ImmutableHashSet<Guid> Released { get; init; } = [];

    /// <summary>What former schools have sent, with the event that says so.</summary>
    public ImmutableDictionary<Guid, (ResultsImported Fact, EventRef Event)> Imported { get; init; } =
        ImmutableDictionary<Guid, (ResultsImported Fact, EventRef Event)>.Empty;

    /// <summary>The marks of the quarter.</summary>
    public ImmutableDictionary<Guid, StandingMark> Marks { get; init; } = ImmutableDictionary<Guid, StandingMark>.Empty;

    /// <summary>How the quarter was closed; null while it is open.</summary>
    public QuarterClosed? Closed { get; init; }

    /// <summary>The work.</summary>
    /// <exception cref="RuleBroken">There is no such work.</exception>
    public SummativeWork Find(Guid work) => Works.GetValueOrDefault(work) ?? throw new RuleBroken(AssessmentRules.WorkUnknown());

    /// <inheritdoc />
    public static Sheet? Fold(Sheet? sheet, object @event)
    {
        if (@event is not ISheetFact fact) return sheet;
        var known = sheet ?? new Sheet(fact.Sheet.Id(), fact.Sheet);
        return (known with { Version = known.Version + 1 }).After(fact);
    }

    private Sheet After(ISheetFact fact) => fact switch
    {
        WorkPlanned e => this with { Works = Works.SetItem(e.WorkId, new(e)) },
        WorkMoved e => With(e.WorkId, w => w with { On = e.After }),
        WorkCancelled e => this with { Works = Works.Remove(e.WorkId) },
        PointsEntered e => With(e.WorkId, w => w with { Points = w.Points.SetItem(e.LearnerId, new(e.Points, e.MaxPoints, e.On, Newest, e.ByCriterion)) }),
        PointsCorrected e => With(e.WorkId, w =>
            w with { Points = w.Points.SetItem(e.LearnerId, w.Points[e.LearnerId] with { Points = e.After, Event = Newest, ByCriterion = e.ByCriterion }) }),
        WorkMissed e => With(e.WorkId, w => w with { Missed = w.Missed.SetItem(e.LearnerId, e) }),
        PassDecided e => this with { Passed = Passed.SetItem(e.LearnerId, e.Passed) },
        LearnerReleased e => this with { Released = Released.Add(e.LearnerId) },
        ResultsImported e => this with { Imported = Imported.SetItem(e.LearnerId, (e, Newest)) },
        PeriodMarkGiven e => this with { Marks = Marks.SetItem(e.LearnerId, new(e.Verdict, e.Mark, e.Basis.Awaited, Newest)) },
        PeriodMarkCorrected e => this with { Marks = Marks.SetItem(e.LearnerId, new(Verdict.Marked, e.After, [], Newest)) },
        QuarterClosed e => this with { Closed = e },
        _ => this
    };

    private EventRef Newest => new(Id, Version);

    private Sheet With(Guid work, Func<SummativeWork, SummativeWork> change) =>
        Works.TryGetValue(work, out var known) ? this with { Works = Works.SetItem(work, change(known)) } : this;

    private Rules Open() => new Rules().Require(Closed is null, AssessmentRules.QuarterIsClosed());

    private static bool IsReason(string? reason) => reason?.Trim().Length >= ShortestReason;
}
