using JasperFx.Events;
using Marten;
using Npgsql;
using NpgsqlTypes;

namespace EduEvents.Application;

/// <summary>
/// Writes whole new streams by COPY, with their claims, in one transaction: all of it or nothing. Marten's own bulk insert is not used because
/// it lifts the readers' high-water mark over numbers that other writers still hold, so a running Host would skip their events.
/// </summary>
internal sealed class BulkWriter(DocumentStore store, IDatabases databases, SessionWriter sessions, CommitWriter commits, IEventOrigin origin)
{
    /// <summary>Writes the streams. Those with an inline view go through a session, so that the view is right at once.</summary>
    public async Task Write(string tenant, IReadOnlyCollection<BulkStream> streams, CancellationToken stop)
    {
        var decided = streams.Where(s => s.Events.Count > 0).Select(s => s.Commit(tenant)).ToLookup(sessions.Takes);
        if (decided[true].Any()) await sessions.Write(Together(tenant, [.. decided[true]]), stop);
        if (decided[false].Any()) await Copy(Together(tenant, [.. decided[false]]), stop);
    }

    /// <summary>Tells the database how large its tables have become; until it knows, the readers of events get bad plans.</summary>
    public async Task Analyse(string tenant, CancellationToken stop)
    {
        await using var analyse = databases.Of(tenant).Source.CreateCommand("select edu.refresh_statistics()");
        await analyse.ExecuteNonQueryAsync(stop);
    }

    private static Commit Together(string tenant, IReadOnlyCollection<Commit> commits) =>
        new(tenant, [.. commits.SelectMany(c => c.Streams)], [.. commits.SelectMany(c => c.Claims)], null);

    private async Task Copy(Commit all, CancellationToken stop)
    {
        await using var connection = await databases.Of(all.Tenant).Source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await commits.Claim(connection, all.Tenant, all.Claims, stop);
        await CopyStreams(connection, all.Tenant, all.Streams, stop);
        await CopyEvents(connection, all.Tenant, InOrder(all.Streams), stop);
        await transaction.CommitAsync(stop);
    }

    // Over all streams in the order of time, within a stream always in the order of decision.
    private static IReadOnlyList<IEvent> InOrder(IReadOnlyList<StreamAppend> streams)
    {
        var events = new List<(DateTimeOffset Key, IEvent Event)>();
        foreach (var stream in streams)
        {
            var latest = DateTimeOffset.MinValue;
            foreach (var e in stream.Events)
            {
                if (e.Timestamp > latest) latest = e.Timestamp;
                events.Add((latest, e));
            }
        }
        return [.. events.OrderBy(e => e.Key).Select(e => e.Event)];
    }

    private async Task CopyStreams(NpgsqlConnection connection, string tenant, IReadOnlyList<StreamAppend> streams, CancellationToken stop)
    {
        await using var rows = await connection.BeginBinaryImportAsync(
            $"copy {store.Events.DatabaseSchemaName}.mt_streams (tenant_id, id, type, version, timestamp, created, is_archived) from stdin binary", stop);
        foreach (var stream in streams)
        {
            await rows.StartRowAsync(stop);
            await rows.WriteAsync(tenant, NpgsqlDbType.Varchar, stop);
            await rows.WriteAsync(stream.Stream, NpgsqlDbType.Uuid, stop);
            await rows.WriteAsync(store.Events.AggregateAliasFor(stream.State), NpgsqlDbType.Varchar, stop);
            await rows.WriteAsync(stream.After, NpgsqlDbType.Bigint, stop);
            await rows.WriteAsync(stream.Events[^1].Timestamp, NpgsqlDbType.TimestampTz, stop);
            await rows.WriteAsync(stream.Events[0].Timestamp, NpgsqlDbType.TimestampTz, stop);
            await rows.WriteAsync(false, NpgsqlDbType.Boolean, stop);
        }
        await rows.CompleteAsync(stop);
    }

    private async Task CopyEvents(NpgsqlConnection connection, string tenant, IReadOnlyList<IEvent> events, CancellationToken stop)
    {
        var numbers = await Numbers(connection, events.Count, stop);
        var serializer = store.Options.Serializer();
        await using var rows = await connection.BeginBinaryImportAsync($"""
            copy {store.Events.DatabaseSchemaName}.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type,
                is_archived, correlation_id, causation_id, headers, user_name) from stdin binary
            """, stop);
        foreach (var (i, e) in events.Index())
        {
            origin.Mark(e, e.StreamId);
            await rows.StartRowAsync(stop);
            await rows.WriteAsync(numbers[i], NpgsqlDbType.Bigint, stop);
            await rows.WriteAsync(e.Id, NpgsqlDbType.Uuid, stop);
            await rows.WriteAsync(e.StreamId, NpgsqlDbType.Uuid, stop);
            await rows.WriteAsync(e.Version, NpgsqlDbType.Bigint, stop);
            await rows.WriteAsync(serializer.ToJson(e.Data), NpgsqlDbType.Jsonb, stop);
            await rows.WriteAsync(e.EventTypeName, NpgsqlDbType.Varchar, stop);
            await rows.WriteAsync(e.Timestamp, NpgsqlDbType.TimestampTz, stop);
            await rows.WriteAsync(tenant, NpgsqlDbType.Varchar, stop);
            await rows.WriteAsync(e.DotNetTypeName, NpgsqlDbType.Varchar, stop);
            await rows.WriteAsync(false, NpgsqlDbType.Boolean, stop);
            await rows.WriteAsync(e.CorrelationId!, NpgsqlDbType.Varchar, stop);
            await rows.WriteAsync(e.CausationId!, NpgsqlDbType.Varchar, stop);
            await rows.WriteAsync(serializer.ToJson(e.Headers), NpgsqlDbType.Jsonb, stop);
            await rows.WriteAsync(e.UserName!, NpgsqlDbType.Varchar, stop);
        }
        await rows.CompleteAsync(stop);
    }

    private async Task<long[]> Numbers(NpgsqlConnection connection, int count, CancellationToken stop)
    {
        await using var take = new NpgsqlCommand(
            $"select array_agg(nextval('{store.Events.DatabaseSchemaName}.mt_events_sequence')) from generate_series(1, $1)", connection);
        take.Parameters.AddWithValue(count);
        return (long[])(await take.ExecuteScalarAsync(stop))!;
    }
}
