using EduEvents.Domain;
using EduEvents.Domain.Assessment;
using static EduEvents.Unit.Assessment.Editions;

namespace EduEvents.Unit.Assessment;

public sealed class YearMarkTests
{
    private static PeriodOutcome Period(int quarter, Verdict verdict, int? mark = null) => new(quarter, verdict, mark, new(Ids.Of(60), quarter));

    private static PeriodOutcome[] Marks(params int[] marks) => [.. marks.Select((m, i) => Period(i + 1, Verdict.Marked, m))];

    [Theory, InlineData(new[] { 4, 4, 5, 5 }, 5), InlineData(new[] { 4, 4, 4, 5 }, 4), InlineData(new[] { 3, 4 }, 4), InlineData(new[] { 2, 3, 2, 3 }, 3)]
    public void The_year_is_the_mean_of_its_periods_with_a_half_up(int[] marks, int year) =>
        Assert.Equal((Verdict.Marked, year), YearMark.Of(Now, Marks(marks)));

    [Fact]
    public void A_period_without_a_mark_is_left_out_and_one_not_assessed_yet_holds_the_year_up()
    {
        PeriodOutcome[] released = [Period(1, Verdict.Released), .. Marks(4, 5).Select(p => p with { Quarter = p.Quarter + 1 })];
        Assert.Equal((Verdict.Marked, 5), YearMark.Of(Now, released));
        Assert.Equal((Verdict.TemporarilyNotAssessed, null), YearMark.Of(Now, [.. released, Period(4, Verdict.TemporarilyNotAssessed)]));
    }

    [Theory, InlineData(YearPassing.Last, Verdict.Passed), InlineData(YearPassing.Every, Verdict.Failed)]
    public void A_year_of_pass_or_fail_goes_by_the_rule_of_the_edition(YearPassing passing, Verdict verdict)
    {
        var rules = Now with { Year = Now.Year with { Passing = passing } };
        Assert.Equal((verdict, null), YearMark.Of(rules, [Period(2, Verdict.Passed), Period(1, Verdict.Failed)]));
    }

    [Fact]
    public void Who_was_released_or_never_assessed_has_no_mark()
    {
        Assert.Equal((Verdict.Released, null), YearMark.Of(Now, [Period(1, Verdict.Released), Period(2, Verdict.NotAssessed)]));
        Assert.Equal((Verdict.NotAssessed, null), YearMark.Of(Now, []));
    }

    [Theory, InlineData(4, 5, 4), InlineData(5, 3, 4), InlineData(3, 5, 4), InlineData(4, 2, 3)]
    public void An_exam_counts_for_thirty_percent(int year, int exam, int final) => Assert.Equal(final, YearMark.WithExam(Now, year, exam));

    [Theory, InlineData(2, 3, 3), InlineData(2, 2, 2), InlineData(2, 5, 4)]
    public void A_work_of_the_year_counts_for_half(int year, int work, int final) => Assert.Equal(final, YearMark.WithWork(year, work));

    [Fact]
    public void Two_insufficient_subjects_lead_to_works_three_to_repeating()
    {
        static Promotion After(params (int, bool)[] marks) => YearMark.After(Now, marks);
        Assert.Equal(Promotion.Promoted, After((3, false), (5, false)));
        Assert.Equal(Promotion.YearWork, After((2, false), (2, false), (5, false)));
        Assert.Equal(Promotion.Repeats, After((2, false), (2, false), (2, false)));
        Assert.Equal(Promotion.Repeats, After((2, true), (5, false)));
    }

    [Fact]
    public void Indicators_count_who_has_a_mark()
    {
        Assert.Equal(new Indicators(4, 75m, 50m, 54m), Indicators.Of(Now, [5, 4, 3, 2]));
        Assert.Equal(new Indicators(0, null, null, null), Indicators.Of(Now, Array.Empty<int>()));
    }

    [Fact]
    public void A_learner_counts_once_over_all_subjects_however_many_there_are() => Assert.Equal(
        new Indicators(2, 50m, 50m, 63.33m), Indicators.Of(Now, [(IReadOnlyCollection<int>)[5, 4, 5], [3, 2, 4], []]));
}

public sealed class FractionTests
{
    [Fact]
    public void Fractions_are_in_lowest_terms_and_exact()
    {
        Assert.Equal(new Fraction(1, 2), Fraction.Of(3, 6));
        Assert.Equal(new Fraction(-1, 2), Fraction.Of(1, -2));
        Assert.Equal(Fraction.Of(5, 6), Fraction.Of(1, 2) + Fraction.Of(1, 3));
        Assert.Equal(Fraction.Of(3, 2), Fraction.Of(1, 2) / Fraction.Of(1, 3));
        Assert.True(Fraction.Of(2, 3) >= Fraction.Of(2, 3) && Fraction.Of(1, 3) <= Fraction.Of(2, 3));
        Assert.Throws<DivideByZeroException>(() => Fraction.Of(1, 0));
    }

    [Theory, InlineData(129, 2, 65), InlineData(193, 3, 64), InlineData(7, 1, 7), InlineData(0, 5, 0)]
    public void A_half_goes_up(int numerator, int denominator, int whole) => Assert.Equal(whole, Fraction.Of(numerator, denominator).HalfUp());

    [Fact]
    public void Two_decimals_are_shown() => Assert.Equal(64.33m, Fraction.Of(193, 3).Shown());
}
