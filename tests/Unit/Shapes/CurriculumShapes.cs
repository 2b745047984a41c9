using EduEvents.Application.Curriculum;
using static EduEvents.Unit.Shapes.BrokenShapes;

namespace EduEvents.Unit.Shapes;

/// <summary>Broken shapes of the commands about plans of learning.</summary>
internal static class CurriculumShapes
{
    private const string Bounds = BrokenShapes.Range;

    internal static IEnumerable<(Type, string, string, string)> All() => [.. WorkingPlans(), .. CoursePlans(), .. LessonPlans()];

    private static IEnumerable<(Type, string, string, string)> WorkingPlans() =>
    [
        .. Of<DraftWorkingPlan>([.. Plan(), ("standardEdition", Nothing, $"StandardEdition {Null}"), ("standardEdition", Text(81), $"StandardEdition {Long}"),
            ("lines", Nothing, $"Lines {Null}"), ("lines", List(101, Line), $"Lines {Must}"), ("lines[0]", Nothing, $"Lines {Null}"),
            ("lines[0].subjectId", NoId, $"Lines.SubjectId {Empty}"), ("lines[0].part", "9", $"Lines.Part {Kind}"), ("lines[0].hours", "0", $"Lines.Hours {Bounds}"),
            ("lines[0].hours", "1.3", $"Lines.Hours {Must}"), ("lines[0].standardCode", Nothing, $"Lines.StandardCode {Null}"),
            ("lines[0].standardCode", Text(61), $"Lines.StandardCode {Long}")]),
        .. Of<ApproveWorkingPlan>([.. Plan(), .. Order()]),
        .. Of<ReopenWorkingPlan>([.. Plan(), .. Order(), .. Word("reason", "Reason", 400)])
    ];

    private static IEnumerable<(Type, string, string, string)> CoursePlans() =>
    [
        .. Of<DraftCoursePlan>([.. Course(), ("hoursAWeek", "0", $"HoursAWeek {Bounds}"), ("hoursAWeek", "1.3", $"HoursAWeek {Must}"), ("topics", "[]", $"Topics {Empty}"),
            ("topics", List(401, Topic), $"Topics {Must}"), ("topics[0]", Nothing, $"Topics {Null}"), ("topics[0].section", Nothing, $"Topics.Section {Null}"),
            ("topics[0].section", Text(201), $"Topics.Section {Long}"), .. Word("topics[0].title", "Topics.Title", 400),
            ("topics[0].objectives", Nothing, $"Topics.Objectives {Null}"), ("topics[0].objectives", List(21, i => $"\"{i}\""), $"Topics.Objectives {Must}"),
            .. Word("topics[0].objectives[0]", "Topics.Objectives", 400), ("topics[0].hours", "0", $"Topics.Hours {Bounds}"),
            ("topics[0].homework", Nothing, $"Topics.Homework {Null}"), ("topics[0].homework", Text(2001), $"Topics.Homework {Long}"),
            ("topics[0].homeworkMinutes", "-1", $"Topics.HomeworkMinutes {Bounds}")]),
        .. Of<ReviewCoursePlan>([.. Course(), ("comment", Nothing, $"Comment {Null}"), ("comment", Text(2001), $"Comment {Long}")]),
        .. Of<ApproveCoursePlan>(Course()),
        .. Of<SpreadTopics>([.. Course(), ("weekdays", "[]", $"Weekdays {Empty}"), ("weekdays", List(21, _ => "\"monday\""), $"Weekdays {Must}"), ("weekdays[0]", "9", $"Weekdays {Kind}")])
    ];

    private static IEnumerable<(Type, string, string, string)> LessonPlans() =>
    [
        .. Of<PlanLesson>([.. Lesson(), ("year", "1999", $"Year {Bounds}"), .. Word("title", "Title", 400), ("objectives", Nothing, $"Objectives {Null}"),
            ("objectives", List(21, i => $"\"{i}\""), $"Objectives {Must}"), .. Word("objectives[0]", "Objectives", 400), ("stages", Nothing, $"Stages {Null}"),
            ("stages", List(21, Stage), $"Stages {Must}"), ("stages[0]", Nothing, $"Stages {Null}"), .. Word("stages[0].title", "Stages.Title", 200),
            ("stages[0].minutes", "0", $"Stages.Minutes {Bounds}"), .. Free("stages[0].tasks", "Stages.Tasks", 4000), .. Free("stages[0].criteria", "Stages.Criteria", 2000),
            .. Free("stages[0].resources", "Stages.Resources", 2000), ("files", Nothing, $"Files {Null}"), ("files", List(51, File), $"Files {Must}"),
            ("files[0]", Nothing, $"Files {Null}"), ("files[0].fileId", NoId, $"Files.FileId {Empty}"), .. Word("files[0].name", "Files.Name", 200)]),
        .. Of<ShareLessonPlan>(Lesson())
    ];

    private static IEnumerable<(string, string, string)> Plan() =>
        [("year", "1999", $"Year {Bounds}"), ("grade", "13", $"Grade {Bounds}"), ("language", "\"kaz\"", $"Language {Pattern}")];

    private static IEnumerable<(string, string, string)> Order() => [.. Word("orderNumber", "OrderNumber", 60), .. Day("orderedOn", "OrderedOn")];

    private static IEnumerable<(string, string, string)> Course() => [.. Place(), ("year", "2101", $"Year {Bounds}")];

    private static IEnumerable<(string, string, string)> Lesson() => [("lessonPlanId", NoId, $"LessonPlanId {Empty}"), .. Place()];

    private static IEnumerable<(string, string, string)> Place() => [("groupId", NoId, $"GroupId {Empty}"), ("subjectId", NoId, $"SubjectId {Empty}")];

    private static IEnumerable<(string, string, string)> Free(string path, string name, int longest) => [(path, Nothing, $"{name} {Null}"), (path, Text(longest + 1), $"{name} {Long}")];

    private static string Line(int number) => $"{{\"subjectId\":\"{Ids.Of(number)}\",\"part\":\"variable\",\"hours\":1,\"standardCode\":\"\"}}";

    private static string Topic(int number) => $"{{\"section\":\"\",\"title\":\"{number}\",\"objectives\":[],\"hours\":1,\"homework\":\"\",\"homeworkMinutes\":0}}";

    private static string Stage(int number) => $"{{\"title\":\"{number}\",\"minutes\":1,\"tasks\":\"\",\"criteria\":\"\",\"resources\":\"\"}}";

    private static string File(int number) => $"{{\"fileId\":\"{Ids.Of(number)}\",\"name\":\"{number}\"}}";
}
