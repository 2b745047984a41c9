using EduEvents.Domain.Curriculum;

namespace EduEvents.Domain.Assessment;

/// <summary>Decisions and marks of the quarter.</summary>
public sealed partial record Sheet
{
    /// <summary>Decides whether a learner has passed in a subject without points; until the closing it may be decided anew.</summary>
    public static IEnumerable<IDomainEvent> DecidePass(Sheet? sheet, SheetRef of, Guid learner, bool passed, SheetDay day)
    {
        if (sheet?.Passed.TryGetValue(learner, out var known) == true && known == passed) return [];
        day.Checked(of)
            .Require(day.MarkMode is null or MarkMode.PassFail, AssessmentRules.SubjectWithPoints())
            .Require(day.Members.Any(m => m.LearnerId == learner), AssessmentRules.LearnerNotInGroup())
            .Require(sheet?.Closed is null, AssessmentRules.QuarterIsClosed())
            .Check();
        return [new PassDecided(of, learner, passed)];
    }

    /// <summary>Releases a learner from the subject for the quarter.</summary>
    public static IEnumerable<IDomainEvent> Release(Sheet? sheet, SheetRef of, Guid learner, string document, SheetDay day)
    {
        if (sheet?.Released.Contains(learner) == true) return [];
        day.Checked(of)
            .Require(day.Members.Any(m => m.LearnerId == learner), AssessmentRules.LearnerNotInGroup())
            .Require(sheet?.Closed is null, AssessmentRules.QuarterIsClosed())
            .Check();
        return [new LearnerReleased(of, learner, document.Trim())];
    }

    /// <summary>Takes over what a former school has sent; sent anew it replaces what was sent before.</summary>
    public static IEnumerable<IDomainEvent> Import(Sheet? sheet, ResultsImported facts, SheetDay day)
    {
        if (sheet?.Imported.GetValueOrDefault(facts.LearnerId).Fact is { } known && IsSame(known, facts)) return [];
        day.WithPoints(facts.Sheet)
            .Require(day.Members.Any(m => m.LearnerId == facts.LearnerId), AssessmentRules.LearnerNotInGroup())
            .Require(sheet?.Closed is null, AssessmentRules.QuarterIsClosed())
            .Require(facts.Results.Count > 0 || facts.FormerMark is not null, AssessmentRules.NothingImported())
            .Check();
        return [facts];
    }

    /// <summary>Closes the quarter: every learner of the group gets a mark or another verdict. Closed once, it stays so.</summary>
    /// <param name="sheet">The sheet; null when nothing was recorded in it.</param>
    /// <param name="of">Where.</param>
    /// <param name="day">What is known of the quarter.</param>
    /// <param name="results">Results outside of this sheet: formative points, works in other groups, and in a half-year those of its first quarter.</param>
    /// <param name="blocked">Of whom nothing may be recorded.</param>
    public static IEnumerable<IDomainEvent> Close(
        Sheet? sheet, SheetRef of, SheetDay day, IReadOnlyDictionary<Guid, LearnerInputs> results, IReadOnlySet<Guid> blocked)
    {
        if (sheet?.Closed is not null) return [];
        day.Checked(of).Require(day.LastSchoolDay is null || day.Today >= day.LastSchoolDay, AssessmentRules.QuarterNotOver(day.LastSchoolDay ?? default))
            .Require(day.Members.Count > 0, AssessmentRules.GroupEmpty()).Check();
        var marker = new SheetMarker(sheet ?? new Sheet(of.Id(), of), day, results);
        var learners = marker.GivesMarks ? day.AtEnd.Where(l => !blocked.Contains(l)).ToList() : [];
        marker.Check(learners);
        var leftOut = day.AtEnd.Where(blocked.Contains).ToList();
        return [.. learners.Select(marker.Mark), new QuarterClosed(of, day.Period, day.Rules!.Edition, leftOut.Count > 0 ? leftOut : null)];
    }

    /// <summary>The verdict upon a learner as it would be if the quarter were closed now; null where nothing is given.</summary>
    public static PeriodMarkGiven? Preview(
        Sheet? sheet, SheetRef of, Guid learner, SheetDay day, IReadOnlyDictionary<Guid, LearnerInputs> results)
    {
        if (day.Rules is null || day.MarkMode != MarkMode.Points) return null;
        var marker = new SheetMarker(sheet ?? new Sheet(of.Id(), of), day, results);
        return marker.GivesMarks ? marker.Mark(learner) : null;
    }

    /// <summary>Gives the mark of who was temporarily not assessed, when the works are written.</summary>
    public IEnumerable<IDomainEvent> Settle(Guid learner, SheetDay day, IReadOnlyDictionary<Guid, LearnerInputs> results)
    {
        if (Closed is null) throw new RuleBroken(AssessmentRules.QuarterNotClosed());
        if (Marks.GetValueOrDefault(learner) is not { Verdict: Verdict.TemporarilyNotAssessed })
            return Marks.ContainsKey(learner) ? [] : throw new RuleBroken(AssessmentRules.NothingToSettle());
        var mark = new SheetMarker(this, day, results).Mark(learner);
        new Rules().Require(mark.Verdict != Verdict.TemporarilyNotAssessed, AssessmentRules.StillAwaited(mark.Basis.Awaited.Count)).Check();
        return [mark];
    }

    /// <summary>Corrects by order a mark given in error.</summary>
    public IEnumerable<IDomainEvent> CorrectMark(Guid learner, int mark, string order, DateOnly orderedOn, string reason)
    {
        var known = Marks.GetValueOrDefault(learner);
        if (known?.Mark == mark) return [];
        new Rules().Require(Closed is not null, AssessmentRules.QuarterNotClosed())
            .Require(known is { Verdict: Verdict.Marked or Verdict.NotAssessed or Verdict.TemporarilyNotAssessed }, AssessmentRules.NoMarkToCorrect())
            .Require(IsReason(reason), AssessmentRules.ReasonNeeded())
            .Check();
        return [new PeriodMarkCorrected(Ref, learner, known!.Event, known.Mark, mark, order.Trim(), orderedOn, reason.Trim())];
    }

    private static bool IsSame(ResultsImported a, ResultsImported b) => a.School == b.School && a.FormerMark == b.FormerMark && a.Note == b.Note
        && a.Results.SequenceEqual(b.Results);
}
