using EduEvents.Application.People;
using static EduEvents.Unit.Shapes.BrokenShapes;

namespace EduEvents.Unit.Shapes;

/// <summary>Broken shapes of the commands of People that came after the first.</summary>
internal static class PeopleShapes
{
    internal static IEnumerable<(Type, string, string, string)> All() => [.. Moves(), .. Profiles(), .. Restricted(), .. Staff(), .. Guardians(), .. Years(), .. Transfers()];

    internal static IEnumerable<(string, string, string)> Order() =>
        [.. Word("order.number", "Order.Number", 60), .. Day("order.on", "Order.On")];

    private static IEnumerable<(Type, string, string, string)> Moves() =>
    [
        .. Of<ReadmitLearner>([Learner(), .. Day("on", "On"), ("arrival", Text(41), $"Arrival {Long}"), .. Order()]),
        .. Of<RedateAdmission>([Learner(), .. Day("on", "On"), .. Word("reason", "Reason", 400), .. Order()]),
        .. Of<AnnulPlacing>([Learner(), Group(), .. Day("from", "From"), .. Word("reason", "Reason", 400), .. Order()]),
        .. Of<AnnulDeparture>([Learner(), .. Day("on", "On"), .. Word("reason", "Reason", 400), .. Order()]),
        .. Of<GiveCategory>([Learner(), .. Word("category", "Category", 40), .. Day("from", "From"), ("document", Nothing, $"Document {Null}"),
            ("document", Text(201), $"Document {Long}")]),
        .. Of<EndCategory>([Learner(), .. Word("category", "Category", 40), .. Day("on", "On")]),
        .. Of<DissolveClass>([Group(), .. Day("on", "On"), .. Word("reason", "Reason", 400)])
    ];

    private static IEnumerable<(Type, string, string, string)> Profiles() =>
    [
        .. Of<RecordAchievement>([.. Entry(), ("kind", "9", $"Kind {Kind}"), ("level", "9", $"Level {Kind}"), .. Word("title", "Title", 300),
            ("place", "9", $"Place {Kind}"), .. Day("on", "On")]),
        .. Of<RecordCertificate>([.. Entry(), .. Word("title", "Title", 300), .. Maybe("issuer", "Issuer", 200), .. Maybe("number", "Number", 80), .. Day("on", "On"),
            .. Day("until", "Until")]),
        .. Of<IssueEducationDocument>([.. Entry(), ("kind", "9", $"Kind {Kind}"), .. Word("number", "Number", 80), .. Day("on", "On"), .. Order()]),
        .. Of<RecordGuidance>([.. Entry(), ("kind", "9", $"Kind {Kind}"), .. Word("outcome", "Outcome", 1000), .. Maybe("wish", "Wish", 200), .. Day("on", "On")]),
        .. Of<WithdrawEntry>([.. Entry(), .. Word("reason", "Reason", 400)]),
        .. Of<TellLanguages>([Person(), .. Word("motherTongue", "MotherTongue", 40), .. Maybe("others", "Others", 200)])
    ];

    private static IEnumerable<(Type, string, string, string)> Restricted() =>
    [
        .. Of<NoteHealth>([Person(), ("healthGroup", "6", $"HealthGroup {BrokenShapes.Range}"), ("physicalGroup", "9", $"PhysicalGroup {Kind}"),
            .. Maybe("advice", "Advice", 400), .. Maybe("document", "Document", 200), .. Day("from", "From")]),
        .. Of<NoteSpecialNeeds>([Person(), ("kind", "9", $"Kind {Kind}"), ("support", "9", $"Support {Kind}"), .. Word("conclusion", "Conclusion", 400),
            .. Maybe("programme", "Programme", 1000), .. Day("from", "From")]),
        .. Of<EndSpecialNeeds>([Person(), .. Day("on", "On")])
    ];

    private static IEnumerable<(Type, string, string, string)> Staff() =>
    [
        .. Of<RecordEducation>([.. Entry(), ("level", "9", $"Level {Kind}"), .. Word("institution", "Institution", 200), .. Word("speciality", "Speciality", 200),
            .. Maybe("number", "Number", 80), .. Day("on", "On")]),
        .. Of<RecordDegree>([.. Entry(), ("kind", "9", $"Kind {Kind}"), .. Maybe("number", "Number", 80), .. Day("on", "On")]),
        .. Of<RecordQualificationTest>([.. Entry(), ("points", "-1", "Points GreaterThanOrEqualValidator"), ("points", "101", "Points LessThanOrEqualValidator"),
            ("maxPoints", "0", $"MaxPoints {BrokenShapes.Range}"), .. Day("on", "On")]),
        .. Of<RecordCourse>([.. Entry(), .. Word("title", "Title", 300), .. Word("provider", "Provider", 200), ("hours", "0", $"Hours {BrokenShapes.Range}"),
            .. Day("on", "On"), .. Maybe("number", "Number", 80)]),
        .. Of<AwardQualification>([.. Entry(), .. Word("qualification", "Qualification", 40), .. Day("on", "On"), .. Order()])
    ];

    private static IEnumerable<(Type, string, string, string)> Guardians() =>
    [
        .. Of<LimitGuardian>([Learner(), Guardian(), ("allowed", Nothing, $"Allowed {Null}"), ("allowed[0]", "9", $"Allowed {Kind}"), .. Day("from", "From"),
            .. Day("until", "Until"), .. Word("ground", "Ground", 400)]),
        .. Of<LiftGuardianLimit>([Learner(), Guardian(), .. Day("on", "On"), .. Word("reason", "Reason", 400)]),
        .. Of<UnlinkGuardian>([Learner(), Guardian(), .. Day("on", "On"), .. Word("reason", "Reason", 400)])
    ];

    private static IEnumerable<(Type, string, string, string)> Years() =>
    [
        .. Of<RollOverYear>([Year(), .. Day("on", "On"), .. Day("leftOn", "LeftOn"), ("order", Nothing, $"Order {Null}"), .. Order(), ("classes", Nothing, $"Classes {Null}"),
            ("classes", List(301, Class), $"Classes {Must}"), ("classes[0]", Nothing, $"Classes {Null}"), ("classes[0].groupId", NoId, $"Classes.GroupId {Empty}"),
            ("classes[0].grade", "13", $"Classes.Grade {BrokenShapes.Range}"), .. Word("classes[0].letter", "Classes.Letter", 80),
            ("classes[0].language", "\"kaz\"", $"Classes.Language {Pattern}"), ("classes[0].shift", "4", $"Classes.Shift {BrokenShapes.Range}"),
            ("learners", "[]", $"Learners {Empty}"), ("learners", $"[{Goes(1)},{Goes(1)}]", $"Learners {Must}"), ("learners[0]", Nothing, $"Learners {Null}"),
            ("learners[0].learnerId", NoId, $"Learners.LearnerId {Empty}"), ("learners[0].outcome", "9", $"Learners.Outcome {Kind}"),
            ("learners[0].groupId", NoId, "Learners.GroupId NotEqualValidator")]),
        .. Of<UndoRollOver>([Year(), .. Word("reason", "Reason", 400), .. Order()]),
        .. Of<FormClassSet>([("setId", NoId, $"SetId {Empty}"), Year(), .. Word("title", "Title", 80), ("classIds", Nothing, $"ClassIds {Null}"),
            ("classIds", "[\"0192f0c5-0000-7000-8000-000000000010\"]", $"ClassIds {Must}"), .. Day("from", "From")]),
        .. Of<DissolveClassSet>([("setId", NoId, $"SetId {Empty}"), .. Day("on", "On"), .. Word("reason", "Reason", 400)]),
        .. Of<SplitClass>([("classId", NoId, $"ClassId {Empty}"), ("subjectId", NoId, $"SubjectId {Empty}"), .. Day("from", "From"), ("groups", Nothing, $"Groups {Null}"),
            ("groups", "[]", $"Groups {Must}"), ("groups[0]", Nothing, $"Groups {Null}"), ("groups[0].groupId", NoId, $"Groups.GroupId {Empty}"),
            .. Word("groups[0].title", "Groups.Title", 80), ("members", "[]", $"Members {Empty}"), ("members", List(101, Member), $"Members {Must}"),
            ("members[0]", Nothing, $"Members {Null}"), ("members[0].learnerId", NoId, $"Members.LearnerId {Empty}"),
            ("members[0].groupId", "\"0192f0c5-0000-7000-8000-000000000099\"", $" {Must}")])
    ];

    private static IEnumerable<(Type, string, string, string)> Transfers() =>
    [
        .. Of<OfferTransfer>([Learner(), Transfer(), ("newOrganisation", NoId, $"NewOrganisation {Empty}"), .. Day("on", "On"), .. Word("departure", "Departure", 40),
            ("order", Nothing, $"Order {Null}"), .. Order()]),
        .. Of<WithdrawTransfer>([Learner(), Transfer(), .. Word("reason", "Reason", 400)]),
        .. Of<ReceiveTransfer>([Learner(), Transfer(), ("formerOrganisation", NoId, $"FormerOrganisation {Empty}"), .. Day("on", "On")]),
        .. Of<AcceptTransfer>([Transfer(), Group(), .. Day("from", "From"), ("order", Nothing, $"Order {Null}"), .. Order()]),
        .. Of<CloseTransfer>([Transfer()]),
        .. Of<RecordCarried>([Transfer(), ("entries", "-1", "Entries GreaterThanOrEqualValidator"), ("subjectCodes", Nothing, $"SubjectCodes {Null}"),
            ("leftOut", Nothing, $"LeftOut {Null}")])
    ];

    private static (string, string, string) Transfer() => ("transferId", NoId, $"TransferId {Empty}");

    private static (string, string, string) Year() => ("year", "1999", $"Year {BrokenShapes.Range}");

    private static string Class(int number) => $"{{\"groupId\":\"{Ids.Of(number)}\",\"grade\":8,\"letter\":\"Ә\",\"language\":\"kk\",\"shift\":1}}";

    private static string Goes(int number) => $"{{\"learnerId\":\"{Ids.Of(number)}\",\"outcome\":\"graduates\"}}";

    private static string Member(int number) => $"{{\"learnerId\":\"{Ids.Of(number)}\",\"groupId\":\"0192f0c5-0000-7000-8000-000000000013\"}}";

    private static IEnumerable<(string, string, string)> Entry() => [Person(), ("entryId", NoId, $"EntryId {Empty}")];

    private static IEnumerable<(string, string, string)> Maybe(string path, string name, int longest) =>
        [(path, Nothing, $"{name} {Null}"), (path, Text(longest + 1), $"{name} {Long}")];

    private static (string, string, string) Person() => ("personId", NoId, $"PersonId {Empty}");

    private static (string, string, string) Guardian() => ("guardianId", NoId, $"GuardianId {Empty}");

    private static (string, string, string) Learner() => ("learnerId", NoId, $"LearnerId {Empty}");

    private static (string, string, string) Group() => ("groupId", NoId, $"GroupId {Empty}");
}
