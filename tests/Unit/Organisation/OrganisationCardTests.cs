using EduEvents.Domain.Organisation;
using EduEvents.Projections.Organisation;

namespace EduEvents.Unit.Organisation;

public sealed class OrganisationCardTests
{
    private static readonly Quarter First = new(1, new(2026, 9, 1), new(2026, 10, 25)),
    Second = new(2, new(2026, 11, 2), new(2026, 12, 27));
    private static readonly Bell Bell = new(1, new(8, 0), new(8, 45)), Shorter = new(1, new(8, 0), new(8, 40));

    private static readonly OrganisationCard Card = View.Of<OrganisationCard>(Ids.School, new OrganisationCardProjection().Evolve,
        new OrganisationFounded(Ids.School, "990240001237", new("Мектеп", "Школа"), "general", "750000000"),
        new AcademicYearOpened(Ids.School, 2026, [First, Second], []),
        new BellsSet(Ids.School, 1, First.From, [Bell], "2021"), new BellsSet(Ids.School, 1, Second.From, [Bell], "2021"),
        new BellsSet(Ids.School, 1, First.From, [Shorter], "2021"))!;

    [Fact]
    public void The_organisation_with_its_years_and_the_bells_that_hold() => Card.Shows(new()
    {
        Id = Ids.School, Bin = "990240001237", Names = new("Мектеп", "Школа"), Kind = "general", Kato = "750000000",
        Years = [new(2026, [First, Second], [])],
        Bells = [new(1, Second.From, [Bell]), new(1, First.From, [Shorter])]
    });

    [Theory, InlineData("2026-09-01", 1, 1), InlineData("2026-10-25", 1, 1), InlineData("2026-10-26", null, 1),
        InlineData("2026-11-02", 2, 2), InlineData("2027-01-05", null, 2)]
    [InlineData("2026-08-31", null, null)]
    public void A_day_is_in_a_quarter_or_after_one(string on, int? quarter, int? last)
    {
        var day = DateOnly.ParseExact(on, "yyyy-MM-dd");
        Assert.Equal(quarter, Card.QuarterOf(day)?.Quarter.Number);
        Assert.Equal(last, Card.LastQuarterAt(day)?.Quarter.Number);
    }
}
