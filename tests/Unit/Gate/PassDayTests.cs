using EduEvents.Domain;
using EduEvents.Domain.Gate;
using EduEvents.Projections.Gate;

namespace EduEvents.Unit.Gate;

public sealed class PassDayTests
{
    private static readonly DateOnly Day = new(2026, 9, 1);

    private static DateTimeOffset At(int hour, int minute = 0) => SchoolTime.At(Day, new(hour, minute));

    private static PassDay Fold(params (Direction Direction, DateTimeOffset At)[] passes) => View.Of<PassDay>(PassDay.IdOf(Ids.Aigerim, Day), new PassDayProjection().Evolve,
        [.. passes.Select((p, i) => new GatePassed(Ids.Terminal, i + 1, Ids.Aigerim, p.Direction, p.At, Day))])!;

    [Fact]
    public void A_late_backlog_stands_where_its_clock_says() => Fold((Direction.Out, At(13)), (Direction.In, At(8))).Shows(new()
    {
        Id = PassDay.IdOf(Ids.Aigerim, Day), PersonId = Ids.Aigerim, On = Day, Passes = [new(At(8), Direction.In), new(At(13), Direction.Out)]
    });

    [Fact]
    public void It_tells_who_was_inside_at_any_minute()
    {
        var day = Fold((Direction.In, At(8)), (Direction.Out, At(10)), (Direction.In, At(10, 30)), (Direction.Out, At(13)));

        Assert.Equal([false, true, true, false, true, false],
            new[] { At(7, 59), At(8), At(9, 59), At(10), At(12), At(13) }.Select(day.WasInside));
        Assert.Equal((At(8), At(13)), (day.FirstIn, day.LastOut));
    }

    [Fact]
    public void Of_two_passes_at_one_instant_the_one_recorded_later_counts() => Assert.False(Fold((Direction.In, At(8)), (Direction.Out, At(8))).WasInside(At(8)));

    [Fact]
    public void Time_inside_is_the_sum_of_what_lies_between_coming_and_going()
    {
        var day = Fold((Direction.In, At(8)), (Direction.Out, At(10)), (Direction.In, At(11)));

        Assert.Equal(TimeSpan.FromHours(2), day.Inside(At(10, 30)));
        Assert.Equal(TimeSpan.FromHours(3.5), day.Inside(At(12, 30)));
        Assert.Null(day.LastOut);
    }

    [Fact]
    public void A_pass_that_the_gate_missed_adds_nothing_and_loses_nothing()
    {
        Assert.Equal(TimeSpan.FromHours(4), Fold((Direction.In, At(8)), (Direction.In, At(10)), (Direction.Out, At(12))).Inside(At(18)));
        Assert.Equal(TimeSpan.Zero, Fold((Direction.Out, At(12))).Inside(At(18)));
        Assert.Null(Fold((Direction.Out, At(12))).FirstIn);
    }
}
