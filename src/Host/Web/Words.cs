using System.Globalization;
using System.Resources;

namespace EduEvents.Host.Web;

/// <summary>
/// Words for people of whom the language is not that of a request: letters in the language in which they were asked for, and what is printed
/// in Kazakh and in Russian at once.
/// </summary>
public static class Words
{
    private static readonly ResourceManager Texts = new("EduEvents.Host.Resources.Text", typeof(Text).Assembly);
    private static readonly CultureInfo[] Both = [CultureInfo.GetCultureInfo("kk-KZ"), CultureInfo.GetCultureInfo("ru-KZ")];

    /// <summary>A text in a language.</summary>
    public static string In(CultureInfo language, string key, params object[] holes) => string.Format(language, Texts.GetString(key, language)!, holes);

    /// <summary>A label in both languages; once where they have the same word.</summary>
    public static string Label(string key) => string.Join(" / ", Both.Select(c => Texts.GetString(key, c)).Distinct());

    /// <summary>A sentence in each language.</summary>
    public static IEnumerable<(string Language, string Words)> Sentences(string key) => Both.Select(c => (c.TwoLetterISOLanguageName, In(c, key)));
}
