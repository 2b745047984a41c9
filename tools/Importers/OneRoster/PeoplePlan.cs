using EduEvents.Application;
using EduEvents.Application.People;

namespace EduEvents.Importers.OneRoster;

/// <summary>The commands for the people of one school: learners with their guardians, classes and subgroups, and staff.</summary>
public sealed class PeoplePlan(ImportPlan plan, SchoolPlan schoolPlan, KnownMemberships known)
{
    private const string Reason = "OneRoster";
    private readonly ILookup<Guid, Guid> _subgroups = known.Subgroups();
    private readonly Dictionary<Guid, Section> _sections = schoolPlan.Sections.ToDictionary(s => plan.Ids.Section(s.Id));
    private readonly DateOnly _firstDay = (plan.Years.LastOrDefault(y => y.From <= plan.Today) ?? plan.Years[0]).From;

    /// <summary>The school's learners: by role here or by being enrolled here.</summary>
    public static bool IsLearner(User user, string school, IEnumerable<Enrolment> here) =>
        user.Roles.Exists(r => r.Org == school && Roster.IsLearner(r.Role)) || here.Any(e => Roster.IsLearner(e.Role));

    /// <summary>What someone works as here; null for learners, guardians and strangers.</summary>
    public static string? PositionOf(User user, string school) =>
        user.Roles.Where(r => r.Org == school && !Roster.IsLearner(r.Role) && !Roster.IsGuardian(r.Role)).Select(r => r.Role)
            .FirstOrDefault();

    /// <summary>One member of staff.</summary>
    public IEnumerable<BulkCommand> Staff(User user, string position)
    {
        var person = plan.Ids.Person(user.Id);
        if (user.IsDeleted) return [schoolPlan.Of(new DismissStaff(person, plan.Today, Reason), user.Row)];
        return
        [
            schoolPlan.Of(new HireStaff(person, user.Family, user.Given, user.Middle, "", position, _firstDay), user.Row),
            schoolPlan.Of(new ChangeStaffName(person, user.Family, user.Given, user.Middle, plan.Today, Reason), user.Row)
        ];
    }

    /// <summary>One learner with all that concerns them.</summary>
    public IEnumerable<BulkCommand> Learner(User user, IReadOnlyList<Enrolment> enrolments)
    {
        var person = plan.Ids.Person(user.Id);
        var learning = enrolments.Where(e => Roster.IsLearner(e.Role)).ToList();
        var homerooms = learning.Where(e => plan.Roster.Sections[e.Section].IsHomeroom).OrderBy(Begin).ToList();
        var groups = learning.Where(e => !plan.Roster.Sections[e.Section].IsHomeroom).OrderBy(Begin).ToList();
        if (user.IsDeleted) return [schoolPlan.Of(new DepartLearner(person, plan.Today, Reason), user.Row)];
        return
        [
            .. Person(user, person), .. Guardians(user, person), .. Classes(person, homerooms), .. Groups(user, person, groups),
            .. Departure(user, person, homerooms)
        ];
    }

    private IEnumerable<BulkCommand> Person(User user, Guid person)
    {
        DateOnly? born = plan.Roster.BirthDates.TryGetValue(user.Id, out var day) ? day : null;
        yield return schoolPlan.Of(new AdmitLearner(person, user.Family, user.Given, user.Middle, "", born, _firstDay), user.Row);
        yield return schoolPlan.Of(new ChangeLearnerName(person, user.Family, user.Given, user.Middle, plan.Today, Reason), user.Row);
        if (born is { } date) yield return schoolPlan.Of(new CorrectBirthDate(person, date, Reason), user.Row);
    }

    private IEnumerable<BulkCommand> Guardians(User user, Guid person)
    {
        foreach (var agent in user.Agents)
        {
            if (plan.Roster.Users.GetValueOrDefault(agent) is not { } guardian)
                plan.Roster.Bundle.Problems.Add(new(user.Row.File, user.Row.Line, $"there is no user {agent} to act for the learner"));
            else if (!guardian.IsDeleted)
                yield return schoolPlan.Of(new LinkGuardian(person, plan.Ids.Person(agent), guardian.Family, guardian.Given,
                    guardian.Middle,
                    guardian.Roles.Select(r => r.Role).FirstOrDefault(Roster.IsGuardian) ?? "guardian", _firstDay), user.Row);
        }
    }

    private IEnumerable<BulkCommand> Classes(Guid person, List<Enrolment> homerooms)
    {
        var before = known.ClassOf(person);
        foreach (var e in homerooms.Where(e => !e.IsDeleted))
        {
            var group = plan.Ids.Section(e.Section);
            if (e.From is null && before == group) continue;
            if (e.From is null && before is not null && !IsCurrent(e)) continue;
            yield return schoolPlan.Of(new PlaceLearner(person, group, e.From ?? (before is null ? Begin(e) : plan.Today)), e.Row);
        }
    }

    private IEnumerable<BulkCommand> Groups(User user, Guid person, List<Enrolment> groups)
    {
        foreach (var e in groups)
        {
            var group = plan.Ids.Section(e.Section);
            var (isIn, isNew) = (known.IsIn(person, group), known.ClassOf(person) is null);
            // Without a first day, what runs already or was over before needs no new beginning.
            if (!e.IsDeleted && (e.From is not null || isNew || (!isIn && IsCurrent(e))))
                yield return schoolPlan.Of(new JoinGroup(person, group, e.From ?? (isNew ? Begin(e) : plan.Today)), e.Row);
            if (!IsCurrent(e) && (!e.IsDeleted || isIn))
                yield return schoolPlan.Of(new LeaveGroup(person, group, e.IsDeleted ? e.To ?? plan.Today : e.To!.Value), e.Row);
        }
        // A full file names every enrolment there is: one that is missing has ended.
        if (!plan.Roster.Bundle.IsFull("enrollments")) yield break;
        var named = groups.Select(e => plan.Ids.Section(e.Section)).ToHashSet();
        foreach (var group in _subgroups[person].Where(g => _sections.ContainsKey(g) && !named.Contains(g)))
            yield return schoolPlan.Of(new LeaveGroup(person, group, plan.Today), user.Row);
    }

    // Whoever was in a class and is in none any more has left the school.
    private IEnumerable<BulkCommand> Departure(User user, Guid person, List<Enrolment> homerooms)
    {
        if (homerooms.Count == 0 || homerooms.Exists(IsCurrent)) yield break;
        var last = homerooms.Max(e => e.IsDeleted ? e.To ?? plan.Today : e.To!.Value);
        yield return schoolPlan.Of(new DepartLearner(person, last, Reason), user.Row);
    }

    private DateOnly Begin(Enrolment e) => e.From ?? plan.YearOf(plan.Roster.Sections[e.Section]).From;

    // Many systems write the last day of the year into every enrolment: that ends nothing early.
    private bool IsCurrent(Enrolment e) => !e.IsDeleted && (e.To is null || e.To >= plan.Today
        || e.To >= plan.YearOf(plan.Roster.Sections[e.Section]).To);
}
