using EduEvents.Domain;
using EduEvents.Domain.Organisation;

namespace EduEvents.Demo.Town;

/// <summary>What one school of the town is like.</summary>
/// <param name="Key">Short name, part of all its ids and account names.</param>
/// <param name="Names">Its name.</param>
/// <param name="Kind">Kind of organisation.</param>
/// <param name="Kato">Place.</param>
/// <param name="Letters">Letters of the parallel classes with their languages.</param>
/// <param name="Size">Smallest and largest class.</param>
/// <param name="Sets">Grades that are taught together by one teacher, as in small schools.</param>
public sealed record SchoolSpec(
    string Key, LocalNames Names, string Kind, string Kato, IReadOnlyList<(string Letter, string Language)> Letters,
        (int Least, int Most) Size,
    IReadOnlyList<int[]> Sets)
{
    /// <summary>Classes of so many learners are split for a foreign language and informatics (GOSO, pp. 30, 43).</summary>
    public const int SplitFrom = 24;

    private static readonly int[] SecondShift = [3, 4, 6];

    /// <summary>A Kazakh-medium gymnasium and a mixed school in a city, a small school in a village.</summary>
    public static readonly IReadOnlyList<SchoolSpec> Town =
    [
        new("g15", new("№ 15 мектеп-гимназия", "Школа-гимназия № 15", "School-gymnasium No 15"), "gymnasium", "750000000",
            [("А", "kk"), ("Ә", "kk")], (23, 27), []),
        new("s8", new("№ 8 жалпы білім беретін мектеп", "Общеобразовательная школа № 8", "Secondary school No 8"), "general", "750000000",
            [("А", "kk"), ("Ә", "kk"), ("Б", "ru")], (20, 26), []),
        new("aq", new("Ақбұлақ шағын жинақталған мектебі", "Акбулакская малокомплектная школа", "Akbulak village school"), "small",
            "190000000", [("А", "kk")], (8, 12),
            [[1, 3], [2, 4]])
    ];

    /// <summary>Bells of both shifts, within the sanitary norms.</summary>
    public static readonly IReadOnlyDictionary<int, IReadOnlyList<Bell>> Bells = new Dictionary<int, IReadOnlyList<Bell>>
    {
        [1] = Ring((8, 0), (8, 50), (9, 50), (10, 50), (11, 40), (12, 30), (13, 20)),
        [2] = Ring((14, 45), (15, 35), (16, 35), (17, 35), (18, 25), (19, 15))
    };

    /// <summary>The shift of a grade; small schools have one.</summary>
    public int ShiftOf(int grade) => Sets.Count == 0 && SecondShift.Contains(grade) ? 2 : 1;

    private static List<Bell> Ring(params (int Hour, int Minute)[] starts) =>
        [.. starts.Select((s, i) => new Bell(i + 1, new(s.Hour, s.Minute), new TimeOnly(s.Hour, s.Minute).AddMinutes(45)))];
}
