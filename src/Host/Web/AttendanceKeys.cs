using EduEvents.Domain.Journal;

namespace EduEvents.Host.Web;

/// <summary>The keys of the attendance codes. They go by the place on the keyboard, so every layout has them.</summary>
public static class AttendanceKeys
{
    /// <summary>Latin letter of the key and its code.</summary>
    public static readonly IReadOnlyList<(char Key, Attendance Code)> All =
    [
        ('P', Attendance.P), ('N', Attendance.N), ('B', Attendance.B), ('U', Attendance.U), ('X', Attendance.NU), ('L', Attendance.O),
        ('D', Attendance.D), ('K', Attendance.K), ('R', Attendance.OSV)
    ];
}
