using System.Collections;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Resources;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EduEvents.Application.Journal;
using EduEvents.Domain.Access;
using EduEvents.Host;

namespace EduEvents.Conformity.Web;

public sealed partial class LanguageChecks(Inspection school)
{
    private const string KazakhOnly = "[әғқңөұүһіӘҒҚҢӨҰҮҺІ]", Russian = "[а-яё]";

    // Pages whose headings and labels name no person and no class.
    private static readonly (string Role, string Path)[] Pages =
    [
        (Roles.Director, "/dashboard"), (Roles.Guard, "/gate"), (Roles.Cashier, "/canteen"), (Roles.Auditor, "/history"),
        (Roles.Teacher, "/password")
    ];

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    [Order("17")]
    public async Task The_user_chooses_the_language_and_every_page_comes_in_it(string language)
    {
        foreach (var (role, path) in Pages)
        {
            using var browser = await new Browser(school).SignIn(school.AccountOf(role));
            await browser.Choose(language);

            var html = await browser.Open(path);

            Assert.Contains($"<html lang=\"{language}\"", html, StringComparison.Ordinal);
            var labels = WebUtility.HtmlDecode(string.Join(' ', Label().Matches(html).Select(m => Tag().Replace(m.Value, " "))));
            Assert.Matches(language == "kk" ? KazakhOnly : Russian, labels);
            if (language == "ru") Assert.DoesNotMatch(KazakhOnly, labels);
        }
    }

    [Theory]
    [InlineData("Text")]
    [InlineData("Refusals")]
    [Order("17")]
    public void Every_text_of_the_product_exists_in_kazakh_and_russian(string resource)
    {
        var texts = new ResourceManager($"EduEvents.Host.Resources.{resource}", typeof(EduEventsHost).Assembly);
        string[] Keys(CultureInfo culture) =>
        [
            .. texts.GetResourceSet(culture, true, false)!.Cast<DictionaryEntry>().Select(e => (string)e.Key).Order(StringComparer.Ordinal)
        ];

        Assert.NotEmpty(Keys(CultureInfo.InvariantCulture));
        Assert.Equal(Keys(CultureInfo.InvariantCulture), Keys(CultureInfo.GetCultureInfo("ru")));
    }

    [Fact]
    [Order("17")]
    public async Task Data_hold_both_names_and_a_refusal_comes_in_the_reader_s_language()
    {
        var teacher = await school.As(Roles.Teacher);
        var again = new EnterMark(school.School.Page, school.Lessons[0], school.Learners[1], 1);

        var subjects = await (await school.As(Roles.Director)).Read<JsonArray>("/api/curriculum/subjects");
        var refusals = new List<string>();
        foreach (var language in new[] { "kk", "ru" })
        {
            using var answer = await teacher.Post("/api/journal/enter-mark", again, ("Accept-Language", language));
            refusals.Add((string)(await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!["detail"]!);
        }

        Assert.All(subjects, s => Assert.All(new[] { "kk", "ru" }, l => Assert.NotEqual("", (string)s!["names"]![l]!)));
        Assert.Matches(KazakhOnly, refusals[0]);
        Assert.Matches(Russian, refusals[1]);
        Assert.DoesNotMatch(KazakhOnly, refusals[1]);
    }

    [GeneratedRegex(@"<(h1|h2|label)\b[^>]*>.*?</\1>", RegexOptions.Singleline)]
    private static partial Regex Label();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
