using EduEvents.Application.Homework;

namespace EduEvents.Integration.Commands;

/// <summary>The commands of Homework, each where it is right to send it: given, handed in, given back, done.</summary>
public sealed class HomeworkLife(Guid group, Guid maths, Guid learner, Guid lesson)
{
    private readonly Guid _first = Guid.CreateVersion7(), _second = Guid.CreateVersion7();

    /// <summary>The photo that is handed in; it must have been sent before.</summary>
    public Guid Photo { get; } = Guid.CreateVersion7();

    /// <summary>The commands in order.</summary>
    public IEnumerable<LifeStep> Steps() =>
    [
        LifeStep.Of("homework/give-homework", Give(_first), c => c with { Minutes = 30 }),
        LifeStep.Of("homework/move-due-day", new MoveDueDay(_first, group, maths, new(2026, 9, 4), "карантин"), c => c with { DueOn = new(2026, 9, 7) }),
        LifeStep.Of("homework/hand-in", new HandIn(_first, learner, "Шештім", [Photo]), c => c with { Text = "Жоқ" }),
        LifeStep.Of("homework/erase-work-file", new EraseWorkFile(_first, learner, Photo, "басқа сурет"), c => c with { Reason = "қате" }),
        LifeStep.Of("homework/comment-work", new CommentWork(_first, learner, group, maths, "Көрдім"), c => c with { Comment = "Жоқ" }),
        LifeStep.Of("homework/return-work", new ReturnWork(_first, learner, group, maths, "Қайта", null), c => c with { Comment = "Жоқ" }),
        LifeStep.Of("homework/accept-work", new AcceptWork(_first, learner, group, maths, "", lesson, 7), c => c with { Points = 8 }),
        LifeStep.Of("homework/withdraw-homework", new WithdrawHomework(_second, group, maths, "қате"), c => c with { Reason = "басқа" }) with
        {
            Before = ("homework/give-homework", Give(_second))
        }
    ];

    private GiveHomework Give(Guid id) => new(id, group, maths, new(2026, 9, 1), new(2026, 9, 3), "№ 12", 20, true, [], [], false, null);
}
