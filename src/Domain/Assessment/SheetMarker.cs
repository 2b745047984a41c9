using EduEvents.Domain.Curriculum;

namespace EduEvents.Domain.Assessment;

/// <summary>Results of a learner that stand outside of the sheet, and what is awaited there.</summary>
/// <param name="Inputs">Formative points and works of other sheets of the period.</param>
/// <param name="Awaited">Works of those sheets that are still to be written.</param>
public sealed record LearnerInputs(IReadOnlyList<MarkInput> Inputs, IReadOnlyList<Guid> Awaited)
{
    /// <summary>No results.</summary>
    public static readonly LearnerInputs None = new([], []);
}

/// <summary>Gives the marks of a sheet.</summary>
internal sealed class SheetMarker(Sheet sheet, SheetDay day, IReadOnlyDictionary<Guid, LearnerInputs> results)
{
    private readonly MarkRules _rules = day.Rules!;

    /// <summary>False in the first grade, in a subject without assessment, and in a quarter that a half-year goes on after.</summary>
    public bool GivesMarks => day.MarkMode switch
    {
        MarkMode.Points => day.Grade >= _rules.FirstMarkedGrade && (day.Period == MarkPeriod.Quarter || sheet.Ref.Quarter % 2 == 0),
        MarkMode.PassFail => day.Grade >= _rules.FirstMarkedGrade,
        _ => false
    };

    /// <summary>Refuses to close what is not complete.</summary>
    public void Check(IReadOnlyList<Guid> learners)
    {
        if (!GivesMarks) return;
        var open = learners.Where(l => !sheet.Released.Contains(l)).ToList();
        if (day.MarkMode == MarkMode.PassFail)
        {
            var undecided = open.Count(l => !sheet.Passed.ContainsKey(l));
            new Rules().Require(undecided == 0, AssessmentRules.DecisionsMissing(undecided)).Check();
            return;
        }
        var lacking = open.Count(l => sheet.Works.Values.Any(w => w.Lacks(l, day.Members)));
        new Rules().Require(lacking == 0, AssessmentRules.PointsMissing(lacking))
            .Require(!PeriodMark.Counts(_rules, day.Period, MarkPart.Soch) || sheet.Works.Values.Any(w => w.Part == MarkPart.Soch), AssessmentRules.SochNotHeld())
            .Check();
    }

    /// <summary>The verdict upon a learner with all it rests on.</summary>
    public PeriodMarkGiven Mark(Guid learner)
    {
        var elsewhere = results.GetValueOrDefault(learner) ?? LearnerInputs.None;
        var imported = sheet.Imported.GetValueOrDefault(learner);
        if (sheet.Released.Contains(learner)) return Given(learner, Verdict.Released, null, Basis([], []));
        if (day.MarkMode == MarkMode.PassFail)
            return Given(learner, sheet.Passed[learner] ? Verdict.Passed : Verdict.Failed, null, Basis([], []));

        MarkInput[] inputs =
        [
            .. elsewhere.Inputs,
            .. (imported.Fact?.Results ?? []).Select(r => new MarkInput(r.Part, imported.Event.Stream, r.On, r.Points, r.MaxPoints, imported.Event, true)),
            .. sheet.Works.Values.OrderBy(w => w.On).Select(w => w.InputOf(learner)).OfType<MarkInput>()
        ];
        Guid[] awaited = [.. elsewhere.Awaited, .. sheet.Works.Values.Where(w => w.Awaits(learner)).OrderBy(w => w.On).Select(w => w.Planned.WorkId)];
        var computed = PeriodMark.Compute(_rules, day.Grade, day.Period, inputs);
        var basis = Basis(inputs, awaited, computed, imported.Fact is { } f ? $"{f.School}: {f.FormerMark} {f.Note}".Trim() : "");
        if (awaited.Length > 0) return Given(learner, Verdict.TemporarilyNotAssessed, null, basis);
        return computed.Mark is { } mark
            ? Given(learner, Verdict.Marked, mark, basis)
            : Given(learner, computed.Percent is null ? Verdict.NotAssessed : Verdict.TemporarilyNotAssessed, null, basis);
    }

    private PeriodMarkGiven Given(Guid learner, Verdict verdict, int? mark, MarkBasis basis) => new(sheet.Ref, learner, verdict, mark, basis);

    private MarkBasis Basis(IReadOnlyList<MarkInput> inputs, IReadOnlyList<Guid> awaited, Computation? computed = null, string note = "") =>
        new(_rules.Edition, day.Grade, day.Period, computed, inputs, awaited, note);
}
