using System.Text;
using System.Text.Json;
using JasperFx.Events;
using Marten;
using Npgsql;
using NpgsqlTypes;

namespace EduEvents.Application;

/// <summary>Writes commits by one call of the database, all of them or none; it proves what can refuse them before it draws a number of the log.</summary>
public sealed class CommitWriter(IDocumentStore store, NpgsqlDataSource source, IValueHashes hashes)
{
    private readonly DocumentStore _store = (DocumentStore)store;

    /// <summary>Makes decided events into stored ones.</summary>
    internal IEvent Build(object data, Guid stream, long version, DateTimeOffset at)
    {
        var e = _store.Events.BuildEvent(data);
        (e.StreamId, e.Version, e.Timestamp) = (stream, version, at);
        return e;
    }

    /// <summary>The event's stored form, made by whoever sends it, so that the writing itself stays short.</summary>
    internal (string Data, string Headers) Text(IEvent e) => (_store.Options.Serializer().ToJson(e.Data), JsonSerializer.Serialize(e.Headers));

    /// <summary>Writes them and tells each event its position.</summary>
    internal async Task Write(IReadOnlyList<Commit> commits)
    {
        await using var command = source.CreateCommand(Sql);
        Fill(command.Parameters, commits);
        var numbers = (long[])(await command.ExecuteScalarAsync())!;
        foreach (var (e, number) in commits.SelectMany(c => c.Events).Zip(numbers)) e.Sequence = number;
    }

    /// <summary>Writes the receipt and the claims of a commit in the transaction of a session that writes its events, and proves that its streams have not moved.</summary>
    internal async Task Prove(IDocumentSession session, Commit commit, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(Sql);
        Fill(command.Parameters, [commit.WithoutEvents()]);
        await session.ExecuteAsync(command, stop);
    }

    /// <summary>Writes claims in the transaction of a connection that writes their events.</summary>
    internal async Task Claim(NpgsqlConnection connection, string tenant, IReadOnlyList<UniqueValue> claims, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        Fill(command.Parameters, [new(tenant, [], claims, null)]);
        await command.ExecuteNonQueryAsync(stop);
    }

    private void Fill(NpgsqlParameterCollection p, IReadOnlyList<Commit> commits)
    {
        // In one order for all Hosts, so that none waits in a circle.
        (string Tenant, StreamAppend Stream)[] streams =
            [.. commits.SelectMany(c => c.Streams.Select(s => (c.Tenant, Stream: s))).OrderBy(s => s.Stream.Stream)];
        IEvent[] events = [.. commits.SelectMany(c => c.Events)];
        string[] tenants = [.. commits.SelectMany(c => c.Events.Select(_ => c.Tenant))];
        var texts = commits.SelectMany(c => c.Streams.SelectMany(s => s.Texts)).ToArray();
        (string Tenant, Receipt Receipt)[] receipts = [.. commits.Where(c => c.Receipt is not null).Select(c => (c.Tenant, c.Receipt!))];
        var claims = commits.SelectMany(c => c.Claims.Select(v => (c.Tenant, Value: v))).ToArray();

        Add(p, NpgsqlDbType.Varchar, streams.Select(s => s.Tenant).ToArray());
        Add(p, NpgsqlDbType.Uuid, streams.Select(s => s.Stream.Stream).ToArray());
        Add(p, NpgsqlDbType.Varchar, streams.Select(s => _store.Events.AggregateAliasFor(s.Stream.State)).ToArray());
        Add(p, NpgsqlDbType.Bigint, streams.Select(s => s.Stream.Before).ToArray());
        Add(p, NpgsqlDbType.Bigint, streams.Select(s => s.Stream.After).ToArray());
        Add(p, NpgsqlDbType.Varchar, tenants);
        Add(p, NpgsqlDbType.Uuid, events.Select(e => e.StreamId).ToArray());
        Add(p, NpgsqlDbType.Uuid, events.Select(e => e.Id).ToArray());
        Add(p, NpgsqlDbType.Bigint, events.Select(e => e.Version).ToArray());
        Add(p, NpgsqlDbType.Varchar, events.Select(e => e.EventTypeName).ToArray());
        Add(p, NpgsqlDbType.Varchar, events.Select(e => e.DotNetTypeName).ToArray());
        Add(p, NpgsqlDbType.Jsonb, texts.Select(t => t.Data).ToArray());
        Add(p, NpgsqlDbType.Jsonb, texts.Select(t => t.Headers).ToArray());
        Add(p, NpgsqlDbType.TimestampTz, events.Select(e => e.Timestamp).ToArray());
        Add(p, NpgsqlDbType.Varchar, events.Select(e => e.CorrelationId).ToArray());
        Add(p, NpgsqlDbType.Varchar, events.Select(e => e.CausationId).ToArray());
        Add(p, NpgsqlDbType.Varchar, events.Select(e => e.UserName).ToArray());
        Add(p, NpgsqlDbType.Varchar, receipts.Select(r => r.Tenant).ToArray());
        Add(p, NpgsqlDbType.Uuid, receipts.Select(r => r.Receipt.Account).ToArray());
        Add(p, NpgsqlDbType.Varchar, receipts.Select(r => r.Receipt.Key).ToArray());
        Add(p, NpgsqlDbType.Bytea, receipts.Select(r => r.Receipt.Fingerprint).ToArray());
        Add(p, NpgsqlDbType.Text, receipts.Select(r => r.Receipt.Answer).ToArray());
        // Arrays of arrays must be of one length, so these travel as text.
        Add(p, NpgsqlDbType.Text, receipts.Select(r => Literal(r.Receipt.Streams)).ToArray());
        Add(p, NpgsqlDbType.Text, receipts.Select(r => Literal(r.Receipt.Versions)).ToArray());
        Add(p, NpgsqlDbType.Varchar, claims.Select(c => c.Tenant).ToArray());
        Add(p, NpgsqlDbType.Varchar, claims.Select(c => c.Value.Kind).ToArray());
        Add(p, NpgsqlDbType.Bytea, claims.Select(c => hashes.Hash(c.Tenant, c.Value.Kind, c.Value.Value)).ToArray());
        Add(p, NpgsqlDbType.Uuid, claims.Select(c => c.Value.Owner).ToArray());
    }

    private const int Parameters = 28;

    private static readonly string Sql = $"select {AppendFunction.Name}({string.Join(", ", Enumerable.Range(1, Parameters).Select(n => $"${n}"))})";

    private static void Add<T>(NpgsqlParameterCollection parameters, NpgsqlDbType type, T[] values) =>
        parameters.Add(new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });

    private static string Literal<T>(T[] values) => new StringBuilder().Append('{').AppendJoin(',', values).Append('}').ToString();
}
