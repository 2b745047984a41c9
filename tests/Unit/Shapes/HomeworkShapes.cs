using EduEvents.Application.Homework;
using static EduEvents.Unit.Shapes.BrokenShapes;

namespace EduEvents.Unit.Shapes;

/// <summary>Broken shapes of the commands of Homework.</summary>
internal static class HomeworkShapes
{
    private const string Bounds = BrokenShapes.Range;

    internal static IEnumerable<(Type, string, string, string)> All() =>
    [
        .. Of<GiveHomework>([.. Homework(), .. Day("on", "On"), .. Day("dueOn", "DueOn"), ("text", Nothing, $"Text {Null}"), ("text", Text(4001), $"Text {Long}"),
            ("minutes", "0", $"Minutes {Bounds}"), ("minutes", "301", $"Minutes {Bounds}"), ("files", Nothing, $"Files {Null}"), ("files", List(51, File), $"Files {Must}"),
            ("files[0]", Nothing, $"Files {Null}"), ("files[0].fileId", NoId, $"Files.FileId {Empty}"), .. Word("files[0].name", "Files.Name", 200),
            ("learners", Nothing, $"Learners {Null}"), ("learners", List(101, Id), $"Learners {Must}"), ("learners[0]", NoId, $"Learners {Empty}")]),
        .. Of<MoveDueDay>([.. Homework(), .. Day("dueOn", "DueOn"), .. Word("reason", "Reason", 400)]),
        .. Of<WithdrawHomework>([.. Homework(), .. Word("reason", "Reason", 400)]),
        .. Of<HandIn>([.. Work(), ("text", Nothing, $"Text {Null}"), ("text", Text(8001), $"Text {Long}"), ("files", Nothing, $"Files {Null}"),
            ("files", List(51, Id), $"Files {Must}"), ("files[0]", NoId, $"Files {Empty}")]),
        .. Of<ReturnWork>([.. TeacherWork(), .. Word("comment", "Comment", 2000), .. Day("dueOn", "DueOn")]),
        .. Of<CommentWork>([.. TeacherWork(), .. Word("comment", "Comment", 2000)]),
        .. Of<AcceptWork>([.. TeacherWork(), ("comment", Nothing, $"Comment {Null}"), ("comment", Text(2001), $"Comment {Long}"),
            ("lessonId", NoId, "LessonId NotEqualValidator"), ("points", "0", $"Points {Bounds}"), ("points", "11", $"Points {Bounds}")]),
        .. Of<EraseWorkFile>([.. Work(), ("fileId", NoId, $"FileId {Empty}"), .. Word("reason", "Reason", 400)])
    ];

    private static IEnumerable<(string, string, string)> Homework() => [("homeworkId", NoId, $"HomeworkId {Empty}"), .. Place()];

    private static IEnumerable<(string, string, string)> Place() => [("groupId", NoId, $"GroupId {Empty}"), ("subjectId", NoId, $"SubjectId {Empty}")];

    private static IEnumerable<(string, string, string)> Work() => [("homeworkId", NoId, $"HomeworkId {Empty}"), ("learnerId", NoId, $"LearnerId {Empty}")];

    private static IEnumerable<(string, string, string)> TeacherWork() => [.. Work(), .. Place()];

    private static string Id(int number) => $"\"{Ids.Of(number)}\"";

    private static string File(int number) => $"{{\"fileId\":\"{Ids.Of(number)}\",\"name\":\"{number}\"}}";
}
