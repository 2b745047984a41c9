using System.Text.Json;
using System.Text.Json.Serialization;
using EduEvents.Application.Timetable;
using EduEvents.Domain.Curriculum;
using EduEvents.Domain.Organisation;
using EduEvents.Domain.People;
using EduEvents.Domain.Timetable;
using EduEvents.Projections.Timetable;

namespace EduEvents.Unit.Timetable;

/// <summary>
/// A school of four classes: 2 А, 7 А with two subgroups of English and 7 Ә in the first shift of six lessons, 6 А in the second of five; two
/// classrooms, a sports hall.
/// </summary>
public static class Week
{
    public static readonly Guid PlanId = Ids.Of(200), Second = Ids.Of(201), SevenA = Ids.Of(202), SevenB = Ids.Of(203), SixA = Ids.Of(204),
        English1 = Ids.Of(205), English2 = Ids.Of(206);

    public static readonly Guid Maths = Ids.Of(210), English = Ids.Of(211), Pe = Ids.Of(212), Music = Ids.Of(213);
    public static readonly Guid Asel = Ids.Of(220), Berik = Ids.Of(221), Dana = Ids.Of(222), Erlan = Ids.Of(223);
    public static readonly Guid Room1 = Ids.Of(230), Room2 = Ids.Of(231), Hall = Ids.Of(232);
    public static readonly Guid MathsA = Ids.Of(240), MathsB = Ids.Of(241), EnglishA = Ids.Of(242), PeA = Ids.Of(243), MathsSix = Ids.Of(244), MathsTwo = Ids.Of(245);
    public static readonly DateOnly Start = new(2026, 9, 1), Monday = new(2026, 9, 7);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>The norms as the product ships them.</summary>
    public static readonly IReadOnlyList<TimetableNorms> Editions = JsonSerializer.Deserialize<List<TimetableNorms>>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "timetable-norms.json")), Json)!;

    /// <summary>The school as its events tell it.</summary>
    public static readonly Domain.IDomainEvent[] Events =
    [
        new AcademicYearOpened(Ids.School, 2026, [new(1, Start, new(2026, 10, 25)), new(2, new(2026, 11, 2), new(2026, 12, 27))],
            [new(new(2026, 10, 5), new(2026, 10, 5), "repairs")]),
        new BellsSet(Ids.School, 1, Start, [.. Bells(8, 6)], "DSM-76/2021"), new BellsSet(Ids.School, 2, Start, [.. Bells(14, 5)], "DSM-76/2021"),
        new ClassFormed(Second, 2026, 2, "А", "kk", 1), new ClassFormed(SevenA, 2026, 7, "А", "kk", 1), new ClassFormed(SevenB, 2026, 7, "Ә", "kk", 1),
        new ClassFormed(SixA, 2026, 6, "А", "ru", 2), new SubgroupFormed(English1, 2026, 7, English, "7 А 1", SevenA),
        new SubgroupFormed(English2, 2026, 7, English, "7 А 2", SevenA),
        new SubjectAdded(Maths, "math", new("Математика", "Математика"), MarkMode.Points), new SubjectAdded(English, "english", new("Ағылшын", "Английский"), MarkMode.Points),
        new SubjectAdded(Pe, "pe", new("Дене шынықтыру", "Физкультура"), MarkMode.PassFail), new SubjectAdded(Music, "music", new("Музыка", "Музыка"), MarkMode.PassFail),
        new RoomOpened(Room1, "101", RoomKind.Classroom, 30, [1, 2]), new RoomOpened(Room2, "102", RoomKind.Classroom, 30, [1]),
        new RoomOpened(Hall, "Зал", RoomKind.Gym, 60, [1, 2])
    ];

    public static KnownSchool School(params Domain.IDomainEvent[] more) =>
        new(View.Of<TimetableSetup>(TimetableSetup.TheId, new TimetableSetupProjection().Evolve, [.. Events, .. more])!, Editions, [], Start);

    public static SchoolWeek Known(params Domain.IDomainEvent[] more) => School(more).Week(2026);

    public static Activity Of(Guid id, Guid group, Guid subject, Guid teacher, decimal hours = 1, RoomKind? room = null, int doubles = 0) =>
        new(id, [new(group, subject, teacher, room)], [group], hours, doubles);

    /// <summary>English of both subgroups at the same time.</summary>
    public static readonly Activity Split = new(EnglishA, [new(English1, English, Asel, RoomKind.Classroom), new(English2, English, Berik, RoomKind.Classroom)], [SevenA], 3);

    public static Placement At(Guid activity, int day, int number, int index = 0, int shift = 1, Weeks weeks = Weeks.Every, params Guid?[] rooms) =>
        new(activity, index, new(day, shift, number), weeks, rooms.Length == 0 ? [null] : rooms);

    public static PlanDrafted Drafted(IReadOnlyList<Activity> activities, params Placement[] cards) => new(PlanId, 2026, "Жоба", 5, null, activities, cards);

    private static IEnumerable<Bell> Bells(int hour, int count) =>
        Enumerable.Range(1, count).Select(n => new Bell(n, new(hour + n - 1, 0), new(hour + n - 1, 45)));
}
