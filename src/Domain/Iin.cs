namespace EduEvents.Domain;

/// <summary>
/// Individual and business identification numbers (ЖСН/ИИН, БСН/БИН): 12 digits with a control digit.
/// The birth date and sex inside an IIN are not guaranteed since 26.08.2013, so they are never checked hard.
/// </summary>
public static class Iin
{
    private static readonly int[] First = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
    private static readonly int[] Second = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

    /// <summary>True when the text is 12 digits and the control digit agrees.</summary>
    public static bool IsValid(string? text) =>
        text is { Length: 12 } && text.All(char.IsAsciiDigit) && ControlDigit(text) is { } digit && text[11] - '0' == digit;

    /// <summary>The control digit of the first 11 digits; null when such a number is not issued.</summary>
    public static int? ControlDigit(ReadOnlySpan<char> digits)
    {
        var sum = Weigh(digits, First);
        if (sum == 10) sum = Weigh(digits, Second);
        return sum == 10 ? null : sum;
    }

    /// <summary>The birth date the number tells, if it tells one.</summary>
    public static DateOnly? BirthDate(string text)
    {
        int? century = text[6] switch { '1' or '2' => 1800, '3' or '4' => 1900, '5' or '6' => 2000, _ => null };
        var (year, month, day) = (Two(text, 0), Two(text, 2), Two(text, 4));
        return century is { } c && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(c + year, month)
            ? new DateOnly(c + year, month, day)
            : null;
    }

    private static int Two(string text, int at) => (text[at] - '0') * 10 + text[at + 1] - '0';

    private static int Weigh(ReadOnlySpan<char> digits, int[] weights)
    {
        var sum = 0;
        for (var i = 0; i < 11; i++) sum += (digits[i] - '0') * weights[i];
        return sum % 11;
    }
}
