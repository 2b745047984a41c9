using EduEvents.Domain.Incidents;
using Microsoft.Extensions.Localization;

namespace EduEvents.Host.Web;

/// <summary>Says in the reader's words whose doings an incident is about.</summary>
public static class SpanWords
{
    /// <summary>Period, accounts, address, device and part of the product; what is open is left out.</summary>
    /// <param name="span">The span.</param>
    /// <param name="account">The name of an account; null when nobody knows it.</param>
    /// <param name="texts">Words in the reader's language.</param>
    public static string Of(IncidentSpan span, Func<Guid, string?> account, IStringLocalizer texts) => string.Join(" · ", new[]
    {
        $"{Format.Minute(span.From)} – {Format.Minute(span.Until)}", string.Join(", ", span.Accounts.Select(a => account(a) ?? texts["person.unknown"].Value)),
        span.Address, span.Device is { } device ? DeviceWords.Of(device) : null, span.Module is { } module ? texts[$"module.{module}"].Value : null
    }.Where(part => part is { Length: > 0 }));

    /// <summary>A stretch of time in hours and minutes, or in days and hours when it is longer than two days.</summary>
    public static string Of(TimeSpan time, IStringLocalizer texts) => time.TotalDays >= 2
        ? texts["incidents.days", Format.Number((int)time.TotalDays), time.Hours]
        : texts["incidents.hours", Format.Number((int)time.TotalHours), time.Minutes];
}
