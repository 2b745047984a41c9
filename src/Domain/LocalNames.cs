namespace EduEvents.Domain;

/// <summary>A name in the languages of the product. Kazakh and Russian are obligatory, English may be empty.</summary>
public sealed record LocalNames(string Kk, string Ru, string En = "")
{
    /// <summary>The name in a language (two letters), Kazakh when it is not known.</summary>
    public string In(string language) => language switch
    {
        "ru" => Ru,
        "en" when En.Length > 0 => En,
        _ => Kk
    };
}
