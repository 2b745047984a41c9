using EduEvents.Application.People;
using static EduEvents.Unit.Shapes.BrokenShapes;

namespace EduEvents.Unit.Shapes;

/// <summary>Broken shapes of the commands of People that came after the first.</summary>
internal static class PeopleShapes
{
    internal static IEnumerable<(Type, string, string, string)> All() => [.. Moves()];

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

    private static (string, string, string) Learner() => ("learnerId", NoId, $"LearnerId {Empty}");

    private static (string, string, string) Group() => ("groupId", NoId, $"GroupId {Empty}");
}
