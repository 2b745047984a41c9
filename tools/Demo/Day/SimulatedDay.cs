using System.Buffers.Binary;
using System.Diagnostics;
using Bogus;
using EduEvents.Application.Gate;
using EduEvents.Domain;

namespace EduEvents.Demo.Day;

/// <summary>
/// A whole school day through the public API. What happens is made of what the API tells about the organisation, the day and a seed; the
/// same day run twice sends the same requests with the same keys and changes nothing the second time.
/// </summary>
public sealed class SimulatedDay(ApiClient api, string organisation, DateOnly on, int seed = 1)
{
    private const int Workers = 8;
    private const double AbsentShare = 0.06;

    /// <summary>What the API told.</summary>
    public SchoolFacts? School { get; private set; }

    /// <summary>What was sent and what holds.</summary>
    public DayLog Log { get; } = new();

    /// <summary>Reads the organisation and lets the day pass.</summary>
    /// <param name="speed">How many times faster than the clock; 0 for as fast as the Host answers.</param>
    /// <param name="progress">Told requests done and requests in all.</param>
    /// <param name="stop">Ends the day where it is.</param>
    public async Task Run(double speed, Action<int, int> progress, CancellationToken stop)
    {
        School = await SchoolFacts.Read(api, on, stop);
        var steps = await Script(School, stop);
        var (began, first, done) = (Stopwatch.GetTimestamp(), steps.Count > 0 ? steps[0].Step.At : default, 0);
        var lanes = steps.GroupBy(s => (uint)s.Step.Lane.GetHashCode() % Workers).Select(lane => Task.Run(async () =>
        {
            foreach (var (step, key) in lane)
            {
                var wait = speed > 0 ? (step.At - first) / speed - Stopwatch.GetElapsedTime(began) : TimeSpan.Zero;
                if (wait > TimeSpan.Zero) await Task.Delay(wait, stop);
                Log.Note(step, await api.Send(step.Actor, step.Path, step.Command, key, step.Device, stop));
                progress(Interlocked.Increment(ref done), steps.Count);
            }
        }, stop));
        await Task.WhenAll(lanes);
    }

    private async Task<List<(DayStep Step, string Key)>> Script(SchoolFacts school, CancellationToken stop)
    {
        var absent = school.Learners.Where(l => Chance("absent", l).Double() < AbsentShare).ToHashSet();
        var lessons = DayTimetable.Of(school, Chance("timetable"));
        var (lesson, gate, canteen) = (new LessonScript(school, Chance("lessons"), absent),
            new GateScript(school, Chance("gate"), await Terminals(school, stop), absent),
            new CanteenScript(school, Chance("canteen"), absent));
        var steps = lessons.SelectMany(lesson.Of).Concat(gate.Of(lessons)).Concat(canteen.All()).OrderBy(s => s.At).ToList();
        return [.. steps.GroupBy(s => s.Lane).SelectMany(lane => lane.Select((s, i) =>
            (s, StableId.Of("day", organisation, on, seed, s.Lane, i).ToString()))).OrderBy(s => s.s.At)];
    }

    // An imported organisation has no turnstile yet.
    private async Task<IReadOnlyList<Guid>> Terminals(SchoolFacts school, CancellationToken stop)
    {
        if (school.Terminals.Count > 0) return [.. school.Terminals.Order().Take(2)];
        var made = new List<Guid>();
        foreach (var place in new[] { "Main entrance", "Yard" })
        {
            var id = StableId.Of("day.terminal", organisation, place);
            var answer = await api.Send(null, "/api/gate/register-terminal", new RegisterTerminal(id, place, "turnstile"), id.ToString(),
                "day-simulation", stop);
            if (!answer.Accepted) throw new InvalidOperationException($"No terminal can be registered: {answer.Body?["title"]}");
            made.Add(id);
        }
        return made;
    }

    private Randomizer Chance(params object[] purpose)
    {
        Span<byte> bytes = stackalloc byte[16];
        StableId.Of("day.chance", [organisation, on, seed, .. purpose]).TryWriteBytes(bytes);
        return new(BinaryPrimitives.ReadInt32LittleEndian(bytes));
    }
}
