using System.Collections.Immutable;

namespace EduEvents.Domain;

/// <summary>
/// A name in the languages of the product. People must give Kazakh and Russian; an import may know fewer, and what it does not know stays empty.
/// </summary>
public sealed record LocalNames(string Kk, string Ru, string En = "")
{
    /// <summary>A name known in one language only.</summary>
    /// <param name="language">kk, ru or en.</param>
    /// <param name="name">The name.</param>
    public static LocalNames Only(string language, string name) => language switch
    {
        "kk" => new(name, ""),
        "ru" => new("", name),
        _ => new("", "", name)
    };

    /// <summary>The name in a language (two letters); in Kazakh, else in any other, when it is not known in that.</summary>
    public string In(string language) => language switch
    {
        "ru" when Ru.Length > 0 => Ru,
        "en" when En.Length > 0 => En,
        _ => Kk.Length > 0 ? Kk : Ru.Length > 0 ? Ru : En
    };
}

/// <summary>Several names, as a refusal tells them in the language of whoever asked.</summary>
public readonly record struct NameList(ImmutableArray<LocalNames> Names)
{
    /// <summary>The names.</summary>
    public static NameList Of(IEnumerable<LocalNames> names) => new([.. names]);

    /// <summary>The names in a language (two letters), one after another; a dash when there are none.</summary>
    public string In(string language) => Names.IsDefaultOrEmpty ? "–" : string.Join(", ", Names.Select(n => n.In(language)));

    /// <inheritdoc />
    public override string ToString() => In("kk");
}
