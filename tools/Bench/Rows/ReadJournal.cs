namespace EduEvents.Bench.Rows;

/// <summary>The journal page of a class: a quarter of lessons with roll and marks. One read counts as one.</summary>
/// <param name="cached">True asks with the version the reader has, so that only "not changed" comes back.</param>
public sealed class ReadJournal(bool cached) : HttpRow
{
    private readonly string[] _seen = new string[64];

    /// <inheritdoc />
    public override string Name => cached ? "read.journal.cached" : "read.journal";

    /// <inheritdoc />
    protected override int Send(Stage stage, int client, WireClient http)
    {
        var seat = stage.Town.Seats[client];
        var expected = _seen[client] is null ? 200 : 304;
        var seen = expected == 304 ? $"If-None-Match: {_seen[client]}\r\n" : "";
        var status = http.Send($"GET /api/journal/page/{seat.Class}/{seat.Subjects[0]}/{Town.FirstYear}/1 HTTP/1.1\r\nHost: bench\r\n"
            + $"Authorization: Bearer {seat.TeacherToken}\r\n{seen}", "");
        if (status != expected) throw new InvalidOperationException($"{Name}: {status} instead of {expected}");
        if (cached) _seen[client] = http.Header("ETag");
        return 1;
    }
}
