using System.Text.Json;
using EduEvents.Application.Journal;
using EduEvents.Domain.Journal;
using Npgsql;
using NpgsqlTypes;

namespace EduEvents.Bench.Rows;

/// <summary>A table shaped like the events table, with its keys and indexes, and one insert into it: the yardstick of all rows.</summary>
public static class RawEvent
{
    private const string Insert = """
        insert into bench.raw_event (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, correlation_id,
            causation_id, headers, user_name, is_archived)
        values (nextval('bench.raw_event_sequence'), $1, $2, 1, $3, 'journal.mark_entered', $4, $5, $6, $7, $8, $9, $10, false)
        returning seq_id
        """;

    internal const string Headers = """
        {"role":"teacher","person":"0192f0c5-0000-7000-8000-000000000300","device":"eduevents-bench","address":"127.0.0.1",
        "command":"EnterMark","session":"0192f0c5-0000-7000-8000-000000000400"}
        """;

    internal const string Body = """
        {"lesson":{"id":"0192f0c5-0000-7000-8000-000000000500","groupId":"0192f0c5-0000-7000-8000-000000000600",
        "subjectId":"0192f0c5-0000-7000-8000-000000000700","year":2026,"quarter":1,"date":"2026-09-01","number":1},
        "learnerId":"0192f0c5-0000-7000-8000-000000000800","points":8}
        """;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Makes the table.</summary>
    public static async Task Make(NpgsqlDataSource source, CancellationToken stop)
    {
        await using var make = source.CreateCommand("""
            create schema bench;
            create table bench.raw_event (like edu.mt_events including all);
            create sequence bench.raw_event_sequence;
            """);
        await make.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Fills a command that inserts the fact of an entered mark.</summary>
    public static NpgsqlCommand Of(EnterMark mark, NpgsqlCommand insert)
    {
        insert.CommandText = Insert;
        var page = mark.Page;
        var lesson = new LessonRef(mark.LessonId, page.GroupId, page.SubjectId, page.Year, page.Quarter, new(page.Year, 9, 1), 1);
        var data = JsonSerializer.Serialize(new MarkEntered(lesson, mark.LearnerId, mark.Points), Json);
        var (id, account) = (Guid.CreateVersion7(), page.GroupId.ToString());
        insert.Parameters.Clear();
        insert.Parameters.Add(new() { Value = id });
        insert.Parameters.Add(new() { Value = Guid.CreateVersion7() });
        insert.Parameters.Add(new() { Value = data, NpgsqlDbType = NpgsqlDbType.Jsonb });
        insert.Parameters.Add(new() { Value = DateTimeOffset.UtcNow });
        insert.Parameters.Add(new() { Value = page.SubjectId.ToString("N") });
        insert.Parameters.Add(new() { Value = "EduEvents.Domain.Journal.MarkEntered, EduEvents.Domain" });
        insert.Parameters.Add(new() { Value = account });
        insert.Parameters.Add(new() { Value = id.ToString() });
        insert.Parameters.Add(new() { Value = Headers, NpgsqlDbType = NpgsqlDbType.Jsonb });
        insert.Parameters.Add(new() { Value = account });
        return insert;
    }
}

/// <summary>A single-row insert, a transaction of its own, over a connection held open.</summary>
public sealed class RawInsert : LoadRow
{
    private static readonly EnterMark Mark =
        new(new(Guid.CreateVersion7(), Guid.CreateVersion7(), Town.FirstYear, 1), Guid.CreateVersion7(), Guid.CreateVersion7(), 8);

    private NpgsqlConnection[] _connections = [];

    /// <inheritdoc />
    public override string Name => "raw.insert";

    /// <inheritdoc />
    public override Door Door => Door.Database;

    /// <inheritdoc />
    public override async Task Prepare(Stage stage, CancellationToken stop)
    {
        if (_connections.Length > 0) return;
        _connections = new NpgsqlConnection[stage.Options.Clients];
        for (var i = 0; i < _connections.Length; i++) _connections[i] = await stage.Source.OpenConnectionAsync(stop);
    }

    /// <inheritdoc />
    protected override TimeSpan HostCpu(Stage stage) => Cpu.Of(Environment.ProcessId);

    /// <inheritdoc />
    protected override ValueTask<int> Send(Stage stage, int client)
    {
        using var insert = RawEvent.Of(Mark, _connections[client].CreateCommand());
        insert.ExecuteScalar();
        return new(1);
    }
}
