using System.Globalization;

namespace EduEvents.Bench;

/// <summary>Whole lessons as teachers hold them: opened, the roll called, the class marked; then the class passes the gate.</summary>
public static class SchoolDays
{
    /// <summary>Lessons of each class before anything is measured: the page that is read.</summary>
    public const int OfQuarter = 24;

    /// <summary>Lessons of each class that the views are behind.</summary>
    public const int Behind = 180;

    /// <summary>Holds lessons in every class at the same time.</summary>
    public static Task Hold(Stage stage, ServerProcess host, int lessons, CancellationToken stop) =>
        stage.EachClient(client => Hold(stage.Town.Seats[client], stage.Journals[client], host, lessons), stop);

    /// <summary>The body of a class's marks.</summary>
    public static string Marks(Seat seat, OpenedLesson lesson, int count)
    {
        var marks = seat.Learners.Take(count).Select((learner, i) => $$"""{"learnerId":"{{learner}}","points":{{i % 10 + 1}}}""");
        return $$"""{{{lesson.Json}},"marks":[{{string.Join(',', marks)}}]}""";
    }

    private static void Hold(Seat seat, Lessons journal, ServerProcess host, int lessons)
    {
        using var http = new WireClient(host.Address);
        var passes = new Passes(seat);
        journal.Open(http, lessons);
        while (journal.Take() is { } lesson)
        {
            var ill = seat.Learners[^1];
            Command.Send(http, "/api/journal/call-roll", seat.TeacherToken,
                $$"""{{{lesson.Json}},"entries":[{"learnerId":"{{ill}}","code":"B","minutesLate":null}],"reason":""}""", recorded: 1);
            Command.Send(http, "/api/journal/enter-marks", seat.TeacherToken, Marks(seat, lesson, Town.ClassSize - 1), Town.ClassSize - 1);
        }
        Command.Send(http, "/api/gate/send-passes", seat.TerminalToken, passes.Backlog(2 * Town.ClassSize), 2 * Town.ClassSize);
    }
}

/// <summary>One terminal's passes: numbered on and on, a new day after every thousand.</summary>
public sealed class Passes(Seat seat, string? method = null)
{
    private const int OfDay = 1_000;
    private static readonly DateTimeOffset Beginning = new(DateTime.Today.Year - 2, 1, 1, 7, 30, 0, TimeSpan.FromHours(5));
    private static long _starts;
    private readonly string _method = method is null ? "" : $",\"method\":\"{method}\"";

    // A terminal counts on over a restart; two senders for one terminal start at different numbers.
    private long _sequence = Interlocked.Add(ref _starts, 100_000_000);

    /// <summary>The body of a single pass.</summary>
    public string OnePass() => $$"""{"deviceId":"{{seat.Terminal}}","pass":{{Next()}}}""";

    /// <summary>The body of a backlog.</summary>
    public string Backlog(int count) =>
        $$"""{"deviceId":"{{seat.Terminal}}","passes":[{{string.Join(',', Enumerable.Range(0, count).Select(_ => Next()))}}]}""";

    private string Next()
    {
        var sequence = ++_sequence;
        var at = Beginning.AddDays(sequence / OfDay % 600).AddSeconds(sequence % OfDay * 20);
        var (learner, way) = (seat.Learners[(int)(sequence / 2 % Town.ClassSize)], sequence % 2 == 0 ? "out" : "in");
        return string.Create(CultureInfo.InvariantCulture,
            $$"""{"sequence":{{sequence}},"personId":"{{learner}}","direction":"{{way}}","at":"{{at:yyyy-MM-ddTHH:mm:sszzz}}"{{_method}}}""");
    }
}
