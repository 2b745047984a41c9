using EduEvents.Domain;

namespace EduEvents.Unit;

public sealed class IinTests
{
    [Theory, InlineData("061211600012"), InlineData("010101500013"), InlineData("120523600126"), InlineData("150917501234"),
        InlineData("850315400779")]
    public void A_number_with_its_control_digit_is_valid(string iin) => Assert.True(Iin.IsValid(iin));

    [Theory, InlineData("010101500014"), InlineData("01010150001"), InlineData("0101015000133"), InlineData("01010150001a"), InlineData(""),
        InlineData(null)]
    [InlineData("٠١٠١٠١٥٠٠٠١٣")]
    public void Anything_else_is_not(string? iin) => Assert.False(Iin.IsValid(iin));

    [Fact]
    public void Some_prefixes_are_never_issued()
    {
        Assert.Null(Iin.ControlDigit("12010150075"));
        Assert.All(Enumerable.Range(0, 10), digit => Assert.False(Iin.IsValid($"12010150075{digit}")));
    }

    [Fact]
    public void The_second_weights_count_when_the_first_give_ten()
    {
        Assert.Equal(0, Iin.ControlDigit("12010150070"));
        Assert.True(Iin.IsValid("120101500700"));
    }

    [Theory, InlineData("061211600012", 2006, 12, 11), InlineData("850315400779", 1985, 3, 15), InlineData("010101500013", 2001, 1, 1),
        InlineData("991231100000", 1899, 12, 31)]
    public void A_number_tells_a_birth_date(string iin, int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), Iin.BirthDate(iin));

    [Theory, InlineData("010101000000"), InlineData("011301500000"), InlineData("010230500000"), InlineData("010100500000")]
    public void Or_it_tells_none(string iin) => Assert.Null(Iin.BirthDate(iin));
}

public sealed class BinTests
{
    [Theory, InlineData("990240001237"), InlineData("990440000018"), InlineData("991251000013"), InlineData("000162300011")]
    public void A_legal_entity_has_a_valid_number(string bin) => Assert.True(Bin.IsValid(bin));

    [Theory, InlineData("990240001238", "control digit"), InlineData("991340001233", "month"), InlineData("990030001235", "month and kind"),
        InlineData("850315400779", "a person's IIN")]
    [InlineData("990245001234", "sixth digit"), InlineData("", "nothing"), InlineData(null, "nothing")]
    public void Anything_else_has_not(string? bin, string why) => Assert.False(Bin.IsValid(bin), why);
}
