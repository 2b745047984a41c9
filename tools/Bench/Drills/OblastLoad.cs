namespace EduEvents.Bench.Drills;

/// <summary>One kind of request that an oblast sends, at its rate.</summary>
/// <param name="Name">What it is.</param>
/// <param name="PerSecond">How many are due each second in the rush hour.</param>
/// <param name="Senders">Most that are under way at once.</param>
/// <param name="Send">Sends one as a sender and tells what it came to.</param>
public sealed record OblastFlow(string Name, double PerSecond, int Senders, Func<int, int, int> Send)
{
    /// <summary>Offers a part of the rate for a time.</summary>
    public Task<IReadOnlyList<Answered>> Offer(double part, TimeSpan time, CancellationToken stop) =>
        OpenLoop.Offer(part * PerSecond, time, Senders, Send, stop);
}

/// <summary>Passes, marks, meals and reads of the town's schools at the rates of an oblast.</summary>
public sealed class OblastLoad : IDisposable
{
    private const double PassesPerSecond = 460, MarksPerSecond = 430, MealsPerSecond = 140, ReadsPerSecond = 3_800;
    private static readonly DateOnly FirstMeal = new(Town.FirstYear, 9, 1);
    private readonly Stage _stage;
    private readonly WireClient[][] _lines;
    private readonly Passes[] _passes;
    private readonly (OpenedLesson? Lesson, int Learner)[] _places;
    private readonly int[] _meals;
    private readonly string[] _seen;

    /// <summary>Connects everybody.</summary>
    public OblastLoad(Stage stage)
    {
        (_stage, var seats) = (stage, stage.Town.Seats);
        _passes = [.. seats.Select(s => new Passes(s))];
        (_places, _meals, _seen) = (new (OpenedLesson?, int)[seats.Count], new int[seats.Count], new string[seats.Count]);
        Flows =
        [
            new("passes", PassesPerSecond, seats.Count, (sender, _) => Pass(sender)), new("marks", MarksPerSecond, seats.Count, (sender, _) => Mark(sender)),
            new("meals", MealsPerSecond, seats.Count, (sender, _) => Pay(sender)), new("reads", ReadsPerSecond, seats.Count, (sender, _) => Read(sender))
        ];
        _lines = [.. Flows.Select(_ => seats.Select(_ => new WireClient(stage.Host.Address)).ToArray())];
    }

    /// <summary>Each kind of request.</summary>
    public IReadOnlyList<OblastFlow> Flows { get; }

    /// <summary>Opens the lessons for the marks of so many seconds and fills the accounts for the meals.</summary>
    public Task Prepare(double seconds, CancellationToken stop) => _stage.EachClient(client =>
    {
        var (seat, http) = (_stage.Town.Seats[client], _lines[1][client]);
        // Senders take the next that is due, so one may get more of them than another.
        _stage.Journals[client].Open(http, (int)(2 * MarksPerSecond * seconds / Town.ClassSize / _stage.Town.Seats.Count) + 2);
        foreach (var learner in seat.Learners)
            Command.Send(http, "/api/canteen/top-up-account", seat.CashierToken,
                $$"""{"learnerId":"{{learner}}","topUpId":"{{Guid.CreateVersion7()}}","amount":1000000,"source":"cash","on":"{{FirstMeal:yyyy-MM-dd}}"}""", recorded: 1);
    }, stop);

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var line in _lines.SelectMany(l => l)) line.Dispose();
    }

    private int Pass(int sender)
    {
        Command.Send(_lines[0][sender], "/api/gate/send-pass", _stage.Town.Seats[sender].TerminalToken, _passes[sender].OnePass(), recorded: 1);
        return 1;
    }

    private int Mark(int sender)
    {
        var (lesson, learner) = _places[sender];
        if (lesson is null || learner == Town.ClassSize)
            (lesson, learner) = (_stage.Journals[sender].Take() ?? throw new InvalidOperationException("No lesson is left to mark."), 0);
        var seat = _stage.Town.Seats[sender];
        Command.Send(_lines[1][sender], "/api/journal/enter-mark", seat.TeacherToken,
            $$"""{{{lesson.Json}},"learnerId":"{{seat.Learners[learner]}}","points":{{learner % 10 + 1}}}""", recorded: 1);
        _places[sender] = (lesson, learner + 1);
        return 1;
    }

    // A learner has one lunch a day, so the day moves on when the class has eaten.
    private int Pay(int sender)
    {
        var (seat, n) = (_stage.Town.Seats[sender], _meals[sender]++);
        Command.Send(_lines[2][sender], "/api/canteen/pay-meal", seat.CashierToken,
            $$"""{"learnerId":"{{seat.Learners[n % Town.ClassSize]}}","mealId":"{{Guid.CreateVersion7()}}","on":"{{FirstMeal.AddDays(n / Town.ClassSize):yyyy-MM-dd}}","slot":"lunch","dish":"Сорпа, палау","price":650}""", recorded: 1);
        return 1;
    }

    private int Read(int sender)
    {
        var (seat, http) = (_stage.Town.Seats[sender], _lines[3][sender]);
        var seen = _seen[sender] is { } version ? $"If-None-Match: {version}\r\n" : "";
        var status = http.Send($"GET /api/journal/page/{seat.Class}/{seat.Subjects[0]}/{Town.FirstYear}/1 HTTP/1.1\r\nHost: bench\r\n"
            + $"Authorization: Bearer {seat.TeacherToken}\r\n{seen}", "");
        if (status is not (200 or 304)) throw new InvalidOperationException($"A journal page was answered with {status}.");
        _seen[sender] = http.Header("ETag");
        return status;
    }
}
