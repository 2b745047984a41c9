namespace EduEvents.Bench;

/// <summary>One kind of request that schools send all day.</summary>
/// <param name="Name">As the table names it.</param>
/// <param name="Ready">Makes ready so many of them for a client.</param>
/// <param name="Send">Sends one as a client; it must be accepted.</param>
public sealed record HotRequest(string Name, Action<int, WireClient, int> Ready, Action<int, WireClient> Send);

/// <summary>The hot requests upon one database, each client with its own class.</summary>
public sealed class HotRequests
{
    private readonly Town _town;
    private readonly IReadOnlyList<Lessons> _journals;
    private readonly Passes[] _passes;
    private readonly (OpenedLesson? Lesson, int Learner)[] _places;
    private readonly DateOnly _day = Lessons.FirstDay;

    public HotRequests(Town town, IReadOnlyList<Lessons> journals)
    {
        (_town, _journals) = (town, journals);
        _passes = [.. town.Seats.Select(s => new Passes(s))];
        _places = new (OpenedLesson?, int)[town.Seats.Count];
    }

    /// <summary>All of them. Every read but that of the class asks for what its teacher, guard, director or auditor looks at.</summary>
    public IReadOnlyList<HotRequest> All =>
    [
        new("http.mark", Open, Mark),
        new("http.gate", Nothing, (client, http) => Command.Send(http, "/api/gate/send-pass", _town.Seats[client].TerminalToken, _passes[client].OnePass(), recorded: 1)),
        Read("read.journal", s => $"journal/page/{s.Class}/{s.Subjects[0]}/{Town.FirstYear}/1"),
        Read("read.lessons", s => $"journal/lessons/{s.Class}/{_day:yyyy-MM-dd}"),
        Read("read.learner_day", s => $"reports/learner-day/{s.Learners[0]}/{_day:yyyy-MM-dd}"),
        Read("read.school_day", _ => $"reports/school-day/{_day:yyyy-MM-dd}"),
        Read("read.inside", _ => "gate/inside"),
        Read("read.marks", s => $"journal/learner/{s.Learners[0]}/marks/{Town.FirstYear}/1"),
        Read("read.account", s => $"canteen/account/{s.Learners[0]}"),
        Read("read.members", s => $"people/class/{s.Class}/members"),
        Read("read.page_history", s => $"journal/page/{s.Class}/{s.Subjects[0]}/{Town.FirstYear}/1/history"),
        Read("read.actions", _ => $"audit/actions?from={DateTime.UtcNow.AddDays(-1):yyyy-MM-dd}"),
        Read("read.who_looked", s => $"audit/who-looked/{s.Learners[0]}")
    ];

    private static void Nothing(int client, WireClient http, int count)
    {
        // A read uses nothing up.
    }

    private HotRequest Read(string name, Func<Seat, string> path) => new(name, Nothing, (client, http) =>
    {
        var seat = _town.Seats[client];
        var status = http.Send($"GET /api/{path(seat)} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {_town.FounderToken}\r\nX-Organisation: {seat.Organisation}\r\n", "");
        if (status != 200) throw new InvalidOperationException($"{name}: {status} {System.Text.Encoding.UTF8.GetString(http.Body)}");
    });

    private void Open(int client, WireClient http, int count) => _journals[client].Open(http, count / Town.ClassSize + 1);

    private void Mark(int client, WireClient http)
    {
        var (lesson, learner) = _places[client];
        if (lesson is null || learner == Town.ClassSize)
        {
            if (_journals[client].Waiting == 0) _journals[client].Open(http, 1);
            (lesson, learner) = (_journals[client].Take(), 0);
        }
        var seat = _town.Seats[client];
        Command.Send(http, "/api/journal/enter-mark", seat.TeacherToken, $$"""{{{lesson!.Json}},"learnerId":"{{seat.Learners[learner]}}","points":{{learner % 10 + 1}}}""", recorded: 1);
        _places[client] = (lesson, learner + 1);
    }
}
