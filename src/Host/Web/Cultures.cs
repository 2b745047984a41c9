using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace EduEvents.Host.Web;

/// <summary>The languages of the product and how a request chooses among them.</summary>
public static class Cultures
{
    /// <summary>All of them, the default first.</summary>
    public static readonly IReadOnlyList<CultureInfo> All =
        [CultureInfo.GetCultureInfo("kk-KZ"), CultureInfo.GetCultureInfo("ru-KZ"), CultureInfo.GetCultureInfo("en-GB")];

    /// <summary>Two letters of the language of this request.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>The culture of a language, null when the product does not speak it.</summary>
    public static CultureInfo? Find(string? language) => All.FirstOrDefault(c => c.TwoLetterISOLanguageName == language);

    /// <summary>The cookie of the user's choice goes before the header of the browser.</summary>
    public static void Configure(RequestLocalizationOptions o)
    {
        o.DefaultRequestCulture = new(All[0]);
        (o.SupportedCultures, o.SupportedUICultures) = ([.. All], [.. All]);
        o.RequestCultureProviders =
            [new CookieRequestCultureProvider(), new CustomRequestCultureProvider(http => Task.FromResult(Accepted(http.Request)))];
    }

    // Browsers ask for "ru" or "ru-RU"; what counts are the two letters.
    private static ProviderCultureResult? Accepted(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(l => l.Quality ?? 1)
        .Select(l => Find(l.Value.ToString().Split('-')[0].ToLowerInvariant()))
        .FirstOrDefault(c => c is not null) is { } culture
            ? new(culture.Name)
            : null;
}
