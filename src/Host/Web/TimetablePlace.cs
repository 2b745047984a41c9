using EduEvents.Domain;

namespace EduEvents.Host.Web;

/// <summary>
/// Where the right to a timetable is asked for: who is taught what when hangs on the wall of a school, so whoever has any role in it sees it as a person of his
/// own; nobody else does.
/// </summary>
public static class TimetablePlace
{
    /// <summary>The target of the visitor's right.</summary>
    public static Scope Of(Visitor visitor) => visitor.Actor.Knows(visitor.Organisation) ? new(Person: visitor.Actor.PersonId) : Scope.Platform;
}
