using EduEvents.Domain.Journal;

namespace EduEvents.Demo.Town;

/// <summary>Who was away on which of the past days, and who came late; days of illness come in rows.</summary>
public sealed class Absences
{
    private readonly Dictionary<(Guid Pupil, DateOnly On), Attendance> _away = [];
    private readonly Dictionary<(Guid Pupil, DateOnly On), int> _late = [];

    public Absences(TownSchool school, IReadOnlyList<DateOnly> days)
    {
        foreach (var pupil in school.Pupils)
        {
            var chance = school.Chance("absence", pupil.Id);
            for (var i = 0; i < days.Count; i++)
            {
                var drawn = chance.Double();
                if (drawn < 0.010)
                    for (var left = chance.Number(2, 6); left > 0 && i < days.Count; left--, i++) _away[(pupil.Id, days[i])] = Attendance.B;
                else if (drawn < 0.016) _away[(pupil.Id, days[i])] = Attendance.U;
                else if (drawn < 0.020) _away[(pupil.Id, days[i])] = Attendance.NU;
                else if (drawn < 0.034) _late[(pupil.Id, days[i])] = chance.Number(3, 20);
            }
        }
    }

    /// <summary>Why a learner was away all day; null when present.</summary>
    public Attendance? Away(Guid pupil, DateOnly on) => _away.TryGetValue((pupil, on), out var code) ? code : null;

    /// <summary>Minutes late to the first lesson; null when in time.</summary>
    public int? Late(Guid pupil, DateOnly on) => _late.TryGetValue((pupil, on), out var minutes) ? minutes : null;
}
