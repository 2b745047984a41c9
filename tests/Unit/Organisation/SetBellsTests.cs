using EduEvents.Application.Organisation;
using EduEvents.Domain;
using EduEvents.Domain.Organisation;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Organisation;

public sealed class SetBellsTests
{
    private static readonly OrganisationFounded Founded = new(Ids.School, "990240001237", new("Мектеп", "Школа"), "general", "750000000");
    private static readonly BellNorms Norms = new("2021", new(2021, 8, 5), 45, 5, 30, new(8, 0), 40),
        Newer = Norms with { Edition = "2026", ValidFrom = new(2026, 9, 1) };
    private static readonly DateOnly From = new(2026, 9, 1);

    private static Bell Bell(int number, string starts, string ends) =>
        new(number, TimeOnly.ParseExact(starts, "HH:mm"), TimeOnly.ParseExact(ends, "HH:mm"));

    private static Func<School, IEnumerable<IDomainEvent>> Set(int shift, params Bell[] bells) => school =>
        SetBellsHandler.Handle(new(Ids.School, shift, From, bells), school, Norms);

    private static BellsSet FirstShift(string ends = "13:15") => new(Ids.School, 1, From, [Bell(1, "12:30", ends)], "2021");

    [Fact]
    public void Bells_within_the_norms_are_set_and_name_their_edition() =>
        Given<School>(Founded).When(Set(1, Bell(1, "08:00", "08:45"), Bell(2, "08:50", "09:35")))
        .Then(new BellsSet(Ids.School, 1, From, [Bell(1, "08:00", "08:45"), Bell(2, "08:50", "09:35")], "2021"));

    [Fact]
    public void The_same_bells_again_change_nothing() =>
        Given<School>(Founded, FirstShift()).When(Set(1, Bell(1, "12:30", "13:15"))).ThenNothing();

    [Fact]
    public void A_correction_of_the_day_is_a_new_fact() =>
        Given<School>(Founded, FirstShift("13:10")).When(Set(1, Bell(1, "12:30", "13:15"))).Then(FirstShift());

    [Fact]
    public void Nothing_is_set_where_no_school_is() => Given<School>().When(Set(1, Bell(1, "08:00", "08:45"))).ThenUnknown();

    [Fact]
    public void School_does_not_start_before_eight() =>
        Given<School>(Founded).When(Set(1, Bell(1, "07:59", "08:44"))).ThenBroken(OrganisationRules.StartsTooEarly(new(8, 0)));

    [Fact]
    public void A_lesson_has_45_minutes_at_most() =>
        Given<School>(Founded).When(Set(1, Bell(1, "08:00", "08:46"))).ThenBroken(OrganisationRules.LessonTooLong(1, 45));

    [Theory, InlineData("08:49"), InlineData("09:16")]
    public void A_break_has_5_to_30_minutes(string second) => Given<School>(Founded)
        .When(Set(1, Bell(1, "08:00", "08:45"), Bell(2, second, "09:30"))).ThenBroken(OrganisationRules.BreakOutsideNorms(2, 5, 30));

    [Theory, InlineData(0, "08:00", "08:40"), InlineData(-1, "08:00", "08:40"), InlineData(1, "08:40", "08:00"),
        InlineData(1, "08:40", "08:40")]
    public void There_are_no_zero_lessons_and_none_that_ends_before_it_starts(int number, string starts, string ends) =>
        Given<School>(Founded).When(Set(1, Bell(number, starts, ends))).ThenBroken(OrganisationRules.BellsOutOfOrder(number));

    [Theory, InlineData(3, "08:50"), InlineData(1, "08:50"), InlineData(2, "08:44")]
    public void Lessons_follow_each_other(int number, string starts) => Given<School>(Founded)
        .When(Set(1, Bell(1, "08:00", "08:45"), Bell(number, starts, "09:35"))).ThenBroken(OrganisationRules.BellsOutOfOrder(number));

    [Fact]
    public void All_broken_rules_come_back_together() =>
        Given<School>(Founded).When(Set(1, Bell(1, "07:00", "07:50"), Bell(2, "08:30", "09:00")))
        .ThenBroken(OrganisationRules.StartsTooEarly(new(8, 0)), OrganisationRules.LessonTooLong(1, 45),
            OrganisationRules.BreakOutsideNorms(2, 5, 30));

    [Theory, InlineData(2, "13:55", "14:40"), InlineData(3, "14:00", "14:45")]
    public void A_later_shift_begins_40_minutes_after_the_earlier_ends(int shift, string starts, string ends) =>
        Given<School>(Founded, FirstShift()).When(Set(shift, Bell(1, starts, ends)))
            .Then(new BellsSet(Ids.School, shift, From, [Bell(1, starts, ends)], "2021"));

    [Fact]
    public void Sooner_is_refused() =>
        Given<School>(Founded, FirstShift()).When(Set(2, Bell(1, "13:54", "14:34"))).ThenBroken(OrganisationRules.ShiftsTooClose(40));

    [Fact]
    public void An_earlier_shift_ends_40_minutes_before_the_later_begins() =>
        Given<School>(Founded, new BellsSet(Ids.School, 2, From, [Bell(1, "14:00", "14:45")], "2021"))
        .When(Set(1, Bell(1, "12:40", "13:21"))).ThenBroken(OrganisationRules.ShiftsTooClose(40));

    [Fact]
    public void Only_bells_in_force_count()
    {
        var old = new BellsSet(Ids.School, 1, From.AddDays(-10), [Bell(1, "13:00", "13:45")], "2021");
        Given<School>(Founded, old, FirstShift()).When(Set(2, Bell(1, "13:55", "14:40")))
            .Then(new BellsSet(Ids.School, 2, From, [Bell(1, "13:55", "14:40")], "2021"));
    }

    [Theory, InlineData("2026-08-31", "2021"), InlineData("2026-09-01", "2026"), InlineData("2020-01-01", "2021")]
    public async Task The_norms_are_those_in_force_on_the_first_day(string from, string edition)
    {
        var command = new SetBells(Ids.School, 1, DateOnly.ParseExact(from, "yyyy-MM-dd"), [Bell(1, "08:00", "08:45")]);
        Assert.Equal(edition, (await SetBellsHandler.Norms([Norms, Newer])(command, new(null!, default, default))).Edition);
    }
}
