using EduEvents.Application.Incidents;
using static EduEvents.Unit.Shapes.BrokenShapes;

namespace EduEvents.Unit.Shapes;

/// <summary>Broken shapes of the commands about incidents.</summary>
internal static class IncidentShapes
{
    internal static IEnumerable<(Type, string, string, string)> All() =>
    [
        .. Of<OpenIncident>([.. Id(), ("kind", "9", $"Kind {Kind}"), .. Moment("noticedAt", "NoticedAt"), .. Word("noticed", "Noticed", 2000), .. Span()]),
        .. Of<CorrectNoticedTime>([.. Id(), .. Moment("noticedAt", "NoticedAt"), .. Word("reason", "Reason", 400)]),
        .. Of<SetIncidentSpan>([.. Id(), ("span", Nothing, $"Span {Null}"), .. Span(), .. Word("reason", "Reason", 400)]),
        .. Of<GatherPeople>([.. Id(), ("findingId", NoId, $"FindingId {Empty}"), ("traces", "[]", $"Traces {Empty}"), ("traces", Nothing, $"Traces {Empty}"),
            ("traces", List(5, _ => "\"changed\""), $"Traces {Must}"), ("traces[0]", "9", $"Traces {Kind}")]),
        .. Of<AddPeople>([.. Id(), ("people", "[]", $"People {Empty}"), ("people", List(1001, n => $"\"{Ids.Of(n)}\""), $"People {Must}"),
            ("people[0]", NoId, $"People {Empty}"), .. Word("reason", "Reason", 400)]),
        .. Of<SetPersonAside>([.. Id(), ("personId", NoId, $"PersonId {Empty}"), .. Word("reason", "Reason", 400)]),
        .. Of<NoteMeasure>([.. Id(), ("measureId", NoId, $"MeasureId {Empty}"), .. Word("measure", "Measure", 1000)]),
        .. Of<NoteAuthorityNotice>([.. Id(), .. Notice(), .. Word("reference", "Reference", 100)]), .. Of<NotePeopleNotice>([.. Id(), .. Notice()]),
        .. Of<CloseIncident>([.. Id(), .. Word("conclusion", "Conclusion", 2000)]), .. Of<ReopenIncident>([.. Id(), .. Word("reason", "Reason", 400)])
    ];

    private static IEnumerable<(string, string, string)> Id() => [("incidentId", NoId, $"IncidentId {Empty}")];

    private static IEnumerable<(string, string, string)> Notice() =>
        [("noticeId", NoId, $"NoticeId {Empty}"), .. Moment("notifiedAt", "NotifiedAt"), ("channel", "9", $"Channel {Kind}")];

    private static IEnumerable<(string, string, string)> Span() =>
    [
        .. Moment("span.from", "Span.From"), .. Moment("span.until", "Span.Until"), ("span.userNames", Nothing, $"Span.UserNames {Null}"),
        ("span.userNames", List(51, n => $"\"user{n}\""), $"Span.UserNames {Must}"), ("span.userNames[0]", Blank, $"Span.UserNames {Empty}"),
        ("span.userNames[0]", Text(41), $"Span.UserNames {Long}"), ("span.address", Text(61), $"Span.Address {Long}"),
        ("span.device", Text(201), $"Span.Device {Long}"), ("span.module", "\"Two words\"", $"Span.Module {Pattern}"),
        ("span.module", "\"people\\n\"", $"Span.Module {Pattern}")
    ];

    private static IEnumerable<(string, string, string)> Moment(string path, string name) =>
        [(path, "\"1899-12-31T00:00:00+05:00\"", $"{name} {BrokenShapes.Range}"), (path, "\"2101-01-01T00:00:00+05:00\"", $"{name} {BrokenShapes.Range}")];
}
