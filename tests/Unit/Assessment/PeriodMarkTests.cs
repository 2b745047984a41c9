using EduEvents.Domain;
using EduEvents.Domain.Assessment;
using static EduEvents.Domain.Assessment.MarkPart;
using static EduEvents.Unit.Assessment.Editions;

namespace EduEvents.Unit.Assessment;

public sealed class PeriodMarkTests
{
    private static readonly MarkInput[] Example =
        [Input(Formative, 9), Input(Formative, 7), Input(Sor, 12, 15), Input(Sor, 9, 15), Input(Soch, 18, 25)];

    private static Computation Quarter(MarkRules rules, params MarkInput[] inputs) =>
        PeriodMark.Compute(rules, 7, MarkPeriod.Quarter, inputs);

    [Fact]
    public void The_worked_example_of_the_rules_gives_73_and_a_half_percent_and_a_4() =>
        Assert.Equal(new Computation(Fraction.Of(8, 10), Fraction.Of(21, 30), Fraction.Of(18, 25), Fraction.Of(147, 2), 4), Quarter(Now, Example));

    [Fact]
    public void Several_works_are_one_sum_of_points_or_the_mean_of_their_shares_as_the_edition_says()
    {
        MarkInput[] works = [Input(Sor, 5, 5), Input(Sor, 10, 20)];
        Assert.Equal(Fraction.Of(60, 100), Quarter(Now, works).Sor);
        Assert.Equal(Fraction.Of(75, 100), Quarter(Now with { Works = WorkAggregation.MeanOfShares }, works).Sor);
    }

    [Fact]
    public void The_older_edition_counts_summative_works_only()
    {
        var (before, now) = (Quarter(Before, Example), Quarter(Now, Example));
        Assert.Equal((Fraction.Of(71, 1), null, 4), (before.Percent, before.Formative, before.Mark));
        Assert.NotEqual(before.Percent, now.Percent);
    }

    [Theory]
    [InlineData(0, 2), InlineData(39, 2), InlineData(40, 3), InlineData(64, 3), InlineData(65, 4), InlineData(84, 4), InlineData(85, 5), InlineData(100, 5)]
    public void The_table_turns_percents_into_marks(int percent, int mark) =>
        Assert.Equal(mark, Quarter(Now, Input(Formative, percent, 100), Input(Sor, percent, 100), Input(Soch, percent, 100)).Mark);

    [Fact]
    public void A_half_percent_below_the_border_is_rounded_up_exactly()
    {
        MarkInput[] thirds = [Input(Formative, 6), Input(Formative, 7), Input(Formative, 7), Input(Sor, 10, 15)];
        Assert.Equal((Fraction.Of(193, 3), 3), Told(Quarter(Now, [.. thirds, Input(Soch, 31, 50)])));
        Assert.Equal((Fraction.Of(775, 12), 4), Told(Quarter(Now, [.. thirds, Input(Soch, 75, 120)])));
        Assert.Equal((Fraction.Of(775, 12), 3), Told(Quarter(Now with { Rounding = PercentRounding.None }, [.. thirds, Input(Soch, 75, 120)])));
    }

    [Fact]
    public void Thirds_that_come_to_exactly_a_half_count_as_a_half()
    {
        MarkInput[] inputs = [Input(Formative, 6), Input(Formative, 7), Input(Formative, 7), Input(Sor, 2, 3), Input(Soch, 187, 300)];
        Assert.Equal((Fraction.Of(129, 2), 4), Told(Quarter(Now, inputs)));
    }

    [Fact]
    public void A_half_year_has_formative_points_and_works_of_units_half_and_half()
    {
        MarkInput[] inputs = [Input(Formative, 8), Input(Sor, 12, 20), Input(Soch, 0, 25)];
        var half = PeriodMark.Compute(Now, 7, MarkPeriod.HalfYear, inputs);
        Assert.Equal((Fraction.Of(70, 1), null, 4), (half.Percent, half.Soch, half.Mark));
    }

    [Fact]
    public void Grade_one_has_no_marks() => Assert.Equal(
        new Computation(null, null, null, null, null), PeriodMark.Compute(Now, 1, MarkPeriod.Quarter, Example));

    [Fact]
    public void Without_the_work_of_the_quarter_there_is_no_mark() =>
        Assert.Equal((Fraction.Of(75, 1), null), Told(Quarter(Now, Example[..4])));

    [Fact]
    public void Who_came_late_is_marked_by_the_parts_there_are() =>
        Assert.Equal((Fraction.Of(72, 1), 4), Told(Quarter(Now, Example[^1])));

    [Fact]
    public void Points_of_another_school_count_by_their_own_maxima() => Assert.Equal((Fraction.Of(147, 2), 4),
        Told(Quarter(Now, Input(Formative, 16, 20), Input(Sor, 21, 30), Input(Soch, 36, 50))));

    [Fact]
    public void Nothing_at_all_gives_nothing() => Assert.Equal(new Computation(null, null, null, null, null), Quarter(Now));

    [Theory, InlineData("2022-08-31", "125/sor-soch"), InlineData("2022-09-01", "125/2025-04-30"), InlineData("2027-05-25", "125/2025-04-30")]
    public void The_edition_is_the_one_in_force_on_the_day(string day, string edition) =>
        Assert.Equal(edition, MarkRules.On(All, DateOnly.Parse(day, null))?.Edition);

    [Fact]
    public void Before_all_editions_there_is_none() => Assert.Null(MarkRules.On(All, new(2016, 8, 31)));

    [Theory, InlineData("0.5", MarkPeriod.HalfYear), InlineData("1", MarkPeriod.HalfYear), InlineData("1.5", MarkPeriod.Quarter), InlineData(null, MarkPeriod.Quarter)]
    public void A_subject_of_one_hour_a_week_is_marked_by_half_years(string? hours, MarkPeriod period) =>
        Assert.Equal(period, Now.PeriodOf(hours is null ? null : decimal.Parse(hours, System.Globalization.CultureInfo.InvariantCulture)));

    private static (Fraction?, int?) Told(Computation c) => (c.Percent, c.Mark);
}
