using EduEvents.Application.Timetable;
using static EduEvents.Unit.Shapes.BrokenShapes;

namespace EduEvents.Unit.Shapes;

/// <summary>Broken shapes of the commands of the Timetable.</summary>
internal static class TimetableShapes
{
    private const string Bounds = BrokenShapes.Range;

    internal static IEnumerable<(Type, string, string, string)> All() => [.. Rooms(), .. Plans(), .. Cards(), .. Days()];

    private static IEnumerable<(Type, string, string, string)> Rooms() =>
    [
        .. Of<OpenRoom>([Id("roomId", "RoomId"), .. Word("title", "Title", 40), ("kind", "9", $"Kind {Kind}"), ("seats", "0", $"Seats {Bounds}"),
            ("seats", "1001", $"Seats {Bounds}"), ("shifts", "[]", $"Shifts {Empty}"), ("shifts", "[1,1]", $"Shifts {Must}"), ("shifts", "[4]", $"Shifts {Bounds}")]),
        .. Of<CloseRoom>([Id("roomId", "RoomId"), .. Day("on", "On")]),
        .. Of<SetTeacherTimes>([Id("teacherId", "TeacherId"), ("year", "1999", $"Year {Bounds}"), ("closed", Nothing, $"Closed {Null}"),
            ("closed", List(251, n => $"{{\"day\":1,\"shift\":1,\"number\":{n % 14 + 1}}}"), $"Closed {Must}"), ("closed[0]", Nothing, $"Closed {Null}"),
            .. Slot("closed[0]", "Closed")]),
        .. Of<RenewFeed>([("kind", "7", $"Kind {Kind}"), Id("ofId", "OfId"), Id("linkId", "LinkId")]),
        .. Of<CloseFeed>([("kind", "7", $"Kind {Kind}"), Id("ofId", "OfId")])
    ];

    private static IEnumerable<(Type, string, string, string)> Plans() =>
    [
        .. Of<DraftPlan>([Plan, ("year", "2101", $"Year {Bounds}"), .. Word("title", "Title", 100), ("days", "4", $"Days {Bounds}"), ("days", "7", $"Days {Bounds}")]),
        .. Of<TakeLessons>([Plan]), .. Of<StopGeneration>([Plan]), .. Of<UnlistLessons>([Plan, Id("activityId", "ActivityId")]),
        .. Of<ListLessons>([Plan, ("activities", "[]", $"Activities {Empty}"), ("activities", List(501, Activity), $"Activities {Must}"),
            ("activities[0]", Nothing, $"Activities {Null}"), .. Listed()]),
        .. Of<RequestGeneration>([Plan, Id("generationId", "GenerationId"), ("seconds", "4", $"Seconds {Bounds}"), ("seconds", "601", $"Seconds {Bounds}")]),
        .. Of<PublishPlan>([Plan, .. Day("from", "From")])
    ];

    private static IEnumerable<(Type, string, string, string)> Cards() =>
    [
        .. Of<PlaceCard>([Plan, ("card", Nothing, $"Card {Null}"), .. Placement("card", "Card")]),
        .. Of<RemoveCard>([Plan, Id("activityId", "ActivityId"), ("index", "-1", $"Index {Bounds}"), ("index", "20", $"Index {Bounds}")]),
        .. Of<ArrangeCards>([Plan, Id("generationId", "GenerationId"), ("cards", Nothing, $"Cards {Null}"), ("cards", List(20_001, _ => "null"), $"Cards {Must}"),
            ("cards[0]", Nothing, $"Cards {Null}"), .. Placement("cards[0]", "Cards"), ("seconds", "-1", $"Seconds {Bounds}"),
            ("seconds", "3601", $"Seconds {Bounds}"), ("cause", Text(201), $"Cause {Long}")])
    ];

    private static IEnumerable<(Type, string, string, string)> Days() =>
    [
        .. Of<SubstituteLesson>([.. Lesson(), Id("teacherId", "TeacherId"), Id("substituteId", "SubstituteId"), ("pay", "7", $"Pay {Kind}")]),
        .. Of<CancelLesson>(Lesson()), .. Of<WithdrawChange>(Lesson()),
        .. Of<MoveLesson>([.. Lesson(), .. Day("toDay", "ToDay"), ("toNumber", "0", $"ToNumber {Bounds}"), ("toNumber", "15", $"ToNumber {Bounds}")])
    ];

    private static (string, string, string) Plan => Id("planId", "PlanId");

    private static (string, string, string) Id(string path, string name) => (path, NoId, $"{name} {Empty}");

    private static IEnumerable<(string, string, string)> Lesson() =>
    [
        ("year", "1999", $"Year {Bounds}"), Id("activityId", "ActivityId"), ("index", "20", $"Index {Bounds}"), .. Day("on", "On"), .. Word("reason", "Reason", 400)
    ];

    private static IEnumerable<(string, string, string)> Placement(string path, string name) =>
    [
        Id($"{path}.activityId", $"{name}.ActivityId"), ($"{path}.index", "20", $"{name}.Index {Bounds}"), ($"{path}.slot", Nothing, $"{name}.Slot {Null}"),
        .. Slot($"{path}.slot", $"{name}.Slot"), ($"{path}.weeks", "7", $"{name}.Weeks {Kind}"), ($"{path}.rooms", Nothing, $"{name}.Rooms {Null}"),
        ($"{path}.rooms", List(21, _ => "null"), $"{name}.Rooms {Must}")
    ];

    private static IEnumerable<(string, string, string)> Slot(string path, string name) =>
    [
        ($"{path}.day", "0", $"{name}.Day {Bounds}"), ($"{path}.day", "7", $"{name}.Day {Bounds}"), ($"{path}.shift", "4", $"{name}.Shift {Bounds}"),
        ($"{path}.number", "15", $"{name}.Number {Bounds}")
    ];

    private static IEnumerable<(string, string, string)> Listed() =>
    [
        Id("activities[0].activityId", "Activities.ActivityId"), ("activities[0].parts", "[]", $"Activities.Parts {Empty}"),
        ("activities[0].parts", List(21, Part), $"Activities.Parts {Must}"), ("activities[0].parts[0]", Nothing, $"Activities.Parts {Null}"),
        Id("activities[0].parts[0].groupId", "Activities.Parts.GroupId"), Id("activities[0].parts[0].subjectId", "Activities.Parts.SubjectId"),
        Id("activities[0].parts[0].teacherId", "Activities.Parts.TeacherId"), ("activities[0].parts[0].room", "9", $"Activities.Parts.Room {Kind}"),
        ("activities[0].classes", Nothing, $"Activities.Classes {Null}"), ("activities[0].classes", List(21, n => $"\"{Ids.Of(n)}\""), $"Activities.Classes {Must}"),
        ("activities[0].hours", "0.4", $"Activities.Hours {Bounds}"), ("activities[0].hours", "20.5", $"Activities.Hours {Bounds}"),
        ("activities[0].hours", "1.25", $"Activities.Hours {Must}"), ("activities[0].doubles", "6", $"Activities.Doubles {Bounds}")
    ];

    private static string Part(int n) => $"{{\"groupId\":\"{Ids.Of(n)}\",\"subjectId\":\"{Ids.Of(n)}\",\"teacherId\":\"{Ids.Of(n)}\",\"room\":null}}";

    private static string Activity(int n) => $"{{\"activityId\":\"{Ids.Of(n)}\",\"parts\":[{Part(n)}],\"classes\":[],\"hours\":1,\"doubles\":0}}";
}
