namespace EduEvents.Domain.Timetable;

/// <summary>One broken soft rule, with all that is needed to say where and why.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Penalty">What it adds to the score.</param>
/// <param name="GroupId">The class; null for a teacher's.</param>
/// <param name="TeacherId">The teacher; null for a class's.</param>
/// <param name="SubjectId">The subject, where it is about one.</param>
/// <param name="Day">The day, where it is about one.</param>
/// <param name="Number">The lesson, where it is about one.</param>
/// <param name="Value">What is.</param>
/// <param name="Limit">What should be at most.</param>
public sealed record Remark(
    SoftRule Rule, int Penalty, Guid? GroupId = null, Guid? TeacherId = null, Guid? SubjectId = null, int? Day = null, int? Number = null,
    decimal Value = 0, decimal Limit = 0);

/// <summary>How good a week is: 0 breaks no soft rule. Every point of it is explained by a remark.</summary>
public sealed record Score(int Total, IReadOnlyList<Remark> Remarks)
{
    /// <summary>Reckons a week.</summary>
    public static Score Of(SchoolWeek week, int days, Board board)
    {
        Remark[] remarks = [.. ClassRemarks.Of(week, days, board), .. TeacherWindows(week, board)];
        return new(remarks.Sum(r => r.Penalty), [.. remarks.Where(r => r.Penalty > 0)]);
    }

    // Between two shifts everybody has a pause, so that each shift is looked at by itself.
    private static IEnumerable<Remark> TeacherWindows(SchoolWeek week, Board board) =>
        from day in board.Cards.SelectMany(c => board.Of(c).Teachers.Select(t => (Teacher: t, c.Slot)))
            .GroupBy(x => (x.Teacher, x.Slot.Day, x.Slot.Shift), x => x.Slot.Number)
        let numbers = day.ToHashSet()
        let windows = numbers.Max() - numbers.Min() + 1 - numbers.Count
        where windows > 0
        select new Remark(SoftRule.TeacherWindow, windows * week.Norms.Weight(SoftRule.TeacherWindow), TeacherId: day.Key.Teacher, Day: day.Key.Day,
            Value: windows);
}
