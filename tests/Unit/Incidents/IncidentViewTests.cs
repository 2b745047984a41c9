using EduEvents.Domain.Incidents;
using EduEvents.Projections.Audit;
using EduEvents.Projections.Incidents;

namespace EduEvents.Unit.Incidents;

public sealed class IncidentViewTests
{
    private static readonly Guid Id = Ids.Of(700), Finding = Ids.Of(701);
    private static readonly DateTimeOffset Noticed = View.Recorded.AddHours(-2);
    private static readonly IncidentSpan Span = new(Noticed.AddDays(-1), Noticed, [Ids.Account]);
    private static readonly IncidentOpened Opened = new(Id, IncidentKind.Disclosure, Noticed, Noticed.AddDays(1), "Кесте таралған", null);

    [Fact]
    public void The_card_counts_people_and_its_clock_stops_with_the_first_notice()
    {
        var card = View.Of<IncidentCard>(Id, new IncidentCardProjection().Evolve, Opened, new IncidentSpanSet(Id, Span),
            new PeopleFound(Id, Finding, Span, [Trace.Changed], 3, [Ids.Aigerim, Ids.Bolat]), new PeopleFound(Id, Finding, Span, [Trace.Changed], 3, [Ids.Stranger]),
            new PersonSetAside(Id, Ids.Bolat), new PeopleAdded(Id, [Ids.Teacher]), new MeasureTaken(Id, Ids.Of(1), "Бұғатталды"))!;
        Assert.Equal((3, true, true), (card.Concerned, card.Open, card.Running));
        Assert.Equal((3, 3), (Assert.Single(card.Findings).Found, card.Findings[0].Fresh));

        card = View.Of<IncidentCard>(Id, new IncidentCardProjection().Evolve, Opened,
            new AuthorityNotified(Id, Ids.Of(2), Noticed.AddHours(3), NoticeChannel.Letter, "12"),
            new AuthorityNotified(Id, Ids.Of(3), Noticed.AddHours(2), NoticeChannel.Portal, "13"), new IncidentClosed(Id, true, "Түсінікті"))!;
        Assert.Equal((Noticed.AddHours(2), false, false, true), (card.NotifiedAt, card.Open, card.Running, card.WasBreach));
        Assert.Equal(View.Recorded.AddSeconds(3), card.ClosedAt);
    }

    [Fact]
    public void Closed_without_notice_the_clock_stands_and_runs_again_when_it_is_opened_again()
    {
        var closed = new IncidentClosed(Id, false, "Жалған");
        Assert.False(View.Of<IncidentCard>(Id, new IncidentCardProjection().Evolve, Opened, closed)!.Running);
        Assert.True(View.Of<IncidentCard>(Id, new IncidentCardProjection().Evolve, Opened, closed, new IncidentReopened(Id))!.Running);
    }

    [Fact]
    public void The_list_tells_who_came_how_and_who_was_set_aside() => View.Of<IncidentPeople>(Id, new IncidentPeopleProjection().Evolve,
        new PeopleFound(Id, Finding, Span, [Trace.Changed], 2, [Ids.Aigerim, Ids.Bolat]), new PersonSetAside(Id, Ids.Aigerim),
        new PersonSetAside(Id, Ids.Bolat), new PeopleAdded(Id, [Ids.Bolat])).Shows(new()
    {
        Id = Id,
        People = [new(Ids.Aigerim, View.Recorded, ByHand: false, Aside: true), new(Ids.Bolat, View.Recorded.AddSeconds(3), ByHand: true)]
    });

    [Fact]
    public void The_journal_knows_whom_and_whose_account_it_is_about() =>
        Assert.Equal([Ids.Account, Ids.Aigerim], Concerned.Of(new PeopleFound(Id, Finding, Span, [Trace.Changed], 1, [Ids.Aigerim])));
}
