using EduEvents.Application.Canteen;
using EduEvents.Application.Curriculum;
using EduEvents.Application.Gate;
using EduEvents.Application.Journal;
using EduEvents.Application.Organisation;
using EduEvents.Application.People;
using EduEvents.Application.Security;

namespace EduEvents.Unit.Shapes;

/// <summary>For every rule of shape a value that breaks it: the command, where the value stands in its example, the value, the
/// rule.</summary>
public static class BrokenShapes
{
    internal const string NoId = "\"00000000-0000-0000-0000-000000000000\"", Blank = "\" \"", Nothing = "null";
    internal const string Empty = "NotEmptyValidator", Null = "NotNullValidator", Range = "InclusiveBetweenValidator",
        Long = "MaximumLengthValidator",
        Pattern = "RegularExpressionValidator", Must = "PredicateValidator", Kind = "EnumValidator";

    private static readonly string[] BadDays = ["\"1899-12-31\"", "\"2101-01-01\"", "\"0001-01-01\""];

    public static readonly IReadOnlyList<(Type Command, string Path, string Value, string Rule)> All =
        [.. Organisations(), .. People(), .. PeopleShapes.All(), .. Curriculum(), .. Journal(), .. AssessmentShapes.All(), .. HomeworkShapes.All(), .. CurriculumShapes.All(), .. TimetableShapes.All(),
            .. Gate(), .. Canteen(), .. CanteenShapes.All(), .. AccessShapes.All(), .. Security(), .. PrivacyShapes.All(), .. IncidentShapes.All()];

    private static IEnumerable<(Type, string, string, string)> Organisations() =>
    [
        .. Of<FoundOrganisation>([.. Requisites(), .. Word("kind", "Kind", 40)]), .. Of<GiveRequisites>(Requisites()),
        .. Of<FoundImportedOrganisation>([("organisationId", NoId, $"OrganisationId {Empty}"), .. Word("name", "Name", 200),
            ("language", "\"de\"", $"Language {Must}"), .. Word("kind", "Kind", 40)]),
        .. Of<OpenAcademicYear>(Year()), .. Of<SetBells>(Bells()),
        .. Of<RecordMove>([("organisationId", NoId, $"OrganisationId {Empty}"), .. Word("formerDatabase", "FormerDatabase", 40), .. Word("newDatabase", "NewDatabase", 40),
            ("events", "-1", "Events GreaterThanOrEqualValidator"), ("head", Nothing, $"Head {Null}"), ("head", Text(1_001), $"Head {Long}")])
    ];

    private static IEnumerable<(string, string, string)> Requisites() =>
    [
        ("organisationId", NoId, $"OrganisationId {Empty}"), ("bin", Text(11), "Bin ExactLengthValidator"),
        ("bin", Text(13), "Bin ExactLengthValidator"), ("names", Nothing, $"Names {Null}"), .. Names(),
        ("kato", "\"75000000\"", $"Kato {Pattern}"), ("kato", "\"750000000\\n\"", $"Kato {Pattern}")
    ];

    private static IEnumerable<(string, string, string)> Year() =>
    [
        ("organisationId", NoId, $"OrganisationId {Empty}"), ("year", "1999", $"Year {Range}"), ("year", "2101", $"Year {Range}"),
        ("quarters", "[]", $"Quarters {Empty}"), ("quarters", Nothing, $"Quarters {Empty}"),
        ("quarters", List(5, Quarter), $"Quarters {Must}"), ("quarters[0]", Nothing, $"Quarters {Null}"),
        .. Day("quarters[0].from", "Quarters.From"), .. Day("quarters[0].to", "Quarters.To"),
        ("daysOff", Nothing, $"DaysOff {Null}"), ("daysOff", List(101, DayOff), $"DaysOff {Must}"),
        ("daysOff[0]", Nothing, $"DaysOff {Null}"),
        ("daysOff[0].to", "\"2026-10-24\"", $"DaysOff {Must}"), .. Day("daysOff[0].from", "DaysOff.From"),
        .. Day("daysOff[0].to", "DaysOff.To"),
        ("daysOff[0].reason", Blank, $"DaysOff.Reason {Empty}"), ("daysOff[0].reason", Text(101), $"DaysOff.Reason {Long}")
    ];

    private static IEnumerable<(string, string, string)> Bells() =>
    [
        ("organisationId", NoId, $"OrganisationId {Empty}"), ("shift", "0", $"Shift {Range}"), ("shift", "4", $"Shift {Range}"),
        ("bells", "[]", $"Bells {Empty}"), ("bells", List(13, Bell), $"Bells {Must}"), ("bells[1]", Nothing, $"Bells {Null}"),
        .. Day("from", "From")
    ];

    private static IEnumerable<(Type, string, string, string)> People() =>
    [
        .. Of<AdmitLearner>([("learnerId", NoId, $"LearnerId {Empty}"), .. FullName(), .. Iin(), .. Day("birthDate", "BirthDate"),
            .. Day("on", "On"), ("arrival", Text(41), $"Arrival {Long}"), .. PeopleShapes.Order()]),
        .. Of<HireStaff>([("staffId", NoId, $"StaffId {Empty}"), .. FullName(), .. Iin(), .. Word("position", "Position", 60),
            .. Day("on", "On")]),
        .. Of<DepartLearner>([("learnerId", NoId, $"LearnerId {Empty}"), .. Day("on", "On"), .. Word("reason", "Reason", 200),
            .. PeopleShapes.Order(), ("destination", Text(201), $"Destination {Long}")]),
        .. Of<PlaceLearner>([("learnerId", NoId, $"LearnerId {Empty}"), ("groupId", NoId, $"GroupId {Empty}"), .. Day("from", "From"),
            ("kind", "9", $"Kind {Kind}"), .. PeopleShapes.Order()]),
        .. Of<LinkGuardian>([("learnerId", NoId, $"LearnerId {Empty}"), ("guardianId", NoId, $"GuardianId {Empty}"),
            ("guardianId", "\"0192f0c5-0000-7000-8000-000000000100\"", "GuardianId NotEqualValidator"), .. FullName(),
            .. Word("relation", "Relation", 40), .. Day("from", "From")]),
        .. Of<ChangeLearnerName>([("learnerId", NoId, $"LearnerId {Empty}"), .. FullName(), .. Day("on", "On"),
            .. Word("reason", "Reason", 200)]),
        .. Of<ChangeStaffName>([("staffId", NoId, $"StaffId {Empty}"), .. FullName(), .. Day("on", "On"),
            .. Word("reason", "Reason", 200)]),
        .. Of<CorrectBirthDate>([("learnerId", NoId, $"LearnerId {Empty}"), .. Day("birthDate", "BirthDate"),
            .. Word("reason", "Reason", 200)]),
        .. Of<DismissStaff>([("staffId", NoId, $"StaffId {Empty}"), .. Day("on", "On"), .. Word("reason", "Reason", 200)]),
        .. Of<JoinGroup>([("learnerId", NoId, $"LearnerId {Empty}"), ("groupId", NoId, $"GroupId {Empty}"), .. Day("from", "From")]),
        .. Of<LeaveGroup>([("learnerId", NoId, $"LearnerId {Empty}"), ("groupId", NoId, $"GroupId {Empty}"), .. Day("on", "On")]),
        .. Of<FormSubgroup>([("groupId", NoId, $"GroupId {Empty}"), ("year", "1999", $"Year {Range}"), ("grade", "13", $"Grade {Range}"),
            ("subjectId", NoId, $"SubjectId {Empty}"), .. Word("title", "Title", 80), ("classId", NoId, "ClassId NotEqualValidator")]),
        .. Of<FormClass>([("groupId", NoId, $"GroupId {Empty}"), ("year", "1999", $"Year {Range}"), ("grade", "-1", $"Grade {Range}"),
            ("grade", "13", $"Grade {Range}"),
            .. Word("letter", "Letter", 80), ("language", "\"kaz\"", $"Language {Pattern}"),
            ("language", "\"kk\\n\"", $"Language {Pattern}"), ("shift", "4", $"Shift {Range}")])
    ];

    private static IEnumerable<(Type, string, string, string)> Curriculum() =>
    [
        .. Of<AddSubject>([("subjectId", NoId, $"SubjectId {Empty}"), .. Word("code", "Code", 60), ("names", Nothing, $"Names {Null}"),
            .. Names(), ("markMode", "7", $"MarkMode {Kind}")]),
        .. Of<AddImportedSubject>([("subjectId", NoId, $"SubjectId {Empty}"), .. Word("code", "Code", 60), .. Word("name", "Name", 200),
            ("language", "\"de\"", $"Language {Must}"), ("markMode", "7", $"MarkMode {Kind}")]),
        .. Of<NameSubject>([("subjectId", NoId, $"SubjectId {Empty}"), ("names", Nothing, $"Names {Null}"), .. Names()]),
        .. Of<ChooseAssessment>([("subjectId", NoId, $"SubjectId {Empty}"), ("markMode", "-1", $"MarkMode {Kind}")]),
        .. Of<AssignTeaching>([("subjectId", NoId, $"SubjectId {Empty}"), ("groupId", NoId, $"GroupId {Empty}"),
            ("teacherId", NoId, $"TeacherId {Empty}"), .. Day("from", "From")])
    ];

    private static IEnumerable<(Type, string, string, string)> Journal() =>
    [
        .. Of<OpenLesson>([.. Lesson(), .. Day("on", "On"), ("number", "0", $"Number {Range}"), ("number", "15", $"Number {Range}"),
            ("topic", Nothing, $"Topic {Null}"), ("topic", Text(401), $"Topic {Long}")]),
        .. Of<CallRoll>([.. Lesson(), ("entries", Nothing, $"Entries {Null}"), ("entries", List(101, Entry), $"Entries {Must}"),
            ("entries", $"[{Entry(1)},{Entry(1)}]", $"Entries {Must}"),
            ("entries[0]", Nothing, $"Entries {Null}"), ("entries[0].learnerId", NoId, $"Entries.LearnerId {Empty}"),
            ("entries[0].code", "99", $"Entries.Code {Kind}"),
            ("entries[0].minutesLate", "0", $"Entries.MinutesLate {Range}"),
            ("entries[0].minutesLate", "46", $"Entries.MinutesLate {Range}"),
            ("reason", Nothing, $"Reason {Null}"), ("reason", Text(401), $"Reason {Long}")]),
        .. Of<EnterMark>([.. Lesson(), .. Learner(), .. Points()]),
        .. Of<EnterMarks>([.. Lesson(), ("marks", "[]", $"Marks {Empty}"),
            ("marks", List(101, i => $"{{\"learnerId\":\"{Id(i)}\",\"points\":5}}"), $"Marks {Must}"),
            ("marks[0]", Nothing, $"Marks {Null}"), ("marks[0].learnerId", NoId, $"Marks.LearnerId {Empty}")]),
        .. Of<CorrectMark>([.. Lesson(), .. Learner(), .. Points(), .. Word("reason", "Reason", 400)]),
        .. Of<RemoveMark>([.. Lesson(), .. Learner(), .. Word("reason", "Reason", 400)]),
        .. Of<CorrectMarkByOrder>([.. Lesson(), .. Learner(), ("points", "0", $"Points {Range}"), ("points", "11", $"Points {Range}"), ("order", Nothing, $"Order {Null}"),
            .. Word("order.number", "Order.Number", 60), .. Day("order.on", "Order.On"), .. Word("reason", "Reason", 400)]),
        .. Of<ClosePage>(PageOf()),
        .. Of<CloseLesson>(Lesson())
    ];

    private static IEnumerable<(Type, string, string, string)> Gate() =>
    [
        .. Of<RegisterTerminal>([("deviceId", NoId, $"DeviceId {Empty}"), .. Word("place", "Place", 120), .. Word("model", "Model", 80)]),
        .. Of<SendPass>([("deviceId", NoId, $"DeviceId {Empty}"), ("pass", Nothing, $"Pass {Null}"), .. Pass("pass", "Pass")]),
        .. Of<SendPasses>([("deviceId", NoId, $"DeviceId {Empty}"), ("passes", "[]", $"Passes {Empty}"),
            ("passes", List(1001, PassItem), $"Passes {Must}"),
            ("passes[0]", Nothing, $"Passes {Null}"), .. Pass("passes[0]", "Passes")])
    ];

    private static IEnumerable<(Type, string, string, string)> Canteen() =>
    [
        .. Of<OpenMealAccount>(Learner()),
        .. Of<TopUpAccount>([.. Learner(), ("topUpId", NoId, $"TopUpId {Empty}"), ("amount", "0", "Amount GreaterThanValidator"),
            ("amount", "1000000.01", "Amount LessThanOrEqualValidator"),
            .. Word("source", "Source", 40), .. Day("on", "On")]),
        .. Of<PayMeal>([.. Learner(), ("mealId", NoId, $"MealId {Empty}"), .. Day("on", "On"), .. Word("slot", "Slot", 20),
            .. Word("dish", "Dish", 200),
            ("price", "-0.01", $"Price {Range}"), ("price", "100000.01", $"Price {Range}")]),
        .. Of<RefundMeal>([.. Learner(), ("mealId", NoId, $"MealId {Empty}"), .. Word("reason", "Reason", 400)])
    ];

    internal static IEnumerable<(string, string, string)> Names(string path = "names", string name = "Names") =>
    [
        .. Word($"{path}.kk", $"{name}.Kk", 200), .. Word($"{path}.ru", $"{name}.Ru", 200), ($"{path}.en", Nothing, $"{name}.En {Null}"),
        ($"{path}.en", Text(201), $"{name}.En {Long}")
    ];

    private static IEnumerable<(string, string, string)> FullName() =>
        [.. Word("surname", "Surname", 80), .. Word("givenName", "GivenName", 80), ("patronymic", Nothing, $"Patronymic {Null}"),
            ("patronymic", Text(81), $"Patronymic {Long}")];

    private static IEnumerable<(string, string, string)> Iin() =>
        [("iin", Nothing, $"Iin {Null}"), ("iin", "\"12052360012\"", $"Iin {Pattern}"), ("iin", "\"12052360012x\"", $"Iin {Pattern}"),
            ("iin", "\"120523600126\\n\"", $"Iin {Pattern}")];

    private static IEnumerable<(string, string, string)> PageOf() =>
    [
        ("page", Nothing, $"Page {Null}"), ("page.groupId", NoId, $"Page.GroupId {Empty}"),
        ("page.subjectId", NoId, $"Page.SubjectId {Empty}"), ("page.year", "1999", $"Page.Year {Range}"),
        ("page.quarter", "0", $"Page.Quarter {Range}"), ("page.quarter", "5", $"Page.Quarter {Range}")
    ];

    private static IEnumerable<(string, string, string)> Lesson() => [.. PageOf(), ("lessonId", NoId, $"LessonId {Empty}")];

    private static IEnumerable<(string, string, string)> Learner() => [("learnerId", NoId, $"LearnerId {Empty}")];

    private static IEnumerable<(string, string, string)> Points() =>
        [("points", "0", $"Points {Range}"), ("points", "11", $"Points {Range}")];

    private static IEnumerable<(string, string, string)> Pass(string path, string name) =>
    [
        ($"{path}.sequence", "0", $"{name}.Sequence GreaterThanValidator"), ($"{path}.personId", NoId, $"{name}.PersonId {Empty}"),
        ($"{path}.direction", "2", $"{name}.Direction {Kind}"), ($"{path}.method", "9", $"{name}.Method {Kind}"),
        ($"{path}.at", "\"2019-12-31T23:59:59Z\"", $"{name}.At {Range}"), ($"{path}.at", "\"9999-12-31T23:59:59Z\"", $"{name}.At {Range}")
    ];

    private static IEnumerable<(Type, string, string, string)> Security() =>
    [
        .. Of<RaiseAlert>([("alertId", NoId, $"AlertId {Empty}"), ("kind", "\"sign in\"", $"Kind {Pattern}"), ("severity", "9", $"Severity {Kind}"),
            ("facts", Nothing, $"Facts {Null}"), ("facts", List(21, AlertFact), $"Facts {Must}"), ("facts", "[null]", $"Facts {Null}"),
            ("facts[0].name", "\"A b\"", $"Facts.Name {Pattern}"), ("facts[0].value", Nothing, $"Facts.Value {Null}"),
            ("facts[0].value", Text(201), $"Facts.Value {Long}")]),
        .. Of<TakeAlert>([("alertId", NoId, $"AlertId {Empty}")]),
        .. Of<ResolveAlert>([("alertId", NoId, $"AlertId {Empty}"), .. Word("resolution", "Resolution", 1000)]),
        .. Of<RecordProgram>([.. Word("program", "Program", 100), .. Word("version", "Version", 100), ("manifest", "\"9F\"", $"Manifest {Pattern}"),
            ("files", "0", "Files GreaterThanValidator")]),
        .. Of<RequestIntegrityCheck>([.. Day("on", "On"), ("checkId", NoId, $"CheckId {Empty}")]),
        .. Of<RecordIntegrityCheck>([.. Day("on", "On"), ("checkId", NoId, $"CheckId {Empty}"), ("events", "-1", "Events GreaterThanOrEqualValidator"),
            ("blocks", "-1", "Blocks GreaterThanOrEqualValidator"), ("headsHeld", "-1", "HeadsHeld GreaterThanOrEqualValidator"),
            ("seconds", "-1", "Seconds GreaterThanOrEqualValidator"), ("faults", Nothing, $"Faults {Null}"),
            ("faults", List(101, Fault), $"Faults {Must}"), ("faults", "[null]", $"Faults {Null}")])
    ];

    internal static IEnumerable<(string, string, string)> Word(string path, string name, int longest) =>
        [(path, Blank, $"{name} {Empty}"), (path, Text(longest + 1), $"{name} {Long}")];

    internal static IEnumerable<(string, string, string)> Day(string path, string name) =>
        BadDays.Select(day => (path, day, $"{name} {Range}"));

    internal static IEnumerable<(Type, string, string, string)> Of<TCommand>(IEnumerable<(string Path, string Value, string Rule)> broken) =>
        broken.Select(b => (typeof(TCommand), b.Path, b.Value, b.Rule));

    internal static string Text(int length) => $"\"{new string('ә', length)}\"";

    internal static string List(int count, Func<int, string> item) => $"[{string.Join(',', Enumerable.Range(1, count).Select(item))}]";

    private static string Id(int number) => Ids.Of(number).ToString();

    private static string Quarter(int number) => $"{{\"number\":{number},\"from\":\"2026-09-01\",\"to\":\"2026-09-02\"}}";

    private static string DayOff(int _) => "{\"from\":\"2026-09-01\",\"to\":\"2026-09-02\",\"reason\":\"x\"}";

    private static string Bell(int number) => $"{{\"number\":{number},\"starts\":\"08:00\",\"ends\":\"08:45\"}}";

    private static string Entry(int number) => $"{{\"learnerId\":\"{Id(number)}\",\"code\":\"N\"}}";

    private static string PassItem(int number) =>
        $"{{\"sequence\":{number},\"personId\":\"{Id(number)}\",\"direction\":\"in\",\"at\":\"2026-09-01T08:00:00+05:00\"}}";

    private static string AlertFact(int number) => $"{{\"name\":\"count\",\"value\":\"{number}\"}}";

    private static string Fault(int number) => $"{{\"fault\":\"changed\",\"organisation\":\"\",\"sequence\":{number},\"text\":\"x\"}}";
}
