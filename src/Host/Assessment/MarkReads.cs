using EduEvents.Application.Assessment;
using EduEvents.Domain;
using EduEvents.Domain.Assessment;
using EduEvents.Host.Modules;
using EduEvents.Projections.Assessment;
using Marten;

namespace EduEvents.Host.Assessment;

/// <summary>A mark with all it rests on.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Mark">The mark that stands, after corrections.</param>
/// <param name="IsProvisional">True while the quarter is open: it shows what the results so far would come to.</param>
/// <param name="Basis">Every result with its event, and what they came to.</param>
/// <param name="Rules">The edition of the rules that was used.</param>
/// <param name="Given">The event that gave the mark; none while it is provisional.</param>
/// <param name="GivenAt">When that was.</param>
/// <param name="Corrections">Corrections by order, oldest first, each naming the event it corrects.</param>
public sealed record MarkExplanation(
    Verdict Verdict, int? Mark, bool IsProvisional, MarkBasis Basis, MarkRules Rules, EventRef? Given, DateTimeOffset? GivenAt,
    IReadOnlyList<MarkCorrection> Corrections);

/// <summary>What a learner got, and what it would have been under another edition of the rules.</summary>
public sealed record OtherMark(Guid LearnerId, Verdict Verdict, int? Mark, decimal? Percent, int? OtherMarkGiven, decimal? OtherPercent);

/// <summary>A day of the quarter and what forbids a work on it; free when nothing does.</summary>
public sealed record PlanDay(DateOnly On, IReadOnlyList<Refusal> Blocked);

/// <summary>Reads about marks that put several views together.</summary>
public static class MarkReads
{
    private static readonly SheetLookup Lookup = new(ReferenceData.PublicHolidays, ReferenceData.MarkRules);

    /// <summary>How a mark was computed; while the quarter is open, what it would be today. Null where no marks are given.</summary>
    public static async Task<MarkExplanation?> Explain(IQuerySession session, SheetRef sheet, Guid learner, DateOnly today, CancellationToken stop)
    {
        if (await session.LoadAsync<MarkCard>(MarkCard.IdOf(sheet.Id(), learner), stop) is { Basis: { } basis } card)
            return new(card.Verdict, card.Mark, false, basis, Edition(basis.Edition), card.Given, card.GivenAt, card.Corrections);

        var facts = await Lookup.Facts(session, sheet, today, learner, stop);
        if (!facts.Day.Members.Any(m => m.LearnerId == learner)) return null;
        return Sheet.Preview(await State(session, sheet, stop), sheet, learner, facts.Day, facts.Results) is { } now
            ? new(now.Verdict, now.Mark, true, now.Basis, Edition(now.Basis.Edition), null, null, [])
            : null;
    }

    /// <summary>The marks of a closed sheet, computed once more from the same results under another edition. Nothing is recorded.</summary>
    public static async Task<IReadOnlyList<OtherMark>?> WhatIf(IQuerySession session, SheetRef sheet, string? edition, CancellationToken stop)
    {
        var rules = ReferenceData.MarkRules.FirstOrDefault(r => r.Edition == edition);
        var view = await session.LoadAsync<SheetView>(sheet.Id(), stop);
        if (rules is null || view?.Closed is null) return null;
        var cards = await session.LoadManyAsync<MarkCard>(stop, [.. view.Marks.Keys.Select(l => MarkCard.IdOf(view.Id, l))]);
        return [.. cards.OrderBy(c => c.LearnerId).Select(c =>
        {
            var other = c.Basis is { } b ? PeriodMark.Compute(rules, b.Grade, b.Period, b.Inputs) : null;
            return new OtherMark(c.LearnerId, c.Verdict, c.Mark, c.Basis?.Computed?.Percent?.Shown(),
                c.Verdict == Verdict.Marked ? other?.Mark : null, other?.Percent?.Shown());
        })];
    }

    /// <summary>The days of a quarter, each with the limits that forbid a work on it.</summary>
    public static async Task<IReadOnlyList<PlanDay>?> Days(IQuerySession session, SheetRef sheet, WorkKind kind, DateOnly today, CancellationToken stop)
    {
        var day = await Lookup.Find(session, sheet, today, null, stop);
        if (day.From is not { } from || day.To is not { } to || day.Rules is not { } rules) return null;
        var setup = (await session.LoadAsync<AssessmentSetup>(AssessmentSetup.TheId, stop))!;
        CalendarRef calendar = new(day.ClassId, sheet.Year, sheet.Quarter);
        var taken = (await session.Events.FetchStreamAsync(calendar.Id(), token: stop)).Select(e => e.Data).Aggregate(default(WorkCalendar), WorkCalendar.Fold);
        var works = (await State(session, sheet, stop))?.Works.Values.ToList() ?? [];
        return [.. Enumerable.Range(0, Math.Max(0, to.DayNumber - from.DayNumber + 1)).Select(from.AddDays).Select(on =>
        {
            var known = day with { DayOff = Lookup.OffOn(setup, on, sheet.Year) };
            List<Refusal> blocked =
                [.. PlanLimits.OnNumber(kind, known, works).Broken, .. PlanLimits.OnDay(kind, on, sheet.Quarter, known, works).Broken];
            if (kind == WorkKind.Soch && !WorkCalendar.IsFree(taken, sheet.SubjectId, on, rules.Limits.SochADay))
                blocked.Add(AssessmentRules.SochDayFull(on, rules.Limits.SochADay));
            return new PlanDay(on, blocked);
        })];
    }

    private static MarkRules Edition(string name) => ReferenceData.MarkRules.Single(r => r.Edition == name);

    private static async Task<Sheet?> State(IQuerySession session, SheetRef sheet, CancellationToken stop) =>
        (await session.Events.FetchStreamAsync(sheet.Id(), token: stop)).Select(e => e.Data).Aggregate(default(Sheet), Sheet.Fold);
}
