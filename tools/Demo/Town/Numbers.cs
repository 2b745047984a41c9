using System.Globalization;

namespace EduEvents.Demo.Town;

/// <summary>Made-up identification numbers with right control digits. None of them was given to anybody by this program's
/// knowledge.</summary>
public sealed class Numbers
{
    private readonly Dictionary<string, int> _serials = [];

    /// <summary>An IIN of a birth date and a sex.</summary>
    public string Iin(DateOnly born, bool male)
    {
        var century = born.Year >= 2000 ? (male ? '5' : '6') : male ? '3' : '4';
        return Next(born.ToString("yyMMdd", CultureInfo.InvariantCulture) + century, serialDigits: 4);
    }

    /// <summary>A BIN of a resident legal entity founded in a month.</summary>
    public string Bin(int year, int month) => Next($"{year % 100:00}{month:00}40", serialDigits: 5);

    // Numbers whose control digit would be 10 twice are not issued; the next serial is taken.
    private string Next(string prefix, int serialDigits)
    {
        while (true)
        {
            var serial = _serials[prefix] = _serials.GetValueOrDefault(prefix, 9) + 1;
            var digits = prefix + serial.ToString(CultureInfo.InvariantCulture).PadLeft(serialDigits, '0');
            if (Domain.Iin.ControlDigit(digits) is { } control) return digits + control.ToString(CultureInfo.InvariantCulture);
        }
    }
}
