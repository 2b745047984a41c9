using System.Globalization;
using EduEvents.Domain;

namespace EduEvents.Unit;

public sealed class MoneyTests
{
    [Fact]
    public void Amounts_of_one_currency_add_up_exactly() => Assert.Equal(Money.Tenge(0.3m), Money.Tenge(0.1m) + Money.Tenge(0.2m));

    [Fact]
    public void And_are_taken_away() => Assert.Equal(Money.Tenge(-0.01m), Money.Tenge(10) - Money.Tenge(10.01m));

    [Fact]
    public void Two_currencies_do_not_mix()
    {
        Assert.Throws<InvalidOperationException>(() => Money.Tenge(1) + new Money(1, "USD"));
        Assert.Throws<InvalidOperationException>(() => Money.Tenge(1) - new Money(1, "USD"));
    }
}

public sealed class StableIdTests
{
    private static readonly Guid Part = new("0192f0c5-0000-7000-8000-000000000010");

    // Streams and documents lie under these ids for ever: a change here would lose them.
    [Fact]
    public void The_ids_of_streams_never_change()
    {
        Assert.Equal(new Guid("ff7f099e-3779-87dd-8c87-01a6a1a5cbf1"), StableId.Of("journal.page", Part, Part, 2026, 1));
        Assert.Equal(new Guid("71c544a8-9324-853a-8d55-1aa9d4195c3d"), StableId.Of("canteen.meal_account", Part));
        Assert.Equal(new Guid("f9827f15-e89e-8219-b688-86a96207bb09"), StableId.Of("gate.terminal_day", Part, new DateOnly(2026, 9, 1)));
    }

    [Fact]
    public void They_are_ids_of_version_8()
    {
        Assert.Equal(8, StableId.Of("any").Version);
        Assert.Equal(8, StableId.Of("any").Variant & 0xC);
    }

    [Theory, InlineData("kk-KZ"), InlineData("ru-RU"), InlineData("ar-SA"), InlineData("th-TH")]
    public void The_culture_of_the_thread_does_not_count(string culture)
    {
        var usual = StableId.Of("x", new DateOnly(2026, 9, 1), 1234567.5m, -7);
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        Assert.Equal(usual, StableId.Of("x", new DateOnly(2026, 9, 1), 1234567.5m, -7));
    }

    [Fact]
    public void Another_name_or_part_is_another_id() =>
        Assert.Equal(4, new HashSet<Guid> { StableId.Of("a", 1), StableId.Of("a", 2), StableId.Of("b", 1), StableId.Of("a", 1, 1) }.Count);
}

public sealed class SchoolTimeTests
{
    [Theory, InlineData("2026-09-01T18:59:59Z", "2026-09-01"), InlineData("2026-09-01T19:00:00Z", "2026-09-02"),
        InlineData("2026-09-02T01:00:00+05:00", "2026-09-02")]
    public void The_day_is_that_of_the_country(string instant, string day) =>
        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture),
            SchoolTime.Day(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)));

    [Fact]
    public void A_local_time_is_five_hours_before_utc() =>
        Assert.Equal(new DateTimeOffset(2026, 9, 1, 3, 0, 0, TimeSpan.Zero), SchoolTime.At(new(2026, 9, 1), new(8, 0)));
}

public sealed class ScopeTests
{
    private static readonly Guid A = new("0192f0c5-0000-7000-8000-00000000000a"), B = new("0192f0c5-0000-7000-8000-00000000000b");

    public static TheoryData<Scope, Scope, bool> Cases => new()
    {
        { Scope.Platform, new("school", A, B, A, B), true },
        { Scope.Platform, Scope.Platform, true },
        { new("school"), new("school", A), true },
        { new("school"), new("other", A), false },
        { new("school"), Scope.Platform, false },
        { new("school", Group: A), new("school", A, B), true },
        { new("school", Group: A), new("school", B), false },
        { new("school", Group: A), new("school"), false },
        { new("school", A, B), new("school", A, B), true },
        { new("school", A, B), new("school", A), false },
        { new("school", Subject: B), new("school", A, A), false },
        { new("school", Person: A), new("school", Person: A), true },
        { new("school", Person: A), new("school", Person: B), false },
        { new("school", Person: A), new("school"), false },
        { new("school", Device: A), new("school", Device: A), true },
        { new("school", Device: A), new("school", Device: B), false }
    };

    [Theory, MemberData(nameof(Cases))]
    public void A_right_reaches_what_lies_within_its_scope(Scope held, Scope target, bool covers) =>
        Assert.Equal(covers, held.Covers(target));
}

public sealed class SmallTests
{
    [Fact]
    public void A_personal_value_never_shows_itself() => Assert.Equal("***", new Personal(Guid.Empty, "Серікұлы").ToString());

    [Fact]
    public void An_erased_value_is_known_as_such()
    {
        Assert.True(new Personal(Guid.Empty, null).IsErased);
        Assert.False(new Personal(Guid.Empty, "").IsErased);
    }

    [Theory, InlineData("kk", "Математика (каз)"), InlineData("ru", "Математика"), InlineData("en", "Maths"),
        InlineData("de", "Математика (каз)")]
    public void A_name_is_told_in_the_language_asked_for(string language, string name) =>
        Assert.Equal(name, new LocalNames("Математика (каз)", "Математика", "Maths").In(language));

    [Fact]
    public void Without_an_English_name_the_Kazakh_one_stands_in() => Assert.Equal("қ", new LocalNames("қ", "р").In("en"));

    [Fact]
    public void All_broken_rules_are_told_together_and_each_once()
    {
        var broken = Assert.Throws<RuleBroken>(() => new Rules()
            .Require(false, new("a", 1)).Require(true, new("never")).Require(false, new("a", 2)).Require(false, new("a", 1))
            .Require(false, new("b")).Check());
        Assert.Equal(["a", "a", "b"], broken.Refusals.Select(r => r.Code));
        Assert.Equal("a", broken.Code);
    }

    [Theory, InlineData("2026-08-30", false), InlineData("2025-08-30", true), InlineData("2027-08-30", false)]
    public void A_holiday_holds_while_it_is_in_force(string day, bool holds) => Assert.Equal(holds,
        new PublicHoliday("constitution_day", 8, 30, new(2001, 12, 13), new(2026, 6, 30))
            .Is(DateOnly.Parse(day, CultureInfo.InvariantCulture)));
}
