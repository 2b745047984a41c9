using System.Text.Json;
using Bogus;

namespace EduEvents.Demo.Town;

/// <summary>A Russian father's name with the patronymics made of it.</summary>
public sealed record RussianName(string Name, string Son, string Daughter);

/// <summary>Lists of names as they are borne in Kazakhstan.</summary>
public sealed record NameLists
{
    public required string[] KazakhBoys { get; init; }
    public required string[] KazakhGirls { get; init; }
    public required string[] KazakhMen { get; init; }
    public required string[] KazakhWomen { get; init; }
    public required string[] KazakhSurnames { get; init; }

    /// <summary>Surnames without an ending; the same for men and women.</summary>
    public required string[] KazakhPlainSurnames { get; init; }
    public required string[] RussianBoys { get; init; }
    public required string[] RussianGirls { get; init; }
    public required string[] RussianWomen { get; init; }
    public required RussianName[] RussianMen { get; init; }
    public required string[] RussianSurnames { get; init; }
}

/// <summary>A full name.</summary>
public sealed record FullText(string Surname, string GivenName, string Patronymic);

/// <summary>The names of one family: children bear the father's surname in their own form, and a patronymic of his name.</summary>
public sealed class FamilyNames
{
    private static readonly NameLists Lists = Files.Read<NameLists>("names.json");
    private readonly Randomizer _chance;
    private readonly bool _kazakh;
    private readonly string _surname;
    private readonly RussianName _father;

    public FamilyNames(Randomizer chance, bool kazakh)
    {
        (_chance, _kazakh) = (chance, kazakh);
        _surname = !kazakh ? chance.ArrayElement(Lists.RussianSurnames)
            : chance.Bool(0.8f) ? chance.ArrayElement(Lists.KazakhSurnames) : chance.ArrayElement(Lists.KazakhPlainSurnames);
        _father = Father();
    }

    /// <summary>The father.</summary>
    public FullText Man() => new(_surname, _father.Name, Father().Son);

    /// <summary>The mother.</summary>
    public FullText Woman() => new(Feminine(_surname), _chance.ArrayElement(_kazakh ? Lists.KazakhWomen : Lists.RussianWomen),
        Father().Daughter);

    /// <summary>A child.</summary>
    public FullText Child(bool boy) => new(boy ? _surname : Feminine(_surname), (boy, _kazakh) switch
    {
        (true, true) => _chance.ArrayElement(Lists.KazakhBoys),
        (false, true) => _chance.ArrayElement(Lists.KazakhGirls),
        (true, false) => _chance.ArrayElement(Lists.RussianBoys),
        _ => _chance.ArrayElement(Lists.RussianGirls)
    }, boy ? _father.Son : _father.Daughter);

    /// <summary>The form of a surname that women bear.</summary>
    public static string Feminine(string surname) => surname switch
    {
        _ when surname.EndsWith("ский", StringComparison.Ordinal) => surname[..^2] + "ая",
        _ when surname.EndsWith("ов", StringComparison.Ordinal) || surname.EndsWith("ев", StringComparison.Ordinal)
            || surname.EndsWith("ёв", StringComparison.Ordinal) || surname.EndsWith("ин", StringComparison.Ordinal) => surname + "а",
        _ => surname
    };

    private RussianName Father()
    {
        if (!_kazakh) return _chance.ArrayElement(Lists.RussianMen);
        var name = _chance.ArrayElement(Lists.KazakhMen);
        return new(name, $"{name}ұлы", $"{name}қызы");
    }
}

/// <summary>The data files of the town, beside the program.</summary>
internal static class Files
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static T Read<T>(string name) => JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data",
        name)), Json)!;
}
