using EduEvents.Application.Assessment;
using static EduEvents.Unit.Shapes.BrokenShapes;

namespace EduEvents.Unit.Shapes;

/// <summary>Broken shapes of the commands of Assessment.</summary>
internal static class AssessmentShapes
{
    private const string Bounds = BrokenShapes.Range;

    internal static IEnumerable<(Type, string, string, string)> All() => [.. Works(), .. Marks(), .. Years()];

    private static IEnumerable<(Type, string, string, string)> Works() =>
    [
        .. Of<PlanWork>([.. Sheet(), .. Work(), ("kind", "7", $"Kind {Kind}"), .. Day("on", "On"), .. Word("title", "Title", 200),
            ("maxPoints", "0", $"MaxPoints {Bounds}"), ("maxPoints", "101", $"MaxPoints {Bounds}"), ("criteria", Nothing, $"Criteria {Null}"),
            ("criteria", List(21, Criterion), $"Criteria {Must}"), ("criteria[0]", Nothing, $"Criteria {Null}"),
            .. Word("criteria[0].text", "Criteria.Text", 300), ("criteria[0].maxPoints", "0", $"Criteria.MaxPoints {Bounds}")]),
        .. Of<MoveWork>([.. Sheet(), .. Work(), ("kind", "7", $"Kind {Kind}"), .. Day("on", "On"), .. Reason()]),
        .. Of<CancelWork>([.. Sheet(), .. Work(), .. Reason()]),
        .. Of<EnterPoints>([.. Sheet(), .. Work(), .. Learner(), .. Points()]),
        .. Of<CorrectPoints>([.. Sheet(), .. Work(), .. Learner(), .. Points(), .. Reason()]),
        .. Of<EnterAllPoints>([.. Sheet(), .. Work(), ("points", "[]", $"Points {Empty}"), ("points", List(101, Item), $"Points {Must}"),
            ("points[0]", Nothing, $"Points {Null}"), ("points[0].learnerId", NoId, $"Points.LearnerId {Empty}")]),
        .. Of<RecordMissedWork>([.. Sheet(), .. Work(), .. Learner(), ("why", "9", $"Why {Kind}"), .. Day("dueOn", "DueOn")])
    ];

    private static IEnumerable<(Type, string, string, string)> Marks() =>
    [
        .. Of<DecidePass>([.. Sheet(), .. Learner()]),
        .. Of<ReleaseLearner>([.. Sheet(), .. Learner(), .. Word("document", "Document", 200)]),
        .. Of<ImportResults>([.. Sheet(), .. Learner(), .. Word("school", "School", 200), ("results", Nothing, $"Results {Null}"),
            ("results", List(101, Result), $"Results {Must}"), ("results[0]", Nothing, $"Results {Null}"), ("results[0].part", "9", $"Results.Part {Kind}"),
            .. Day("results[0].on", "Results.On"), ("results[0].maxPoints", "101", $"Results.MaxPoints {Bounds}"),
            ("results[0].points", "-1", $"Results.Points {Must}"), ("results[0].points", "16", $"Results.Points {Must}"),
            ("formerMark", "1", $"FormerMark {Bounds}"), ("formerMark", "6", $"FormerMark {Bounds}"), ("note", Nothing, $"Note {Null}"),
            ("note", Text(401), $"Note {Long}")]),
        .. Of<CloseQuarter>(Sheet()),
        .. Of<SettleMark>([.. Sheet(), .. Learner()]),
        .. Of<CorrectPeriodMark>([.. Sheet(), .. Learner(), ("mark", "1", $"Mark {Bounds}"), ("mark", "6", $"Mark {Bounds}"),
            .. Word("orderNumber", "OrderNumber", 60), .. Day("orderedOn", "OrderedOn"), .. Reason()])
    ];

    private static IEnumerable<(Type, string, string, string)> Years() =>
    [
        .. Of<SetWeeklyHours>([.. Course(), ("hours", "0", $"Hours {Bounds}"), ("hours", "21", $"Hours {Bounds}")]),
        .. Of<CloseYear>(Course()),
        .. Of<GiveFinalMark>([.. Course(), .. Learner(), ("work", "9", $"Work {Kind}"), ("mark", "1", $"Mark {Bounds}"), ("mark", "6", $"Mark {Bounds}"),
            .. Day("on", "On")])
    ];

    private static IEnumerable<(string, string, string)> Sheet() =>
    [
        ("sheet", Nothing, $"Sheet {Null}"), ("sheet.groupId", NoId, $"Sheet.GroupId {Empty}"), ("sheet.subjectId", NoId, $"Sheet.SubjectId {Empty}"),
        ("sheet.year", "1999", $"Sheet.Year {Bounds}"), ("sheet.quarter", "0", $"Sheet.Quarter {Bounds}"), ("sheet.quarter", "5", $"Sheet.Quarter {Bounds}")
    ];

    private static IEnumerable<(string, string, string)> Course() =>
    [
        ("course", Nothing, $"Course {Null}"), ("course.groupId", NoId, $"Course.GroupId {Empty}"),
        ("course.subjectId", NoId, $"Course.SubjectId {Empty}"), ("course.year", "2101", $"Course.Year {Bounds}")
    ];

    private static IEnumerable<(string, string, string)> Work() => [("workId", NoId, $"WorkId {Empty}")];

    private static IEnumerable<(string, string, string)> Learner() => [("learnerId", NoId, $"LearnerId {Empty}")];

    private static IEnumerable<(string, string, string)> Reason() => Word("reason", "Reason", 400);

    private static IEnumerable<(string, string, string)> Points() =>
    [
        ("points", "-1", $"Points {Bounds}"), ("points", "101", $"Points {Bounds}"), ("byCriterion", List(21, i => $"{i}"), $"ByCriterion {Must}")
    ];

    private static string Criterion(int number) => $"{{\"text\":\"{number}\",\"maxPoints\":1}}";

    private static string Item(int number) => $"{{\"learnerId\":\"{Ids.Of(number)}\",\"points\":5}}";

    private static string Result(int number) => $"{{\"part\":\"sor\",\"on\":\"2026-09-15\",\"points\":1,\"maxPoints\":{number % 9 + 1}}}";
}
