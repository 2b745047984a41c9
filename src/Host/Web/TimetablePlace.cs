using EduEvents.Domain;
using EduEvents.Domain.Access;

namespace EduEvents.Host.Web;

/// <summary>
/// Where the right to a timetable is asked for: who is taught what when hangs on the wall of a school, so whoever holds the right anywhere in it sees all of it,
/// as parents do by that for their child; nobody else does.
/// </summary>
public static class TimetablePlace
{
    /// <summary>The target of the visitor's right.</summary>
    public static Scope Of(Visitor visitor) => visitor.Actor.WhereIn(Permissions.TimetableRead, visitor.Organisation) ?? Scope.Platform;
}
