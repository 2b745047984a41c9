using System.Globalization;
using System.Resources;
using EduEvents.Host.Http;

namespace EduEvents.Integration;

/// <summary>Texts of the product in a language.</summary>
public static class Texts
{
    private static readonly ResourceManager Refusals = new("EduEvents.Host.Resources.Refusals", typeof(RefusalTexts).Assembly);

    public static string Of(string key, string language) => Refusals.GetString(key, CultureInfo.GetCultureInfo(language))!;
}
