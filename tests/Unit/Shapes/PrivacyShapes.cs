using EduEvents.Application.Privacy;
using static EduEvents.Unit.Shapes.BrokenShapes;

namespace EduEvents.Unit.Shapes;

/// <summary>Broken shapes of the commands about people's data.</summary>
internal static class PrivacyShapes
{
    internal static IEnumerable<(Type, string, string, string)> All() =>
    [
        .. Of<BlockProcessing>([.. Person(), .. Word("ground", "Ground", 40)]), .. Of<UnblockProcessing>(Person()),
        .. Of<ErasePerson>([.. Person(), .. Word("ground", "Ground", 40)]),
        .. Of<RecordKeyRenewal>([("key", "1", "Key GreaterThanValidator"), ("people", "-1", "People GreaterThanOrEqualValidator")]),
        .. Of<GiveConsent>([("consentId", NoId, $"ConsentId {Empty}"), ("personId", NoId, $"PersonId {Empty}"), ("givenBy", NoId, $"GivenBy {Empty}"),
            .. Purpose(), ("purpose", "\"policy\"", $"Purpose {Must}"), .. Version(), .. Day("from", "From"), .. Day("until", "Until"),
            ("form", "9", $"Form {Kind}")]),
        .. Of<WithdrawConsent>([.. Person(), .. Purpose()]),
        .. Of<IssueConsentText>([.. Purpose(), .. Version(), ("title", Nothing, $"Title {Null}"), .. Names("title", "Title"), .. Word("kk", "Kk", 20_000),
            .. Word("ru", "Ru", 20_000), .. Day("validFrom", "ValidFrom")]),
        .. Of<AcceptPolicy>([("personId", NoId, $"PersonId {Empty}"), .. Version()])
    ];

    private static IEnumerable<(string, string, string)> Person() =>
        [("personId", NoId, $"PersonId {Empty}"), .. Word("reason", "Reason", 200)];

    private static IEnumerable<(string, string, string)> Purpose() =>
        [("purpose", "\"Two words\"", $"Purpose {Pattern}"), ("purpose", "\"photos\\n\"", $"Purpose {Pattern}")];

    private static IEnumerable<(string, string, string)> Version() => [("version", "0", "Version GreaterThanValidator")];
}
