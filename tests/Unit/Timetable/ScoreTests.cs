using EduEvents.Domain.Timetable;
using static EduEvents.Unit.Timetable.Week;

namespace EduEvents.Unit.Timetable;

public sealed class ScoreTests
{
    private static IReadOnlyList<string> Remarks(IReadOnlyList<Activity> activities, params Placement[] cards) =>
        [.. Score.Of(Known(), 5, new(activities.ToDictionary(a => a.ActivityId), cards)).Remarks
            .Select(r => $"{r.Rule} {r.Penalty} {r.Day} {r.Number} {r.Value:0.#}/{r.Limit:0.#}")];

    private static Activity Easy(Guid id, Guid group, decimal hours = 5) => Of(id, group, Music, Erlan, hours);

    [Fact]
    public void A_good_day_breaks_no_rule() => Assert.Empty(Remarks([Easy(MathsA, SevenA), Of(MathsB, SevenA, Maths, Dana), Of(PeA, SevenA, Pe, Asel)],
        At(MathsA, 2, 1), At(MathsB, 2, 2), At(PeA, 2, 3)));

    [Fact]
    public void A_hard_subject_is_neither_first_nor_last() => Assert.Equal(["HardFirst 2 2 1 11/10", "HardLast 3 3 2 11/10"],
        Remarks([Of(MathsA, SevenA, Maths, Dana, 2), Easy(PeA, SevenA)], At(MathsA, 2, 1), At(PeA, 2, 2), At(PeA, 3, 1, 1), At(MathsA, 3, 2, 1)));

    [Fact]
    public void In_primary_no_subject_is_twice_in_a_row_and_later_only_where_it_is_meant_to()
    {
        Assert.Equal(["DoubleInPrimary 20 2 3 2/1"], Remarks([Easy(MathsTwo, Second), Easy(PeA, Second) with { Parts = [new(Second, Pe, Asel, null)] }],
            At(PeA, 2, 1), At(MathsTwo, 2, 2), At(MathsTwo, 2, 3, 1)));
        var pair = Easy(MathsA, SevenA) with { Doubles = 1 };
        Assert.Empty(Remarks([pair], At(MathsA, 2, 1), At(MathsA, 2, 2, 1)));
        Assert.Equal(["SubjectTwice 5 2 2 2/1"], Remarks([pair with { Doubles = 0 }], At(MathsA, 2, 1), At(MathsA, 2, 2, 1)));
    }

    [Fact]
    public void Windows_of_classes_and_teachers_are_told() => Assert.Equal(["ClassWindow 40 2  2/0", "TeacherWindow 1 2  1/0"],
        Remarks([Easy(MathsA, SevenA), Of(PeA, SevenA, Pe, Erlan)], At(MathsA, 2, 2), At(PeA, 2, 4)));

    [Fact]
    public void A_day_and_a_week_have_so_many_lessons_by_grade()
    {
        Activity[] subjects = [.. Enumerable.Range(0, 6).Select(n => Of(Ids.Of(270 + n), Second, Ids.Of(280 + n), Ids.Of(290 + n)))];
        Assert.Equal(["LessonsADay 10 2  6/5"], Remarks(subjects, [.. subjects.Select((a, i) => At(a.ActivityId, 2, i + 1))]));
        var much = Of(Ids.Of(271), Second, Ids.Of(281), Ids.Of(291), 26);
        Assert.Contains("WeeklyHours 20   26/25", Remarks([much], [.. Enumerable.Range(0, 26).Select(n => At(much.ActivityId, n / 6 + 1, n % 6 + 1, n))]));
    }

    [Fact]
    public void Monday_is_not_heavier_than_tuesday_and_wednesday() => Assert.Equal(["HeavyDay 3 1  6/1"],
        Remarks([Easy(MathsA, SevenA), Of(PeA, SevenA, Pe, Asel)], At(MathsA, 1, 1), At(PeA, 1, 2), At(MathsA, 2, 1, 1), At(MathsA, 3, 1, 2)));

    [Fact]
    public void The_total_is_the_sum_of_what_is_told()
    {
        var score = Score.Of(Known(), 5, new(new Dictionary<Guid, Activity> { [MathsA] = Of(MathsA, SevenA, Maths, Dana) }, [At(MathsA, 1, 3)]));
        Assert.Equal(score.Remarks.Sum(r => r.Penalty), score.Total);
        Assert.True(score.Total > 0);
    }
}
