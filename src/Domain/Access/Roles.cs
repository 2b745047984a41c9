using System.Collections.Frozen;
using P = EduEvents.Domain.Access.Permissions;

namespace EduEvents.Domain.Access;

/// <summary>Permissions by name. A command or a view names exactly one of them.</summary>
public static class Permissions
{
    public const string OrganisationManage = "organisation.manage", OrganisationRead = "organisation.read";
    public const string PeopleManage = "people.manage", PeopleRead = "people.read";
    public const string CurriculumManage = "curriculum.manage", CurriculumRead = "curriculum.read";
    public const string JournalTeach = "journal.teach", JournalRead = "journal.read";
    public const string LearnerRead = "learner.read";
    public const string GateManage = "gate.manage", GateSend = "gate.send", GateRead = "gate.read";
    public const string CanteenServe = "canteen.serve", CanteenTopUp = "canteen.top_up", CanteenRead = "canteen.read";
    public const string DashboardRead = "dashboard.read";
    public const string AuditRead = "audit.read";
    public const string AccessManage = "access.manage";
    public const string PlatformRun = "platform.run";

    /// <summary>Alerts and the integrity of the log: to see and handle them; to raise them is for the product's own watchers.</summary>
    public const string SecurityRead = "security.read", SecurityHandle = "security.handle", SecurityWatch = "security.watch";

    /// <summary>What is held about a person and who looked at it; everybody has it for themselves.</summary>
    public const string PrivacyRead = "privacy.read";

    /// <summary>The work of the officer for personal data: blocking, erasure, consents on paper, incidents.</summary>
    public const string PrivacyManage = "privacy.manage";

    /// <summary>Appending by the bulk lane: imports and demo data, nothing else.</summary>
    public const string BulkAppend = "bulk.append";
}

/// <summary>The working roles and what each may do within its scope (Order 456, p. 27.18; deny by default).</summary>
public static class Roles
{
    public const string Platform = "platform", Director = "director", Teacher = "teacher", Guard = "guard", Cashier = "cashier",
        Guardian = "guardian", Auditor = "auditor", Terminal = "terminal";

    /// <summary>The programs that import bundles and make demo data. No account can be given it.</summary>
    public const string Loader = "loader";

    /// <summary>Everybody towards themselves. No account is given it.</summary>
    public const string Self = "self";

    private static readonly string[] Everything =
    [
        P.OrganisationManage, P.OrganisationRead, P.PeopleManage, P.PeopleRead, P.CurriculumManage, P.CurriculumRead, P.JournalTeach,
        P.JournalRead, P.LearnerRead, P.GateManage, P.GateSend, P.GateRead, P.CanteenServe, P.CanteenTopUp, P.CanteenRead, P.DashboardRead,
        P.AuditRead, P.AccessManage, P.PlatformRun, P.SecurityRead, P.SecurityHandle, P.SecurityWatch,
        P.PrivacyRead, P.PrivacyManage
    ];

    /// <summary>Permissions by role.</summary>
    public static readonly FrozenDictionary<string, FrozenSet<string>> Permissions = new Dictionary<string, string[]>
    {
        [Platform] = Everything,
        [Loader] = [.. Everything, P.BulkAppend],
        [Director] = [P.OrganisationManage, P.OrganisationRead, P.PeopleManage, P.PeopleRead, P.CurriculumManage, P.CurriculumRead, P.JournalRead,
            P.LearnerRead, P.GateManage, P.GateRead, P.CanteenRead, P.DashboardRead, P.AuditRead, P.AccessManage, P.SecurityRead,
            P.SecurityHandle,
            P.PrivacyRead, P.PrivacyManage],
        [Teacher] = [P.JournalTeach, P.JournalRead, P.OrganisationRead, P.CurriculumRead],
        [Guard] = [P.GateRead, P.OrganisationRead],
        [Cashier] = [P.CanteenServe, P.CanteenTopUp, P.CanteenRead, P.OrganisationRead],
        [Guardian] = [P.LearnerRead, P.CanteenTopUp, P.PrivacyRead],
        [Auditor] = [P.OrganisationRead, P.PeopleRead, P.CurriculumRead, P.JournalRead, P.LearnerRead, P.GateRead, P.CanteenRead, P.DashboardRead,
            P.AuditRead, P.SecurityRead,
            P.PrivacyRead],
        [Terminal] = [P.GateSend],
        [Self] = [P.PrivacyRead]
    }.ToFrozenDictionary(r => r.Key, r => r.Value.ToFrozenSet());
}
