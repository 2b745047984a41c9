using EduEvents.Application.Access;
using static EduEvents.Unit.Shapes.BrokenShapes;

namespace EduEvents.Unit.Shapes;

/// <summary>What breaks the shapes of the commands of Access.</summary>
public static class AccessShapes
{
    public static IEnumerable<(Type, string, string, string)> All() =>
    [
        .. Of<CreateAccount>([("accountId", NoId, $"AccountId {Empty}"), ("userName", "\"ab\"", $"UserName {Pattern}"),
            ("userName", "\"Teacher\"", $"UserName {Pattern}"),
            ("userName", "\"teacher\\n\"", $"UserName {Pattern}"), ("personId", NoId, $"PersonId {Empty}"),
            .. Word("displayName", "DisplayName", 160), ("kind", "\"robot\"", $"Kind {Must}"),
            .. Organisation()]),
        .. Of<GrantRole>([("accountId", NoId, $"AccountId {Empty}"), ("grantId", NoId, $"GrantId {Empty}"), .. Word("role", "Role", 40),
            ("scope.organisation", "\"0192F0C5000070008000000000000001\"", $"Scope.Organisation {Pattern}"),
            ("scope.organisation", "\"\"", $"Scope.Organisation {Pattern}"), ("scope.area", "\"7\"", $"Scope.Area {Pattern}"),
            ("scope.area", "\"751010000\"", $"Scope.Area {Pattern}"),
            .. Day("from", "From"), .. Day("until", "Until")]),
        .. Of<RevokeRole>([("accountId", NoId, $"AccountId {Empty}"), ("grantId", NoId, $"GrantId {Empty}"),
            .. Word("reason", "Reason", 400)]),
        .. Of<EditAccount>([.. Kept(), .. Word("displayName", "DisplayName", 160), .. Day("until", "Until")]),
        .. Of<BlockAccount>([.. Kept(), .. Word("reason", "Reason", 400)]), .. Of<UnblockAccount>([.. Kept(), .. Word("reason", "Reason", 400)]),
        .. Of<DeleteAccount>([.. Kept(), .. Word("reason", "Reason", 400)]),
        .. Groups(), .. Clients(), .. Factors()
    ];

    private static IEnumerable<(Type, string, string, string)> Groups() =>
    [
        .. Of<MakeUserGroup>([Id("userGroupId", "UserGroupId"), .. Word("title", "Title", 160), .. Organisation()]),
        .. Of<GrantGroupRole>([Id("userGroupId", "UserGroupId"), Id("grantId", "GrantId"), .. Word("role", "Role", 40), .. Scoped(),
            .. Day("from", "From"), .. Day("until", "Until")]),
        .. Of<RevokeGroupRole>([Id("userGroupId", "UserGroupId"), Id("grantId", "GrantId"), .. Word("reason", "Reason", 400)]),
        .. Of<DissolveUserGroup>([Id("userGroupId", "UserGroupId"), .. Organisation(), .. Word("reason", "Reason", 400)]),
        .. Of<JoinUserGroup>([Id("membershipId", "MembershipId"), Id("userGroupId", "UserGroupId"), .. Kept(), .. Day("from", "From"),
            .. Day("until", "Until")]),
        .. Of<LeaveUserGroup>([Id("membershipId", "MembershipId"), .. Kept(), .. Word("reason", "Reason", 400)]),
        .. Of<DelegateRights>([Id("accountId", "AccountId"), Id("delegationId", "DelegationId"), Id("grantId", "GrantId"), .. Scoped(),
            .. Day("from", "From"), .. Day("until", "Until"), .. Word("reason", "Reason", 400)]),
        .. Of<SetAttemptLimit>([("subject", "7", $"Subject {Kind}"), ("failures", "1001", $"Failures {BrokenShapes.Range}"), ("failures", "-1", $"Failures {BrokenShapes.Range}"),
            ("minutes", "0", $"Minutes {BrokenShapes.Range}"), ("minutes", "1441", $"Minutes {BrokenShapes.Range}")]),
        .. Of<EndDelegation>([Id("accountId", "AccountId"), Id("delegationId", "DelegationId"), .. Word("reason", "Reason", 400)])
    ];

    private static IEnumerable<(Type, string, string, string)> Clients() =>
    [
        .. Of<RegisterClient>([Id("clientId", "ClientId"), ("key", "\"ab\"", $"Key {Pattern}"), ("key", "\"Library\"", $"Key {Pattern}"),
            ("kind", "7", $"Kind {Kind}"), .. Details(), .. Organisation()]),
        .. Of<ChangeClient>([Id("clientId", "ClientId"), .. Details(), .. Organisation()]),
        .. Of<RenewClientSecret>([Id("clientId", "ClientId"), Id("secretId", "SecretId"), .. Organisation()]),
        .. Of<BlockClient>([Id("clientId", "ClientId"), .. Organisation(), .. Word("reason", "Reason", 400)]),
        .. Of<UnblockClient>([Id("clientId", "ClientId"), .. Organisation(), .. Word("reason", "Reason", 400)])
    ];

    private static IEnumerable<(string, string, string)> Details() =>
    [
        .. Word("title", "Title", 160), ("redirectUris", "[]", $"RedirectUris {Empty}"), ("redirectUris", Nothing, $"RedirectUris {Empty}"),
        ("redirectUris", List(11, _ => "\"https://a.kz/\""), $"RedirectUris {Must}"), ("logoutUris", List(11, _ => "\"https://a.kz/\""), $"LogoutUris {Must}"),
        ("logoutUris", Nothing, $"LogoutUris {Null}"), ("scopes", Nothing, $"Scopes {Null}"),
        .. new[] { "http://library.kz/", "/callback", "https://a:b@library.kz/", "https://library.kz/#x", "javascript:alert(1)", $"https://{new string('a', 400)}/" }
            .SelectMany(bad => new[] { ("redirectUris[0]", $"\"{bad}\"", $"RedirectUris {Must}"), ("logoutUris[0]", $"\"{bad}\"", $"LogoutUris {Must}") }),
        ("redirectUris[0]", Nothing, $"RedirectUris {Must}"), ("logoutUris[0]", Nothing, $"LogoutUris {Must}"),
        ("scopes[0]", "\"email\"", $"Scopes {Must}"), ("scopes", "[\"profile\",\"profile\"]", $"Scopes {Must}")
    ];

    private static IEnumerable<(Type, string, string, string)> Factors() =>
    [
        .. Of<EndSessions>([.. Kept(), Id("endingId", "EndingId"), .. Word("reason", "Reason", 400)]), .. Of<ResetSecondFactor>([.. Kept(), .. Word("reason", "Reason", 400)]),
        .. Of<SetSecondFactorRule>([.. Word("role", "Role", 40)]),
        .. Of<SetSessionLimit>([.. Word("role", "Role", 40), ("idleMinutes", "4", $"IdleMinutes {BrokenShapes.Range}"),
            ("longestMinutes", "721", $"LongestMinutes {BrokenShapes.Range}")]),
        .. Of<IssueHandOut>([.. Kept(), Id("handOutId", "HandOutId"), ("groupId", NoId, "GroupId NotEqualValidator")]),
        .. Of<SetPasswordPolicy>([.. Organisation(), .. Between("shortest", "Shortest", 0, 201), .. Between("remembered", "Remembered", 0, 101),
            .. Between("longestDays", "LongestDays", 0, 3651), .. Between("initialDays", "InitialDays", 0, 367)]),
        .. Of<SetLockout>([.. Between("free", "Free", 0, 101), .. Between("firstSeconds", "FirstSeconds", 0, 3601), .. Between("growth", "Growth", 0, 101),
            .. Between("longestSeconds", "LongestSeconds", 0, 86_401)])
    ];

    private static IEnumerable<(string, string, string)> Between(string path, string name, int below, int above) =>
        new[] { below, above }.Select(n => (path, $"{n}", $"{name} {BrokenShapes.Range}"));

    private static (string, string, string) Id(string path, string name) => (path, NoId, $"{name} {Empty}");

    private static IEnumerable<(string, string, string)> Scoped() =>
        [("scope.organisation", "\"x\"", $"Scope.Organisation {Pattern}"), ("scope.area", "\"7\"", $"Scope.Area {Pattern}")];

    private static IEnumerable<(string, string, string)> Kept() => [("accountId", NoId, $"AccountId {Empty}"), .. Organisation()];

    private static IEnumerable<(string, string, string)> Organisation() =>
        [("organisation", "\"0192f0c5-0000-7000-8000-000000000001\"", $"Organisation {Pattern}")];
}
