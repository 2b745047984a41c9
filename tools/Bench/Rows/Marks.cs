namespace EduEvents.Bench.Rows;

/// <summary>A row that uses up opened lessons; opens as many as the last round used, and some more.</summary>
public abstract class LessonRow : HttpRow
{
    private readonly int[] _used = new int[64];

    /// <summary>Lessons each client has ready at least, for each second of the round.</summary>
    protected abstract int EachSecond { get; }

    /// <inheritdoc />
    public sealed override Task Prepare(Stage stage, CancellationToken stop)
    {
        var (connections, least) = (Connections(stage), (int)Math.Ceiling(EachSecond * stage.Options.Seconds));
        return stage.EachClient(client =>
        {
            stage.Journals[client].Open(connections[client], Math.Max(least, _used[client] * 3 / 2));
            _used[client] = 0;
        }, stop);
    }

    /// <summary>The next lesson; null when none is left.</summary>
    protected OpenedLesson? Take(Stage stage, int client)
    {
        _used[client]++;
        return stage.Journals[client].Take();
    }
}

/// <summary>One mark in one command: a teacher goes through the class, pupil by pupil.</summary>
public sealed class Mark : LessonRow
{
    private readonly (OpenedLesson? Lesson, int Learner)[] _places = new (OpenedLesson?, int)[64];

    /// <inheritdoc />
    public override string Name => "http.mark";

    /// <inheritdoc />
    protected override int EachSecond => 5;

    /// <inheritdoc />
    protected override int Send(Stage stage, int client, WireClient http)
    {
        var (lesson, learner) = _places[client];
        if (lesson is null || learner == Town.ClassSize) (lesson, learner) = (Take(stage, client), 0);
        if (lesson is null) return 0;
        var seat = stage.Town.Seats[client];
        Command.Send(http, "/api/journal/enter-mark", seat.TeacherToken,
            $$"""{{{lesson.Json}},"learnerId":"{{seat.Learners[learner]}}","points":{{learner % 10 + 1}}}""", recorded: 1);
        _places[client] = (lesson, learner + 1);
        return 1;
    }
}

/// <summary>The marks of a whole class in one command.</summary>
public sealed class MarksBatch : LessonRow
{
    /// <inheritdoc />
    public override string Name => "http.marks.batch25";

    /// <inheritdoc />
    protected override int EachSecond => 25;

    /// <inheritdoc />
    protected override int Send(Stage stage, int client, WireClient http)
    {
        if (Take(stage, client) is not { } lesson) return 0;
        var seat = stage.Town.Seats[client];
        Command.Send(http, "/api/journal/enter-marks", seat.TeacherToken, SchoolDays.Marks(seat, lesson, Town.ClassSize), Town.ClassSize);
        return Town.ClassSize;
    }
}
