using EduEvents.Application.Organisation;
using EduEvents.Domain;
using EduEvents.Domain.Organisation;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Organisation;

public sealed class OpenAcademicYearTests
{
    private static readonly OrganisationFounded Founded = new(Ids.School, "990240001237", new("Мектеп", "Школа"), "general", "750000000");
    private static readonly Quarter First = new(1, new(2026, 9, 1), new(2026, 10, 25)),
        Second = new(2, new(2026, 11, 2), new(2026, 12, 27));
    private static readonly DaysOff Holiday = new(new(2026, 12, 16), new(2026, 12, 16), "independence_day");

    private static Func<School, IEnumerable<IDomainEvent>> Open(params Quarter[] quarters) => Open(quarters, [Holiday]);

    private static Func<School, IEnumerable<IDomainEvent>> Open(Quarter[] quarters, DaysOff[] daysOff, bool saturdays = false) =>
        school => OpenAcademicYearHandler.Handle(new(Ids.School, 2026, quarters, daysOff, saturdays), school);

    [Fact]
    public void A_year_is_opened_with_its_quarters() =>
        Given<School>(Founded).When(Open(First, Second)).Then(new AcademicYearOpened(Ids.School, 2026, [First, Second], [Holiday]));

    [Fact]
    public void A_school_of_three_shifts_may_have_six_days() =>
        Given<School>(Founded).When(Open([First], [], saturdays: true))
            .Then(new AcademicYearOpened(Ids.School, 2026, [First], [], Saturdays: true));

    [Fact]
    public void The_same_calendar_again_changes_nothing() =>
        Given<School>(Founded, new AcademicYearOpened(Ids.School, 2026, [First, Second], [Holiday])).When(Open(First, Second))
            .ThenNothing();

    [Fact]
    public void Another_calendar_of_the_year_is_refused() =>
        Given<School>(Founded, new AcademicYearOpened(Ids.School, 2026, [First, Second], [Holiday]))
        .When(Open(First)).ThenBroken(OrganisationRules.YearAlreadyOpened(2026));

    [Fact]
    public void Quarters_must_be_numbered_in_order() =>
        Given<School>(Founded).When(Open(First with { Number = 2 }, Second)).ThenBroken(OrganisationRules.QuartersOutOfOrder());

    [Fact]
    public void Quarters_must_not_overlap() =>
        Given<School>(Founded).When(Open(First, Second with { From = First.To })).ThenBroken(OrganisationRules.QuartersOutOfOrder());

    [Fact]
    public void A_quarter_must_not_end_before_it_begins() =>
        Given<School>(Founded).When(Open(First with { To = First.From.AddDays(-1) })).ThenBroken(OrganisationRules.QuartersOutOfOrder());

    [Fact]
    public void All_broken_rules_come_back_together() => Given<School>(Founded)
        .When(Open(new Quarter(1, new(2026, 7, 31), new(2026, 10, 25)), new Quarter(2, new(2026, 10, 25), new(2027, 9, 1))))
        .ThenBroken(OrganisationRules.QuartersOutOfOrder(), OrganisationRules.QuarterOutsideYear(1),
            OrganisationRules.QuarterOutsideYear(2));
}
