using EduEvents.Application.People;
using static EduEvents.Unit.Shapes.BrokenShapes;

namespace EduEvents.Unit.Shapes;

/// <summary>Broken shapes of the commands of People that came after the first.</summary>
internal static class PeopleShapes
{
    internal static IEnumerable<(Type, string, string, string)> All() => [.. Moves(), .. Profiles(), .. Restricted(), .. Staff(), .. Guardians()];

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

    private static IEnumerable<(string, string, string)> Entry() => [Person(), ("entryId", NoId, $"EntryId {Empty}")];

    private static IEnumerable<(string, string, string)> Maybe(string path, string name, int longest) =>
        [(path, Nothing, $"{name} {Null}"), (path, Text(longest + 1), $"{name} {Long}")];

    private static (string, string, string) Person() => ("personId", NoId, $"PersonId {Empty}");

    private static (string, string, string) Guardian() => ("guardianId", NoId, $"GuardianId {Empty}");

    private static (string, string, string) Learner() => ("learnerId", NoId, $"LearnerId {Empty}");

    private static (string, string, string) Group() => ("groupId", NoId, $"GroupId {Empty}");
}
