using EduEvents.Application;
using EduEvents.Application.Gate;
using EduEvents.Domain;
using EduEvents.Domain.Gate;

namespace EduEvents.Demo.Town;

/// <summary>The passes of past days. Turnstiles send what they have gathered every few minutes.</summary>
public sealed class PastGate(TownSchool school, Voice voice, Absences absences)
{
    private const int MinutesBetween = 10;
    private readonly long[] _sequence = new long[2];

    /// <summary>One day. Days must come in their order.</summary>
    public IEnumerable<BulkCommand> Day(DateOnly day)
    {
        var chance = school.Chance("gate", day);
        var passes = new List<(DateTimeOffset At, Guid Person, Direction Direction, int Terminal)>();
        void Pass(Guid person, Direction direction, DateTimeOffset at) =>
            passes.Add((at.AddMilliseconds(chance.Number(0, 999)), person, direction, chance.Bool(0.72f) ? 0 : 1));

        var last = school.Timetable.On(day).GroupBy(l => l.Group.Class).ToDictionary(g => g.Key, g => g.Max(l => l.Number));
        foreach (var room in school.Classes.Where(last.ContainsKey))
        {
            var (starts, ends) = (SchoolTime.At(day, SchoolSpec.Bells[room.Shift][0].Starts),
                SchoolTime.At(day, SchoolSpec.Bells[room.Shift][last[room] - 1].Ends));
            foreach (var pupil in room.Pupils.Where(p => absences.Away(p.Id, day) is null))
            {
                var late = absences.Late(pupil.Id, day);
                Pass(pupil.Id, Direction.In, late is { } minutes ? starts.AddMinutes(minutes - 2)
                    : starts.AddSeconds(-chance.Number(100, 2000)));
                Pass(pupil.Id, Direction.Out, ends.AddSeconds(chance.Number(120, 1500)));
            }
        }
        foreach (var member in school.Staff.Where(_ => chance.Bool(0.96f)))
        {
            Pass(member.Person.Id, Direction.In, SchoolTime.At(day, new(7, 15)).AddSeconds(chance.Number(0, 2400)));
            Pass(member.Person.Id, Direction.Out, SchoolTime.At(day, new(15, 0)).AddSeconds(chance.Number(0, 16000)));
        }
        return passes.OrderBy(p => p.At).GroupBy(p => (p.Terminal, Window: p.At.UtcTicks / (TimeSpan.TicksPerMinute * MinutesBetween)))
            .Select(g => Send(g.Key.Terminal, [.. g.Select(p => new PassItem(++_sequence[g.Key.Terminal], p.Person, p.Direction, p.At))]));
    }

    private BulkCommand Send(int terminal, List<PassItem> passes) =>
        voice.Terminal(school.Terminals[terminal], terminal + 1, new SendPasses(school.Terminals[terminal], passes),
            passes[^1].At.AddSeconds(2));
}
