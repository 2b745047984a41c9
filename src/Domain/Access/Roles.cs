using System.Collections.Frozen;
using P = EduEvents.Domain.Access.Permissions;

namespace EduEvents.Domain.Access;

/// <summary>All roles of the product and what each may do within its scope (Order 456, pp. 5.8, 25.10, 27.18, 34.20, 36.14).</summary>
public static class Roles
{
    public const string Platform = "platform", Director = "director", Teacher = "teacher", Guard = "guard", Cashier = "cashier",
        Guardian = "guardian", Auditor = "auditor", Terminal = "terminal";

    public const string Head = "head", DeputyDirector = "deputy_director", DeputyHead = "deputy_head", Educator = "educator",
        Methodist = "methodist", Tutor = "tutor", Learner = "learner";

    public const string ClassLeader = "class_leader", Curator = "curator", DepartmentHead = "department_head", TrainingMaster = "training_master",
        PracticeLeader = "practice_leader", Mentor = "mentor", Accompanist = "accompanist", MusicInstructor = "music_instructor",
        SportInstructor = "sport_instructor", Assistant = "assistant", Psychologist = "psychologist", SocialPedagogue = "social_pedagogue",
        SpecialPedagogue = "special_pedagogue", SpeechTherapist = "speech_therapist", Nurse = "nurse", Librarian = "librarian",
        Secretary = "secretary", PersonnelOfficer = "personnel_officer", Accountant = "accountant", Registrar = "registrar",
        Admission = "admission", Commandant = "commandant", Cook = "cook", Storekeeper = "storekeeper", Supplier = "supplier",
        Trustee = "trustee", Administrator = "administrator", SecurityOfficer = "security_officer", Vendor = "vendor";

    public const string District = "district_department", Region = "regional_department", Quality = "quality_department",
        ChildRights = "child_rights", Ministry = "ministry";

    /// <summary>The programs that import bundles and make demo data. No account can be given it.</summary>
    public const string Loader = "loader";

    /// <summary>Everybody towards themselves. No account is given it.</summary>
    public const string Self = "self";

    private static readonly string[] Everything =
    [
        P.OrganisationManage, P.OrganisationRead, P.PeopleManage, P.PeopleRead, P.CurriculumManage, P.CurriculumRead, P.JournalTeach,
        P.JournalRead, P.AssessmentManage, P.LearnerRead, P.NeedsRead, P.NeedsKeep, P.HealthRead, P.HealthKeep, P.ProfileKeep, P.StaffRead,
        P.GateManage, P.GateSend, P.GateRead, P.CanteenServe, P.CanteenTopUp, P.CanteenRead, P.DashboardRead, P.HomeworkHandIn, P.FilesSend,
        P.CanteenMenu, P.CanteenApprove, P.CanteenEntitle, P.CanteenRestrict, P.CanteenRate,
        P.CurriculumApprove, P.TimetableManage, P.TimetableRead,
        P.AreaRead, P.AuditRead, P.AccessManage, P.AccessRead, P.AccessDelegate, P.AccessHandOut, P.PlatformRun, P.SecurityRead, P.SecurityHandle, P.SecurityWatch,
        P.PrivacyRead, P.PrivacyManage, P.ConsentKeep, P.IncidentsSee, P.IncidentsManage
    ];

    private static readonly string[] Leads =
    [
        P.OrganisationManage, P.OrganisationRead, P.PeopleManage, P.PeopleRead, P.CurriculumManage, P.CurriculumRead, P.JournalRead,
        P.AssessmentManage, P.LearnerRead, P.NeedsRead, P.NeedsKeep, P.HealthRead, P.ProfileKeep, P.StaffRead, P.GateManage, P.GateRead,
        P.CanteenRead, P.DashboardRead, P.AuditRead, P.AccessManage, P.AccessRead, P.AccessDelegate, P.HomeworkHandIn, P.FilesSend,
        P.CanteenMenu, P.CanteenApprove, P.CanteenEntitle,
        P.CurriculumApprove, P.TimetableManage, P.TimetableRead,
        P.AccessHandOut, P.SecurityRead, P.SecurityHandle, P.PrivacyRead, P.PrivacyManage, P.ConsentKeep, P.IncidentsSee, P.IncidentsManage
    ];

    private static readonly string[] Deputises =
    [
        P.OrganisationRead, P.PeopleManage, P.PeopleRead, P.CurriculumManage, P.CurriculumRead, P.JournalRead, P.LearnerRead, P.NeedsRead,
        P.NeedsKeep, P.ProfileKeep, P.StaffRead, P.GateRead, P.CanteenRead, P.DashboardRead, P.AccessDelegate, P.AssessmentManage, P.TimetableManage,
        P.TimetableRead, P.FilesSend
    ];

    private static readonly string[] Teaches = [P.JournalTeach, P.JournalRead, P.TimetableRead, P.OrganisationRead, P.CurriculumRead, P.AccessDelegate, P.FilesSend];
    private static readonly string[] LeadsClass =
        [P.JournalRead, P.TimetableRead, P.LearnerRead, P.ProfileKeep, P.OrganisationRead, P.CurriculumRead, P.AccessDelegate, P.AccessHandOut];
    private static readonly string[] Accompanies = [P.LearnerRead, P.TimetableRead, P.OrganisationRead];
    private static readonly string[] KeepsContingent = [P.PeopleManage, P.PeopleRead, P.ProfileKeep, P.StaffRead, P.TimetableRead, P.OrganisationRead, P.ConsentKeep];
    private static readonly string[] Supports = [.. Accompanies, P.NeedsRead, P.NeedsKeep];
    private static readonly string[] Oversees = [P.OrganisationRead, P.PeopleRead, P.CurriculumRead, P.DashboardRead, P.AreaRead, P.AccessManage,
        P.AccessRead, P.AccessDelegate];
    private static readonly string[] Present = [P.OrganisationRead, P.TimetableRead];

    /// <summary>Roles by name.</summary>
    public static readonly FrozenDictionary<string, Role> All = Table().ToFrozenDictionary(r => r.Name);

    /// <summary>Permissions by role.</summary>
    public static readonly FrozenDictionary<string, FrozenSet<string>> Permissions = All.ToFrozenDictionary(r => r.Key, r => r.Value.Permissions);

    /// <summary>True when the role allows this.</summary>
    public static bool Allows(string role, string permission) => Permissions.TryGetValue(role, out var held) && held.Contains(permission);

    private static IEnumerable<Role> Table() =>
    [
        Of(RoleReach.Platform, Everything, Platform), Of(RoleReach.Platform, [.. Everything, P.BulkAppend], Loader),
        Of(RoleReach.Platform, [P.OrganisationRead, P.DashboardRead, P.AreaRead], Ministry),
        Of(RoleReach.Area, Oversees, Region), Of(RoleReach.Area, Oversees, District),
        Of(RoleReach.Area, [P.OrganisationRead, P.CurriculumRead, P.JournalRead, P.TimetableRead, P.DashboardRead, P.AreaRead], Quality),
        Of(RoleReach.Area, [P.OrganisationRead, P.PeopleRead, P.LearnerRead], ChildRights),
        .. Pedagogy(), .. Household(),
        Of(RoleReach.Person, [P.LearnerRead, P.TimetableRead, P.HealthRead, P.NeedsRead, P.CanteenTopUp, P.CanteenRestrict, P.CanteenRate, P.PrivacyRead, P.ConsentKeep, P.HomeworkHandIn,
            P.FilesSend], Guardian),
        Of(RoleReach.Person, [P.LearnerRead, P.TimetableRead, P.HomeworkHandIn, P.CanteenRate, P.FilesSend], Learner),
        Of(RoleReach.Platform, [P.PrivacyRead, P.ConsentKeep, P.StaffRead], Self),
        Of(RoleReach.Anywhere, [P.OrganisationRead, P.PeopleRead, P.CurriculumRead, P.JournalRead, P.TimetableRead, P.LearnerRead, P.GateRead,
            P.CanteenRead, P.DashboardRead, P.AuditRead, P.AccessRead, P.SecurityRead, P.PrivacyRead, P.IncidentsSee], Auditor),
        Of(RoleReach.Anywhere, [P.OrganisationRead, P.AuditRead, P.AccessRead, P.SecurityRead, P.SecurityHandle, P.IncidentsSee, P.IncidentsManage],
            SecurityOfficer),
        Of(RoleReach.Anywhere, [P.OrganisationRead, P.DashboardRead], Vendor)
    ];

    private static IEnumerable<Role> Pedagogy() =>
    [
        .. Each(Leads, Director, Head), .. Each(Deputises, DeputyDirector, DeputyHead),
        .. Each(Teaches, Teacher, TrainingMaster, PracticeLeader), .. Each([.. Teaches, P.AccessHandOut], Educator),
        .. Each([P.CurriculumManage, P.CurriculumRead, P.JournalRead, P.TimetableRead, P.OrganisationRead, P.DashboardRead, P.FilesSend], Methodist, DepartmentHead),
        .. Each(LeadsClass, ClassLeader, Curator), .. Each([.. LeadsClass.Where(p => p != P.AccessHandOut)], Tutor),
        .. Each(Supports, Psychologist, SpecialPedagogue), .. Each([.. Supports, P.CanteenEntitle, P.CanteenRead], SocialPedagogue),
        .. Each([.. Accompanies, P.NeedsRead], Assistant, SpeechTherapist),
        .. Each([.. Accompanies, P.HealthRead, P.HealthKeep, P.CanteenRestrict, P.CanteenRead], Nurse),
        .. Each(Present, Mentor, Accompanist, MusicInstructor, SportInstructor, Librarian)
    ];

    private static IEnumerable<Role> Household() =>
    [
        .. Each(KeepsContingent, Secretary, PersonnelOfficer, Registrar, Admission), .. Each(Present, Storekeeper, Supplier),
        .. Each([.. Present, P.CanteenMenu, P.CanteenRead, P.FilesSend], Cook),
        .. Each([P.CanteenRead, P.OrganisationRead], Accountant),
        .. Each([P.CanteenServe, P.CanteenTopUp, P.CanteenRead, P.CanteenMenu, P.FilesSend, P.OrganisationRead], Cashier),
        .. Each([P.GateRead, P.OrganisationRead], Guard, Commandant), .. Each([P.OrganisationRead, P.DashboardRead], Trustee),
        .. Each([P.OrganisationRead, P.PeopleRead, P.AccessManage, P.AccessRead, P.AccessHandOut], Administrator), .. Each([P.GateSend], Terminal)
    ];

    private static IEnumerable<Role> Each(string[] permissions, params string[] names) =>
        names.Select(n => Of(RoleReach.Organisation, permissions, n));

    private static Role Of(RoleReach reach, string[] permissions, string name) => new(name, reach, permissions.ToFrozenSet());
}
