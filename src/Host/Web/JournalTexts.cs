using EduEvents.Domain.Journal;
using Microsoft.Extensions.Localization;

namespace EduEvents.Host.Web;

/// <summary>The words and keys that the journal's script needs; they are made here, where Kazakh is known.</summary>
public static class JournalTexts
{
    private static readonly string[] Keys =
    [
        "live", "saved", "pending", "offline", "signed_out", "no_answer", "conflicts", "closed", "absent", "no_mark", "not_in_lesson",
        "changed_by_other", "refused", "pasted"
    ];

    /// <summary>All of them, by name.</summary>
    public static object For(IStringLocalizer texts) => new
    {
        Say = Keys.ToDictionary(k => k, k => texts[$"journal.status.{k}"].Value),
        Letters = Enum.GetValues<Attendance>()
            .ToDictionary(a => a.ToString(), a => a == Attendance.P ? "" : texts[$"attendance.{a}.letter"].Value),
        Keys = AttendanceKeys.All.ToDictionary(k => $"Key{k.Key}", k => k.Code.ToString()),
        Absent = Enum.GetValues<Attendance>().Where(RollEntry.IsAbsent).Select(a => a.ToString())
    };
}
