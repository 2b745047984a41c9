using System.Globalization;
using EduEvents.Domain;
using Microsoft.Extensions.Localization;

namespace EduEvents.Host.Web;

/// <summary>Days, times, amounts and numbers as the reader of the page writes them. Only the server knows how Kazakh does it.</summary>
public static class Format
{
    private static readonly CultureInfo Tenge = CultureInfo.GetCultureInfo("kk-KZ");

    /// <summary>Sorts names by the Kazakh alphabet, which holds the Russian one.</summary>
    public static readonly StringComparer ByName = StringComparer.Create(CultureInfo.GetCultureInfo("kk-KZ"), ignoreCase: true);

    /// <summary>A day without its year: 1 қыркүйек.</summary>
    public static string Day(DateOnly day) => day.ToString("M", CultureInfo.CurrentCulture);

    /// <summary>A day in full with its weekday.</summary>
    public static string LongDay(DateOnly day) => day.ToString("D", CultureInfo.CurrentCulture);

    /// <summary>The weekday in short: дс.</summary>
    public static string Weekday(DateOnly day) => day.ToString("ddd", CultureInfo.CurrentCulture);

    /// <summary>A day inside a sentence, where a weekday would need an ending.</summary>
    public static string Date(DateOnly day) => day.ToString("d", CultureInfo.CurrentCulture);

    /// <summary>Local time of an instant: 08:05.</summary>
    public static string Time(DateTimeOffset instant) => SchoolTime.Local(instant).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Local day and time of an instant with seconds.</summary>
    public static string Moment(DateTimeOffset instant)
    {
        var local = SchoolTime.Local(instant);
        return $"{local.ToString("d", CultureInfo.CurrentCulture)} {local.ToString("HH:mm:ss", CultureInfo.InvariantCulture)}";
    }

    /// <summary>Tenge, with tiyn only when there are any.</summary>
    public static string Money(decimal amount) =>
        amount.ToString(amount == decimal.Truncate(amount) ? "N0" : "N2", Tenge) + "\u00a0₸";

    /// <summary>A whole number with its thousands apart.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>A number with at most one decimal.</summary>
    public static string Tenth(decimal number) => number.ToString("#,##0.#", CultureInfo.CurrentCulture);

    /// <summary>A whole number as it is counted, without groups of thousands.</summary>
    public static string Plain(int number) => number.ToString(CultureInfo.CurrentCulture);

    /// <summary>A share of one in percent.</summary>
    public static string Percent(double share) => share.ToString("P0", CultureInfo.CurrentCulture);

    /// <summary>How long to wait: seconds below a minute and a half, else minutes.</summary>
    public static string Wait(TimeSpan wait, IStringLocalizer texts) => wait.TotalSeconds <= 90
        ? texts["wait.seconds", Math.Ceiling(wait.TotalSeconds)]
        : texts["wait.minutes", Math.Ceiling(wait.TotalMinutes)];

    /// <summary>A day in addresses and fields: 2026-09-01.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A local day and time in fields: 2026-09-01T08:05; its distance from UTC is <see cref="Zone"/>.</summary>
    public static string Field(DateTimeOffset instant) => SchoolTime.Local(instant).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    /// <summary>The distance of local time from UTC as times are written in requests: +05:00.</summary>
    public static readonly string Zone = DateTimeOffset.UnixEpoch.ToOffset(SchoolTime.Offset).ToString("zzz", CultureInfo.InvariantCulture);

    /// <summary>Local day and time of an instant without seconds.</summary>
    public static string Minute(DateTimeOffset instant) => Moment(instant)[..^3];

    /// <summary>The day an address names; null when it names none.</summary>
    public static DateOnly? ParseIso(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
