namespace EduEvents.Domain.Access;

/// <summary>The kinds of education organisations for which the Order names roles.</summary>
public enum Sector
{
    /// <summary>Preschool upbringing and education (Order 456, ch. 1).</summary>
    Preschool,

    /// <summary>Primary, basic and general secondary education, special and specialised included (Order 456, ch. 2).</summary>
    Secondary,

    /// <summary>Technical, vocational and post-secondary education (Order 456, ch. 3).</summary>
    College,

    /// <summary>Additional education (Order 456, ch. 4).</summary>
    Additional
}

/// <summary>Which sector an organisation belongs to.</summary>
public static class Sectors
{
    /// <summary>The sector of a kind of organisation; kinds nobody named here are schools of some sort.</summary>
    public static Sector Of(string kind) => kind switch
    {
        "preschool" or "kindergarten" or "nursery" or "preschool_centre" => Sector.Preschool,
        "college" or "higher_college" or "vocational_school" => Sector.College,
        "additional" or "art_school" or "music_school" or "sport_school" or "children_centre" => Sector.Additional,
        _ => Sector.Secondary
    };
}
