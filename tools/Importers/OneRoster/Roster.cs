namespace EduEvents.Importers.OneRoster;

/// <summary>A school, district or other organisation.</summary>
public sealed record Org(Row Row, string Id, string Name, string Type);

/// <summary>A year, term or grading period, both days included.</summary>
public sealed record Session(string Id, string Title, string Type, DateOnly From, DateOnly To, string Parent);

/// <summary>A course, which becomes a subject.</summary>
public sealed record Course(Row Row, string Id, string Title, string Code);

/// <summary>A section: a homeroom becomes a class, any other a subgroup.</summary>
public sealed record Section(Row Row, string Id, string Title, int Grade, bool IsHomeroom, string Course, string School,
    IReadOnlyList<string> Terms);

/// <summary>A role somebody has in an organisation.</summary>
public sealed record UserRole(string Role, string Org);

/// <summary>A person.</summary>
public sealed record User(Row Row, string Id, string Family, string Given, string Middle, string UserName, IReadOnlyList<string> Agents,
    bool IsDeleted)
{
    /// <summary>Roles by organisation.</summary>
    public List<UserRole> Roles { get; init; } = [];
}

/// <summary>Somebody in a section.</summary>
public sealed record Enrolment(Row Row, string Section, string User, string Role, bool IsPrimary, DateOnly? From, DateOnly? To,
    bool IsDeleted);

/// <summary>All that a bundle holds and can be used, read once.</summary>
public sealed class Roster
{
    private static readonly string[] Learners = ["student", "pupil", "learner"],
        Guardians = ["guardian", "parent", "relative", "mother", "father"];

    private Roster(Bundle bundle) => Bundle = bundle;

    public Bundle Bundle { get; }
    public List<Org> Orgs { get; private set; } = [];
    public List<Session> Sessions { get; private set; } = [];
    public Dictionary<string, Course> Courses { get; private set; } = [];
    public Dictionary<string, Section> Sections { get; private set; } = [];
    public Dictionary<string, User> Users { get; private set; } = [];
    public List<Enrolment> Enrolments { get; private set; } = [];
    public Dictionary<string, DateOnly> BirthDates { get; private set; } = [];

    /// <summary>True for the role of those who learn.</summary>
    public static bool IsLearner(string role) => Learners.Contains(role);

    /// <summary>True for the roles of those who act for a learner.</summary>
    public static bool IsGuardian(string role) => Guardians.Contains(role);

    /// <summary>Reads the whole bundle; what cannot be used is among its problems.</summary>
    public static Roster Read(Bundle bundle)
    {
        var roster = new Roster(bundle)
        {
            Orgs = bundle.Read("orgs.csv", r => new Org(r, r.Needed("sourcedId"), r.Needed("name"), r.Text("type").ToLowerInvariant())),
            Sessions = bundle.Read("academicSessions.csv", ReadSession),
            Courses = ById(bundle, bundle.Read("courses.csv", r => new Course(r, r.Needed("sourcedId"), r.Needed("title"),
                r.Text("courseCode"))), c => c.Id, c => c.Row)
        };
        var schools = roster.Orgs.Where(o => o.Type == "school").Select(o => o.Id).ToHashSet();
        roster.Sections = ById(bundle, bundle.Read("classes.csv", r => roster.ReadSection(r, schools)), s => s.Id, s => s.Row);
        roster.Users = ById(bundle, bundle.Read("users.csv", ReadUser), u => u.Id, u => u.Row);
        roster.ReadRoles();
        roster.Enrolments = bundle.Read("enrollments.csv", roster.ReadEnrolment);
        foreach (var (user, born) in bundle.Read("demographics.csv", r => (User: r.Needed("sourcedId"), Born: r.Day("birthDate"))))
            if (born is { } day) roster.BirthDates[user] = day;
        return roster;
    }

    private static Session ReadSession(Row r)
    {
        var (from, to) = (r.Day("startDate") ?? throw new RowUnusable("startDate is empty"), r.Day("endDate")
            ?? throw new RowUnusable("endDate is empty"));
        if (from > to) throw new RowUnusable("startDate is after endDate");
        return new(r.Needed("sourcedId"), r.Text("title"), r.Needed("type"), from, to, r.Text("parentSourcedId"));
    }

    private Section ReadSection(Row r, HashSet<string> schools)
    {
        var school = r.Needed("schoolSourcedId");
        if (!schools.Contains(school)) throw new RowUnusable($"there is no school {school}");
        var homeroom = r.Text("classType").Equals("homeroom", StringComparison.OrdinalIgnoreCase);
        var course = homeroom ? r.Text("courseSourcedId") : r.Needed("courseSourcedId");
        if (!homeroom && !Courses.ContainsKey(course)) throw new RowUnusable($"there is no course {course}");
        return new(r, r.Needed("sourcedId"), r.Needed("title"), r.Grade() ?? throw new RowUnusable("grades is empty"), homeroom, course,
            school,
            r.List("termSourcedIds", "termSourcedId"));
    }

    private static User ReadUser(Row r)
    {
        var user = new User(r, r.Needed("sourcedId"), r.Needed("familyName"), r.Needed("givenName"), r.Text("middleName"),
            r.Text("username"),
            r.List("agentSourcedIds"), r.IsDeleted);
        // Version 1.1 keeps one role for all the user's organisations in the row itself; 1.2 has roles.csv.
        var role = r.Text("role").ToLowerInvariant();
        if (role.Length > 0) user.Roles.AddRange(r.List("orgSourcedIds").Select(o => new UserRole(role, o)));
        return user;
    }

    private void ReadRoles()
    {
        foreach (var (user, role, deleted) in Bundle.Read("roles.csv", r =>
            (User: Users.GetValueOrDefault(r.Needed("userSourcedId"))
                ?? throw new RowUnusable($"there is no user {r.Text("userSourcedId")}"),
             Role: new UserRole(r.Needed("role").ToLowerInvariant(), r.Needed("orgSourcedId")), r.IsDeleted)))
            if (!deleted) user.Roles.Add(role);
    }

    private Enrolment ReadEnrolment(Row r)
    {
        var (section, user) = (r.Needed("classSourcedId"), r.Needed("userSourcedId"));
        if (!Sections.ContainsKey(section)) throw new RowUnusable($"there is no class {section}");
        if (!Users.ContainsKey(user)) throw new RowUnusable($"there is no user {user}");
        var enrolment = new Enrolment(r, section, user, r.Needed("role").ToLowerInvariant(),
            r.Text("primary").Equals("true", StringComparison.OrdinalIgnoreCase),
            r.Day("beginDate"), r.Day("endDate"), r.IsDeleted);
        return enrolment.From > enrolment.To ? throw new RowUnusable("beginDate is after endDate") : enrolment;
    }

    private static Dictionary<string, T> ById<T>(Bundle bundle, List<T> items, Func<T, string> id, Func<T, Row> row)
    {
        var byId = new Dictionary<string, T>();
        foreach (var item in items)
            if (!byId.TryAdd(id(item), item)) bundle.Problems.Add(new(row(item).File, row(item).Line,
                $"sourcedId {id(item)} was there already"));
        return byId;
    }
}
