using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using CsvHelper;
using CsvHelper.Configuration;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Host.Web;

namespace EduEvents.Host.Access;

/// <summary>A row of a list of accounts as it was typed.</summary>
/// <param name="Line">Its line in the list, the header being the first.</param>
/// <param name="Person">Id of the person.</param>
/// <param name="Iin">IIN of the person.</param>
/// <param name="Name">Full name.</param>
/// <param name="Class">Class of the learner, or where a member of staff has the role.</param>
/// <param name="BirthDate">Birthday of the learner.</param>
/// <param name="Role">The role, by its code or its name.</param>
/// <param name="UserName">Wanted sign-in name.</param>
public sealed record AccountRow(int Line, string Person, string Iin, string Name, string Class, string BirthDate, string Role, string UserName);

/// <summary>Reads lists of accounts: CSV with semicolons, commas or tabs, the header in Kazakh, Russian or English.</summary>
public static class AccountList
{
    /// <summary>Most rows of one list.</summary>
    public const int MostRows = 1000;

    private const int MostCharacters = 500_000;
    private static readonly char[] Delimiters = [';', ',', '\t'];

    private static readonly FrozenDictionary<string, string> Columns = new Dictionary<string, string>
    {
        ["id"] = "person", ["person"] = "person", ["адам"] = "person", ["человек"] = "person",
        ["жсн"] = "iin", ["иин"] = "iin", ["iin"] = "iin",
        ["аты-жөні"] = "name", ["аты жөні"] = "name", ["фио"] = "name", ["ф.и.о."] = "name", ["name"] = "name", ["full name"] = "name",
        ["сынып"] = "class", ["класс"] = "class", ["class"] = "class",
        ["туған күні"] = "birth", ["дата рождения"] = "birth", ["birth date"] = "birth", ["birthdate"] = "birth",
        ["рөл"] = "role", ["роль"] = "role", ["role"] = "role",
        ["логин"] = "user", ["user name"] = "user", ["username"] = "user", ["login"] = "user"
    }.ToFrozenDictionary();

    // As people say it; the full names of the roles are known as well.
    private static readonly (string Name, string Role)[] ShortNames =
    [
        ("родитель", Roles.Guardian), ("ата-ана", Roles.Guardian), ("ата-анасы", Roles.Guardian), ("parent", Roles.Guardian),
        ("ученик", Roles.Learner), ("ученица", Roles.Learner), ("оқушы", Roles.Learner), ("pupil", Roles.Learner), ("student", Roles.Learner),
        ("завуч", Roles.DeputyDirector)
    ];

    private static readonly Lazy<FrozenDictionary<string, string>> RoleNames = new(() =>
    {
        var texts = new ResourceManager("EduEvents.Host.Resources.Text", typeof(Text).Assembly);
        return Roles.All.Keys.SelectMany(role => Cultures.All.Select(c => texts.GetString($"value.Role.{role}", c)).Append(role)
                .OfType<string>().Select(name => (Name: name.ToLowerInvariant(), role))).Concat(ShortNames)
            .DistinctBy(n => n.Name).ToFrozenDictionary(n => n.Name, n => n.Item2);
    });

    /// <summary>The role of a name in any language of the product, or of its code; null for none.</summary>
    public static string? RoleOf(string text) => RoleNames.Value.GetValueOrDefault(text.Trim().ToLowerInvariant());

    /// <summary>The rows of a list; empty ones are left out.</summary>
    /// <exception cref="RuleBroken">It has no header that names a person, cannot be read, or is too long.</exception>
    public static IReadOnlyList<AccountRow> Read(string text)
    {
        if (text.Length > MostCharacters) throw new RuleBroken(AccessRules.ListTooLong(MostRows));
        var header = text.TrimStart('\uFEFF', '\r', '\n').Split('\n')[0];
        var delimiter = Delimiters.MaxBy(d => header.Count(c => c == d)).ToString();
        using var reader = new CsvReader(new StringReader(text.TrimStart('\uFEFF', '\r', '\n')), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter, TrimOptions = TrimOptions.Trim, BadDataFound = null, MissingFieldFound = null
        });
        try
        {
            return Read(reader);
        }
        catch (CsvHelperException)
        {
            throw new RuleBroken(AccessRules.ListUnreadable());
        }
    }

    private static List<AccountRow> Read(CsvReader reader)
    {
        var named = new Dictionary<string, int>();
        if (reader.Read() && reader.ReadHeader())
            foreach (var (at, title) in (reader.HeaderRecord ?? []).Index())
                if (Columns.TryGetValue(title.Trim().ToLowerInvariant(), out var column)) named.TryAdd(column, at);
        if (!named.ContainsKey("person") && !named.ContainsKey("iin") && !named.ContainsKey("name")) throw new RuleBroken(AccessRules.ListWithoutHeader());
        var rows = new List<AccountRow>();
        string Cell(string column) => named.TryGetValue(column, out var at) ? reader.GetField(at)?.Trim() ?? "" : "";
        while (reader.Read())
        {
            var row = new AccountRow(reader.Parser.RawRow, Cell("person"), Cell("iin"), Cell("name"), Cell("class"), Cell("birth"), Cell("role"),
                Cell("user").ToLowerInvariant());
            if (row is { Person: "", Iin: "", Name: "", Class: "", BirthDate: "", Role: "", UserName: "" }) continue;
            if (rows.Count == MostRows) throw new RuleBroken(AccessRules.ListTooLong(MostRows));
            rows.Add(row);
        }
        return rows;
    }
}
