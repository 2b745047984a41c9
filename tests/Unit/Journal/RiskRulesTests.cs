using EduEvents.Domain.Journal;

namespace EduEvents.Unit.Journal;

public sealed class RiskRulesTests
{
    private static readonly RiskRules Rules = new(new(2020, 9, 1), Unexcused: 5, AbsentPercent: 20, LeastLessons: 20, Late: 6, LowMean: 4, LeastMarks: 3);
    private static readonly LearnerQuarter Good = new(Ids.Aigerim, 100, 3, 1, 2, [new(Ids.Maths, 5, 40)]);

    [Fact]
    public void Nobody_is_named_without_a_rule_that_is_met() => Assert.Empty(Rules.Of(Good));

    [Fact]
    public void Every_rule_that_is_met_is_told_with_its_number_and_limit() =>
        Assert.Equal([new(RiskKind.Unexcused, 7, 5), new(RiskKind.Absent, 25, 20), new(RiskKind.Late, 6, 6), new(RiskKind.LowMarks, 3.7m, 4, Ids.Maths)],
            Rules.Of(new(Ids.Aigerim, 100, 25, 7, 6, [new(Ids.Maths, 3, 11)])));

    [Theory, InlineData(20, 4, true), InlineData(20, 3, false), InlineData(19, 19, false)]
    public void A_share_of_few_lessons_says_nothing(int lessons, int absent, bool told) =>
        Assert.Equal(told, Rules.Of(Good with { Lessons = lessons, Absent = absent }).Any(r => r.Kind == RiskKind.Absent));

    [Theory, InlineData(3, 12, true), InlineData(3, 13, false), InlineData(2, 2, false)]
    public void A_mean_of_few_marks_says_nothing(int marks, int points, bool told) =>
        Assert.Equal(told, Rules.Of(Good with { Subjects = [new(Ids.Maths, marks, points)] }).Count > 0);

    [Fact]
    public void The_lowest_mean_comes_first() => Assert.Equal([2, 4],
        Rules.Of(Good with { Subjects = [new(Ids.Maths, 3, 12), new(Ids.Class, 4, 8)] }).Select(r => r.Value));

    [Fact]
    public void The_rules_of_the_day_are_asked()
    {
        var stricter = Rules with { ValidFrom = new(2026, 9, 1), Unexcused = 3 };
        Assert.Equal([5, 5, 3], new DateOnly[] { new(2019, 1, 1), new(2026, 8, 31), new(2026, 9, 1) }.Select(d => RiskRules.On([Rules, stricter], d).Unexcused));
    }
}
