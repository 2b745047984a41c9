using System.Resources;
using System.Text.RegularExpressions;

namespace EduEvents.Web;

/// <summary>Every page has all its words in each language.</summary>
public sealed class WordTests(WebApp app)
{
    // What a key of the resources looks like when it has no words.
    private static readonly Regex BareKey = new($@"(?<![\w./=-])(?:{string.Join('|', FirstWords())})\.[a-z_]+(?:\.\w+)*(?![\w/])");

    [Theory, MemberData(nameof(Sights.Names), MemberType = typeof(Sights))]
    public async Task Every_word_is_there_in_three_languages(string name)
    {
        var sight = Sights.All.First(s => s.Name == name);
        foreach (var language in new[] { "kk", "ru", "en" })
        {
            await using var window = await app.WindowFor(sight, language);
            var answer = await window.APIRequest.GetAsync(sight.Path(app.Lived), new() { Headers = [new("Accept-Language", language)] });
            var html = await answer.TextAsync();

            Assert.Equal(sight.Status, answer.Status);
            Assert.Contains($"<html lang=\"{language}\"", html, StringComparison.Ordinal);
            // What a list sends is a code; what it shows must be words.
            Assert.Empty(BareKey.Matches(html.Replace("<option value=\"", "<option value=\"/", StringComparison.Ordinal)).Select(m => m.Value));
        }
    }

    private static IEnumerable<string> FirstWords() =>
        new ResourceManager("EduEvents.Host.Resources.Text", typeof(Host.Text).Assembly)
            .GetResourceSet(System.Globalization.CultureInfo.InvariantCulture, true, true)!.Cast<System.Collections.DictionaryEntry>()
            .Select(e => ((string)e.Key).Split('.')[0]).Distinct();
}
