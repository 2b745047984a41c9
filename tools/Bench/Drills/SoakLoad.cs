namespace EduEvents.Bench.Drills;

/// <summary>
/// One school of 1,400 learners on a lively day: 20 commands a second (passes, marks, meals, and a sign-in) and 60 reads of journal pages, children's
/// days and meal accounts.
/// </summary>
public sealed class SoakLoad : IDisposable
{
    private const double PassesPerSecond = 8, MarksPerSecond = 8, MealsPerSecond = 3, SignInsPerSecond = 1, ReadsPerSecond = 60;
    private const int Readers = 16;
    private readonly Stage _stage;
    private readonly OblastLoad _commands;
    private readonly SignInLoad _people;
    private readonly WireClient[] _readers;

    /// <summary>Connects everybody.</summary>
    public SoakLoad(Stage stage)
    {
        (_stage, _commands, _people) = (stage, new(stage), new(stage.Host.Address));
        _readers = [.. Enumerable.Range(0, Readers).Select(_ => new WireClient(stage.Host.Address))];
    }

    /// <summary>Opens the lessons for the marks of so much time and fills the accounts for the meals.</summary>
    public Task Prepare(TimeSpan time, CancellationToken stop) => _commands.Prepare(time.TotalSeconds * MarksPerSecond / _commands.Flows[1].PerSecond, stop);

    /// <summary>Lets the school work for a time.</summary>
    /// <returns>The commands and the reads, in the order in which they were due; each at its rate.</returns>
    public async Task<IReadOnlyList<SoakFlow>> Run(TimeSpan time, CancellationToken stop)
    {
        double[] rates = [PassesPerSecond, MarksPerSecond, MealsPerSecond];
        var flows = _commands.Flows.Zip(rates, (flow, rate) => Keep(flow.Name, rate, OpenLoop.Offer(rate, time, flow.Senders, flow.Send, stop)))
            .Append(Keep("sign-ins", SignInsPerSecond, _people.Run(SignInsPerSecond, time, stop)))
            .Append(Keep("reads", ReadsPerSecond, OpenLoop.Offer(ReadsPerSecond, time, Readers, Read, stop)));
        return await Task.WhenAll(flows);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _commands.Dispose();
        _people.Dispose();
        foreach (var reader in _readers) reader.Dispose();
    }

    private static async Task<SoakFlow> Keep(string name, double perSecond, Task<IReadOnlyList<Answered>> answers) => new(name, perSecond, await answers);

    private int Read(int sender, int n)
    {
        var seat = _stage.Town.Seats[n % _stage.Town.Seats.Count];
        var learner = seat.Learners[n / _stage.Town.Seats.Count % Town.ClassSize];
        var (path, token) = (n % 6) switch
        {
            0 or 1 or 2 => ($"journal/page/{seat.Class}/{seat.Subjects[n / 6 % Town.SubjectsOfSchool]}/{Town.FirstYear}/1", seat.TeacherToken),
            // By one who may look at every child, as each parent may at one.
            3 or 4 => ($"reports/learner-day/{learner}/{Town.FirstYear}-09-{1 + n % 30:00}", _stage.Town.FounderToken),
            _ => ($"canteen/account/{learner}", seat.CashierToken)
        };
        var status = _readers[sender].Send($"GET /api/{path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {token}\r\nX-Organisation: {seat.Organisation}\r\n", "");
        // A page without lessons and a day without any fact are not there.
        return status is 200 or 404 ? status : throw new InvalidOperationException($"{path} was answered with {status}.");
    }
}

/// <summary>All requests of a kind.</summary>
/// <param name="Name">What they are.</param>
/// <param name="PerSecond">How many were due each second.</param>
/// <param name="Answers">Each, in the order in which they were due.</param>
public sealed record SoakFlow(string Name, double PerSecond, IReadOnlyList<Answered> Answers)
{
    /// <summary>Those that were due within a time of the run.</summary>
    public IEnumerable<Answered> Between(TimeSpan from, TimeSpan to) =>
        Answers.Skip((int)(from.TotalSeconds * PerSecond)).Take((int)((to - from).TotalSeconds * PerSecond));
}
