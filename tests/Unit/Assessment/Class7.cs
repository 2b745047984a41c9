using EduEvents.Domain;
using EduEvents.Domain.Assessment;
using EduEvents.Domain.Curriculum;

namespace EduEvents.Unit.Assessment;

/// <summary>The sheet of the class in mathematics in the first quarter, with two learners. The last school day is Friday 23 October.</summary>
public static class Class7
{
    public static readonly SheetRef Ref = new(Ids.Class, Ids.Maths, 2026, 1);
    public static readonly Guid Sor = Ids.Of(71), OtherSor = Ids.Of(72), Soch = Ids.Of(73);
    public static readonly DateOnly SorDay = new(2026, 9, 22), SochDay = new(2026, 10, 20), LastDay = new(2026, 10, 23);

    /// <summary>A day after the quarter, on which everything is known.</summary>
    public static readonly SheetDay After = new(new(2026, 10, 26), new(2026, 9, 1), new(2026, 10, 25), LastDay, null, 7, MarkMode.Points,
        [new(Ids.Aigerim, new(2026, 9, 1), null), new(Ids.Bolat, new(2026, 9, 1), null)], null, Ids.Class, 5, Editions.Now);

    public static readonly IReadOnlyDictionary<Guid, LearnerInputs> Nothing = new Dictionary<Guid, LearnerInputs>();
    public static readonly IReadOnlySet<Guid> NoBlocks = new HashSet<Guid>();

    public static WorkPlanned Planned(Guid? work = null, WorkKind kind = WorkKind.Sor, DateOnly? on = null, int max = 15, params Criterion[] criteria) =>
        new(Ref, work ?? Sor, kind, on ?? (kind == WorkKind.Sor ? SorDay : SochDay), "Сандар", max, criteria, Editions.Now.Edition);

    public static WorkPlanned PlannedSoch => Planned(Soch, WorkKind.Soch, SochDay, 25);

    public static PointsEntered Points(Guid learner, int points, Guid? work = null) => work == Soch
        ? new(Ref, Soch, WorkKind.Soch, learner, SochDay, points, 25)
        : new(Ref, work ?? Sor, WorkKind.Sor, learner, SorDay, points, 15);

    public static WorkMissed Missed(Guid learner, Guid? work = null) =>
        new(Ref, work ?? Soch, work is null || work == Soch ? WorkKind.Soch : WorkKind.Sor, learner, MissedFor.Illness, new(2026, 10, 22));

    /// <summary>Formative points of a learner, as the journal holds them.</summary>
    public static LearnerInputs Formative(params int[] points) =>
        new([.. points.Select((p, i) => new MarkInput(MarkPart.Formative, Ids.Of(80 + i), new(2026, 9, 2 + i), p, 10, new(Ids.Of(90), i + 1)))], []);

    /// <summary>A full quarter of both learners.</summary>
    public static readonly IDomainEvent[] Full =
        [Planned(), PlannedSoch, Points(Ids.Aigerim, 12), Points(Ids.Bolat, 6), Points(Ids.Aigerim, 18, Soch), Points(Ids.Bolat, 9, Soch)];
}
