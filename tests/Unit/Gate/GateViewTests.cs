using EduEvents.Domain;
using EduEvents.Domain.Gate;
using EduEvents.Projections.Gate;

namespace EduEvents.Unit.Gate;

public sealed class PresenceTests
{
    private static readonly DateTimeOffset Morning = new(2026, 9, 1, 7, 42, 10, TimeSpan.FromHours(5));

    private static GatePassed Passed(Direction direction, DateTimeOffset at) =>
        new(Ids.Terminal, 1, Ids.Aigerim, direction, at, SchoolTime.Day(at));

    private static Presence? Fold(params IDomainEvent[] passes) => View.Of<Presence>(Ids.Aigerim, new PresenceProjection().Evolve, passes);

    private static Presence Of(bool inside, DateTimeOffset at) =>
        new() { Id = Ids.Aigerim, Inside = inside, At = at, DeviceId = Ids.Terminal };

    [Fact]
    public void The_last_pass_tells_where_a_person_is() =>
        Fold(Passed(Direction.In, Morning), Passed(Direction.Out, Morning.AddHours(5))).Shows(Of(false, Morning.AddHours(5)));

    [Fact]
    public void A_late_backlog_does_not_overrule_a_newer_pass() =>
        Fold(Passed(Direction.Out, Morning.AddHours(5)), Passed(Direction.In, Morning)).Shows(Of(false, Morning.AddHours(5)));

    [Fact]
    public void Of_two_passes_at_one_instant_the_one_recorded_later_counts() =>
        Fold(Passed(Direction.In, Morning), Passed(Direction.Out, Morning)).Shows(Of(false, Morning));
}

public sealed class TerminalCardTests
{
    [Fact]
    public void A_terminal_with_its_place() =>
        View.Of<TerminalCard>(Ids.Terminal, new TerminalCardProjection().Evolve,
            new TerminalRegistered(Ids.Terminal, "Бас кіреберіс", "turnstile"))
        .Shows(new() { Id = Ids.Terminal, Place = "Бас кіреберіс", Model = "turnstile" });
}
