using System.Globalization;
using System.Resources;

namespace EduEvents.Host.Web;

/// <summary>Words of what is printed for people whose language is not known: in Kazakh and in Russian, whatever language the page has.</summary>
public static class SlipWords
{
    private static readonly ResourceManager Texts = new("EduEvents.Host.Resources.Text", typeof(Text).Assembly);
    private static readonly CultureInfo[] Both = [CultureInfo.GetCultureInfo("kk-KZ"), CultureInfo.GetCultureInfo("ru-KZ")];

    /// <summary>A label in both languages; once where they have the same word.</summary>
    public static string Label(string key) => string.Join(" / ", Both.Select(c => Texts.GetString(key, c)).Distinct());

    /// <summary>A sentence in each language.</summary>
    public static IEnumerable<(string Language, string Words)> Sentences(string key, params object[] holes) =>
        Both.Select(c => (c.TwoLetterISOLanguageName, string.Format(c, Texts.GetString(key, c)!, holes)));
}
