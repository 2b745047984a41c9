using EduEvents.Application;
using EduEvents.Application.Gate;
using EduEvents.Domain;
using EduEvents.Domain.Gate;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Gate;

public sealed class RegisterTerminalTests
{
    private static readonly TerminalRegistered Registered = new(Ids.Terminal, "Бас кіреберіс", "turnstile");

    private static Func<Terminal, IEnumerable<IDomainEvent>> Register(string place) =>
        terminal => RegisterTerminalHandler.Handle(new(Ids.Terminal, place, "turnstile"), terminal);

    [Fact]
    public void A_terminal_is_registered() => Given<Terminal>().When(Register("Бас кіреберіс")).Then(Registered);

    [Fact]
    public void The_same_again_changes_nothing() => Given<Terminal>(Registered).When(Register("Бас кіреберіс")).ThenNothing();

    [Fact]
    public void Another_place_under_its_id_is_refused() =>
        Given<Terminal>(Registered).When(Register("Асхана")).ThenBroken(GateRules.TerminalAlreadyRegistered());
}

public sealed class SendPassTests
{
    private static readonly DateTimeOffset Morning = new(2026, 9, 1, 7, 42, 10, TimeSpan.FromHours(5)), Now = Morning.AddHours(1);

    private static PassItem Pass(long sequence = 1, Direction direction = Direction.In, DateTimeOffset? at = null) =>
        new(sequence, Ids.Aigerim, direction, at ?? Morning);

    private static GatePassed Passed(long sequence = 1, Direction direction = Direction.In, DateTimeOffset? at = null) =>
        new(Ids.Terminal, sequence, Ids.Aigerim, direction, at ?? Morning, SchoolTime.Day(at ?? Morning));

    private static Func<TerminalDay, IEnumerable<IDomainEvent>> Send(PassItem pass) => day =>
        SendPassHandler.Handle(new(Ids.Terminal, pass), day, Now);

    [Fact]
    public void A_pass_is_recorded() => Given<TerminalDay>().When(Send(Pass())).Then(Passed());

    [Fact]
    public void The_same_pass_again_is_dropped_also_when_its_clock_is_told_in_another_zone() =>
        Given<TerminalDay>(Passed()).When(Send(Pass(at: Morning.ToUniversalTime()))).ThenNothing();

    [Fact]
    public void Another_pass_under_its_number_is_refused() =>
        Given<TerminalDay>(Passed()).When(Send(Pass(direction: Direction.Out))).ThenBroken(GateRules.SequenceReused(1));

    [Fact]
    public void A_late_pass_is_recorded_after_newer_ones() => Given<TerminalDay>(Passed(9)).When(Send(Pass(3))).Then(Passed(3));

    [Fact]
    public void A_clock_that_is_a_day_ahead_is_refused()
    {
        var tomorrow = Morning.AddDays(1);
        Given<TerminalDay>().When(Send(Pass(at: tomorrow))).ThenBroken(GateRules.ClockAhead(tomorrow));
    }

    [Fact]
    public void Later_on_the_same_day_is_let_pass() =>
        Given<TerminalDay>().When(Send(Pass(at: Morning.AddHours(9)))).Then(Passed(at: Morning.AddHours(9)));

    [Fact]
    public void Some_minutes_around_midnight_are_let_pass()
    {
        var (midnight, before) = (
            new DateTimeOffset(2026, 9, 2, 0, 0, 0, TimeSpan.FromHours(5)),
            new DateTimeOffset(2026, 9, 1, 23, 55, 0, TimeSpan.FromHours(5)));
        Given<TerminalDay>().When(day => SendPassHandler.Handle(new(Ids.Terminal, Pass(at: midnight)), day, before))
            .Then(Passed(at: midnight));
        Given<TerminalDay>().When(day => SendPassHandler.Handle(new(Ids.Terminal, Pass(at: midnight)), day, before.AddMinutes(-10)))
            .ThenBroken(GateRules.ClockAhead(midnight));
    }

    [Fact]
    public void The_pass_belongs_to_the_local_day_of_the_terminals_clock() => Assert.NotEqual(
        new SendPass(Ids.Terminal, Pass(at: new(2026, 9, 1, 18, 59, 59, TimeSpan.Zero))).Stream(),
        new SendPass(Ids.Terminal, Pass(at: new(2026, 9, 1, 19, 0, 0, TimeSpan.Zero))).Stream());

    [Fact]
    public async Task The_products_own_clock_judges() =>
        Assert.Equal(Now, await SendPassHandler.Now(new(Ids.Terminal, Pass()), new(null!, Now, default)));
}

public sealed class SendPassesTests
{
    private static readonly DateTimeOffset Monday = new(2026, 9, 7, 8, 0, 0, TimeSpan.FromHours(5)), Tuesday = Monday.AddDays(1),
    Friday = Monday.AddDays(4);

    private static IReadOnlyList<(Guid Stream, Func<TerminalDay?, Decision> Decide)> Split(params PassItem[] passes) =>
        [.. SendPassesHandler.Handle(new(Ids.Terminal, passes), new Lookup(null!, Tuesday.AddHours(1), default))];

    private static PassItem Pass(long sequence, DateTimeOffset at) => new(sequence, Ids.Aigerim, Direction.In, at);

    [Fact]
    public void Each_day_of_a_backlog_is_a_stream_and_items_keep_their_places()
    {
        var days = Split(Pass(1, Monday), Pass(2, Tuesday), Pass(1, Monday), Pass(3, Friday));

        Assert.Equal([TerminalDay.IdOf(Ids.Terminal, new(2026, 9, 7)), TerminalDay.IdOf(Ids.Terminal, new(2026, 9, 8)),
            TerminalDay.IdOf(Ids.Terminal, new(2026, 9, 11))],
            days.Select(d => d.Stream));
        Assert.Equal(["0 Accepted", "2 Unchanged"], Told(days[0]));
        Assert.Equal(["1 Accepted"], Told(days[1]));
        Assert.Equal(["3 Refused"], Told(days[2]));
    }

    private static IEnumerable<string> Told((Guid, Func<TerminalDay?, Decision> Decide) day) =>
        day.Decide(null).Items!.Select(i => $"{i.Index} {i.Status}");
}
