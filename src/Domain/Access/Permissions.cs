namespace EduEvents.Domain.Access;

/// <summary>Permissions by name. A command or a view names exactly one of them.</summary>
public static class Permissions
{
    public const string OrganisationManage = "organisation.manage", OrganisationRead = "organisation.read";
    public const string PeopleManage = "people.manage", PeopleRead = "people.read";
    public const string CurriculumManage = "curriculum.manage", CurriculumRead = "curriculum.read";
    public const string JournalTeach = "journal.teach", JournalRead = "journal.read";

    /// <summary>What a deputy does about marks: hours, imported results, releases, the year, corrections by order.</summary>
    public const string AssessmentManage = "assessment.manage";

    /// <summary>Handing in what a learner has done: the learner, and who acts for one.</summary>
    public const string HomeworkHandIn = "homework.hand_in";

    /// <summary>Sending files that a command attaches afterwards.</summary>
    public const string FilesSend = "files.send";

    /// <summary>Putting plans of learning into force (Order 456, p. 27.6).</summary>
    public const string CurriculumApprove = "curriculum.approve";
    /// <summary>Plans of the week, substitutions, rooms; and to see other people's timetables.</summary>
    public const string TimetableManage = "timetable.manage", TimetableRead = "timetable.read";
    public const string LearnerRead = "learner.read";

    /// <summary>What is entered into profiles of learners: achievements, certificates, guidance, languages.</summary>
    public const string ProfileKeep = "profile.keep";

    /// <summary>Profiles of teachers; everybody sees their own.</summary>
    public const string StaffRead = "staff.read";

    /// <summary>Health of learners: to see and to note.</summary>
    public const string HealthRead = "health.read", HealthKeep = "health.keep";

    /// <summary>Special educational needs and restricted categories of learners.</summary>
    public const string NeedsRead = "needs.read", NeedsKeep = "needs.keep";
    public const string GateManage = "gate.manage", GateSend = "gate.send", GateRead = "gate.read";
    public const string CanteenServe = "canteen.serve", CanteenTopUp = "canteen.top_up", CanteenRead = "canteen.read";

    /// <summary>The kitchen's dishes and menus; the head's approval of menus; free and subsidised meals by a decision.</summary>
    public const string CanteenMenu = "canteen.menu", CanteenApprove = "canteen.approve", CanteenEntitle = "canteen.entitle";

    /// <summary>What a learner must not be served and may spend: a guardian for the child, the medical worker for all.</summary>
    public const string CanteenRestrict = "canteen.restrict";

    /// <summary>Rating what was eaten: the learner and the family.</summary>
    public const string CanteenRate = "canteen.rate";
    public const string DashboardRead = "dashboard.read";

    /// <summary>The day of a district, a region or the country in numbers, without people.</summary>
    public const string AreaRead = "area.read";
    public const string AuditRead = "audit.read";
    public const string AccessManage = "access.manage", AccessRead = "access.read", AccessDelegate = "access.delegate";

    /// <summary>To hand out initial passwords and one-time codes.</summary>
    public const string AccessHandOut = "access.hand_out";
    public const string PlatformRun = "platform.run";

    /// <summary>Alerts and the integrity of the log: to see and handle them; to raise them is for the product's own watchers.</summary>
    public const string SecurityRead = "security.read", SecurityHandle = "security.handle", SecurityWatch = "security.watch";

    /// <summary>What is held about a person and who looked at it; everybody has it for themselves.</summary>
    public const string PrivacyRead = "privacy.read";

    /// <summary>Giving, noting and withdrawing consents.</summary>
    public const string ConsentKeep = "consent.keep";

    /// <summary>The work of the officer for personal data: blocking and erasure.</summary>
    public const string PrivacyManage = "privacy.manage";

    /// <summary>Breaches of personal data: to see that and how they are dealt with; to deal with them, with the list of people concerned.</summary>
    public const string IncidentsSee = "incidents.see", IncidentsManage = "incidents.manage";

    /// <summary>Appending by the bulk lane: imports and demo data, nothing else.</summary>
    public const string BulkAppend = "bulk.append";
}
