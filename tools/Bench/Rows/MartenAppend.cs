using EduEvents.Domain.Journal;
using JasperFx.MultiTenancy;
using Marten;
using Weasel.Core;

namespace EduEvents.Bench.Rows;

/// <summary>One event appended by Marten alone, with the product's settings of the event store but none of its duties.</summary>
public sealed class MartenAppend : LoadRow
{
    private static readonly string[] Headers = ["person", "role", "session", "address", "device", "command"];
    private Guid[] _streams = [];
    private DocumentStore? _store;

    /// <inheritdoc />
    public override string Name => "marten.append";

    /// <inheritdoc />
    public override Door Door => Door.Database;

    /// <inheritdoc />
    public override async Task Prepare(Stage stage, CancellationToken stop)
    {
        _store ??= DocumentStore.For(o =>
        {
            o.DatabaseSchemaName = "bench_marten";
            o.Connection(stage.Source);
            o.DisableNpgsqlLogging = true;
            o.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase);
            o.Events.TenancyStyle = TenancyStyle.Conjoined;
            o.Events.MetadataConfig.EnableAll();
            o.Events.MetadataConfig.UserNameEnabled = true;
            o.Events.UseExclusiveLockOnConcurrentAppends = true;
        });
        // New streams for each round, so that none grows longer than a page of a journal.
        _streams = [.. stage.Town.Seats.Select(_ => Guid.CreateVersion7())];
        await Task.WhenAll(_streams.Select((stream, i) => Save(stage, i, s => s.Events.StartStream(stream, Mark(stage.Town.Seats[i])))));
    }

    /// <inheritdoc />
    protected override TimeSpan HostCpu(Stage stage) => Cpu.Of(Environment.ProcessId);

    /// <inheritdoc />
    protected override async ValueTask<int> Send(Stage stage, int client)
    {
        await Save(stage, client, s => s.Events.Append(_streams[client], Mark(stage.Town.Seats[client])));
        return 1;
    }

    private async Task Save(Stage stage, int client, Action<IDocumentSession> append)
    {
        await using var session = _store!.LightweightSession(stage.Town.Seats[client].Organisation);
        session.LastModifiedBy = session.CorrelationId = session.CausationId = _streams[client].ToString();
        foreach (var header in Headers) session.SetHeader(header, "eduevents-bench");
        append(session);
        await session.SaveChangesAsync();
    }

    private static MarkEntered Mark(Seat seat) =>
        new(new(seat.Class, seat.Class, seat.Subjects[0], Town.FirstYear, 1, new(Town.FirstYear, 9, 1), 1), seat.Learners[0], 8);
}
