using System.Collections.Frozen;
using R = EduEvents.Domain.Access.Roles;

namespace EduEvents.Domain.Access;

/// <summary>The roles that stand ready in an organisation of a sector.</summary>
/// <param name="Point">The point of the Order that names the first of them.</param>
/// <param name="Named">The roles which that point names, all of them and in its order.</param>
/// <param name="Working">The roles by which the rest of the organisation works.</param>
public sealed record RoleSet(string Point, IReadOnlyList<string> Named, IReadOnlyList<string> Working)
{
    /// <summary>True when the role stands ready here.</summary>
    public bool Holds(string role) => Named.Contains(role) || Working.Contains(role);
}

/// <summary>Ready roles by sector, and who may give which.</summary>
public static class RoleSets
{
    private static readonly string[] Everywhere =
    [
        R.Secretary, R.PersonnelOfficer, R.Accountant, R.Administrator, R.SecurityOfficer, R.Guard, R.Cashier, R.Cook, R.Storekeeper, R.Supplier,
        R.Nurse, R.Psychologist, R.Trustee, R.Auditor, R.Vendor, R.Terminal
    ];

    // Whoever leads is given the role from above, so that nobody makes his own equal.
    private static readonly FrozenSet<string> Leading = [R.Director, R.Head];

    // What an administrator of accounts must not hand out: it would raise him above those who watch him.
    private static readonly FrozenSet<string> Trusted =
    [
        R.Director, R.Head, R.DeputyDirector, R.DeputyHead, R.Administrator, R.SecurityOfficer, R.Auditor, R.Accountant, R.PersonnelOfficer, R.Vendor
    ];

    /// <summary>Ready roles by sector (Order 456, pp. 25.10, 27.18, 34.20, 36.14).</summary>
    public static readonly FrozenDictionary<Sector, RoleSet> Of = new Dictionary<Sector, RoleSet>
    {
        [Sector.Preschool] = new("25.10", [R.Educator, R.Methodist, R.Head, R.Guardian],
            [R.MusicInstructor, R.SportInstructor, R.SpeechTherapist, R.Assistant, .. Everywhere]),
        [Sector.Secondary] = new("27.18", [R.Teacher, R.Methodist, R.Tutor, R.Director, R.DeputyDirector, R.Learner, R.Guardian],
            [R.ClassLeader, R.SocialPedagogue, R.SpecialPedagogue, R.SpeechTherapist, R.Assistant, R.Librarian, .. Everywhere]),
        [Sector.College] = new("34.20", [R.Teacher, R.Methodist, R.Tutor, R.Head, R.DeputyHead, R.Learner, R.Guardian],
            [R.Curator, R.DepartmentHead, R.TrainingMaster, R.PracticeLeader, R.Mentor, R.Commandant, R.Admission, R.Registrar, R.SocialPedagogue,
                R.Librarian, .. Everywhere]),
        [Sector.Additional] = new("36.14", [R.Teacher, R.Head, R.Learner, R.Guardian], [R.Methodist, R.Accompanist, .. Everywhere])
    }.ToFrozenDictionary();

    /// <summary>True when whoever holds the one role may give the other within his scope.</summary>
    public static bool MayGive(string giver, string given) => R.All.TryGetValue(given, out var role) && given is not (R.Loader or R.Self) && giver switch
    {
        R.Platform or R.Loader => true,
        R.Region => Leading.Contains(given) || given is R.District or R.Quality or R.ChildRights or R.Auditor or R.SecurityOfficer,
        R.District => Leading.Contains(given) || given is R.Auditor,
        R.Director or R.Head => role.Reach is not (RoleReach.Area or RoleReach.Platform) && !Leading.Contains(given),
        R.Administrator => role.Reach is not (RoleReach.Area or RoleReach.Platform) && !Trusted.Contains(given),
        _ => false
    };
}
