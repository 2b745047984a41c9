using EduEvents.Application.Assessment;
using EduEvents.Application.Curriculum;
using EduEvents.Domain.Assessment;
using EduEvents.Domain.Curriculum;

namespace EduEvents.Integration.Commands;

/// <summary>The commands of Assessment, each where it is right to send it: a quarter and a year of a learner who fails and mends it.</summary>
public sealed class AssessmentLife(Guid group, Guid maths, Guid learner)
{
    private readonly Guid _arts = Guid.CreateVersion7(), _called = Guid.CreateVersion7(), _first = Guid.CreateVersion7(),
        _second = Guid.CreateVersion7(), _last = Guid.CreateVersion7();

    private SheetRef Sheet => new(group, maths, 2026, 1);
    private SheetRef Arts => new(group, _arts, 2026, 1);
    private CourseRef Course => new(group, maths, 2026);

    /// <summary>The commands in order.</summary>
    public IEnumerable<LifeStep> Steps() => [.. Works(), .. Marks()];

    private IEnumerable<LifeStep> Works() =>
    [
        LifeStep.Of("assessment/set-weekly-hours", new SetWeeklyHours(Course, 5), c => c with { Hours = 4 }),
        LifeStep.Of("assessment/plan-work", Plan(_called, WorkKind.Sor, new(2026, 9, 22)), c => c with { Title = "Бөлшектер" }),
        LifeStep.Of("assessment/move-work", new MoveWork(Sheet, _called, WorkKind.Sor, new(2026, 9, 24), "карантин"), c =>
            c with { On = new(2026, 9, 25) }),
        LifeStep.Of("assessment/cancel-work", new CancelWork(Sheet, _called, "бағдарлама"), c => c with { Reason = "қате" }),
        LifeStep.Of("assessment/enter-points", new EnterPoints(Sheet, _first, learner, 9), c => c with { Points = 8 }) with
        {
            Before = ("assessment/plan-work", Plan(_first, WorkKind.Sor, new(2026, 9, 29)))
        },
        LifeStep.Of("assessment/correct-points", new CorrectPoints(Sheet, _first, learner, 10, "модерация"), c => c with { Points = 11 }),
        LifeStep.Of("assessment/enter-all-points", new EnterAllPoints(Sheet, _second, [new(learner, 7)]), c => c with { Points = [new(learner, 6)] }) with
        {
            Before = ("assessment/plan-work", Plan(_second, WorkKind.Sor, new(2026, 10, 2)))
        },
        LifeStep.Of("assessment/record-missed-work", new RecordMissedWork(Sheet, _last, learner, MissedFor.Illness, new(2026, 10, 8)), c =>
            c with { Why = MissedFor.Weather }) with { Before = ("assessment/plan-work", Plan(_last, WorkKind.Soch, new(2026, 10, 6))) }
    ];

    private IEnumerable<LifeStep> Marks() =>
    [
        LifeStep.Of("assessment/decide-pass", new DecidePass(Arts, learner, true), c => c with { Passed = false }) with
        {
            Before = ("curriculum/add-subject", new AddSubject(_arts, "arts", new("Көркем еңбек", "Художественный труд"), MarkMode.PassFail))
        },
        LifeStep.Of("assessment/release-learner", new ReleaseLearner(Arts, learner, "ДКК № 14"), c => c with { Document = "ДКК № 15" }),
        LifeStep.Of("assessment/import-results",
            new ImportResults(Sheet, learner, "№ 12 мектеп", [new(MarkPart.Sor, new(2026, 9, 8), 5, 15)], null, ""), c => c with { FormerMark = 4 }),
        LifeStep.Of("assessment/close-quarter", new CloseQuarter(Sheet), c => c with { Sheet = Arts }),
        LifeStep.Of("assessment/settle-mark", new SettleMark(Sheet, learner), c => c with { Sheet = Arts }) with
        {
            Before = ("assessment/enter-points", new EnterPoints(Sheet, _last, learner, 15))
        },
        LifeStep.Of("assessment/correct-period-mark", new CorrectPeriodMark(Sheet, learner, 2, "118-ө", new(2026, 10, 12), "қате жазылған"), c =>
            c with { Mark = 5 }),
        LifeStep.Of("assessment/close-year", new CloseYear(Course), c => c with { Course = c.Course with { SubjectId = _arts } }),
        LifeStep.Of("assessment/give-final-mark", new GiveFinalMark(Course, learner, FinalWork.YearWork, 4, new(2026, 10, 14)), c => c with { Mark = 3 })
    ];

    private PlanWork Plan(Guid work, WorkKind kind, DateOnly on) => new(Sheet, work, kind, on, "Сандар", kind == WorkKind.Sor ? 15 : 25, []);
}
