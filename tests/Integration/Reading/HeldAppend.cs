using EduEvents.Domain;
using EduEvents.Domain.Gate;
using EduEvents.Fixtures;
using Marten;
using Marten.Services;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EduEvents.Integration.Reading;

/// <summary>A transaction that has appended events by the store's own function, and with that drawn their numbers, and does not
/// end.</summary>
public sealed class HeldAppend : IAsyncDisposable
{
    private readonly App _app;
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private HeldAppend(App app, NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<GatePassed> passes, long first)
    {
        (_app, _connection, _transaction, Passes, First) = (app, connection, transaction, passes, first);
    }

    /// <summary>What was appended.</summary>
    public IReadOnlyList<GatePassed> Passes { get; }

    /// <summary>First of the drawn numbers.</summary>
    public long First { get; }

    /// <summary>Appends passes of persons who are nobody else, at a terminal of their own.</summary>
    public static async Task<HeldAppend> Begin(App app, TestSchool school, DateOnly on, int count = 3)
    {
        var device = Guid.CreateVersion7();
        GatePassed[] passes = [.. Enumerable.Range(1, count)
            .Select(i => new GatePassed(device, i, Guid.CreateVersion7(), Direction.In, SchoolTime.At(on, new(8, i)), on))];
        var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        var transaction = await connection.BeginTransactionAsync();
        var options = SessionOptions.ForTransaction(transaction);
        options.TenantId = school.Organisation;
        await using var session = app.Services.GetRequiredService<IDocumentStore>().LightweightSession(options);
        session.Events.StartStream<TerminalDay>(TerminalDay.IdOf(device, on), passes.Cast<object>());
        await session.SaveChangesAsync();
        await using var number = new NpgsqlCommand("select min(seq_id) from edu.mt_events where stream_id = $1", connection, transaction);
        number.Parameters.AddWithValue(TerminalDay.IdOf(device, on));
        return new(app, connection, transaction, passes, (long)(await number.ExecuteScalarAsync())!);
    }

    /// <summary>The events are there at last.</summary>
    public Task Commit() => _transaction.CommitAsync();

    /// <summary>The events never were.</summary>
    public Task RollBack() => _transaction.RollbackAsync();

    /// <summary>The sender dies and the server finds out.</summary>
    public async Task Die()
    {
        await using var killer = new NpgsqlConnection(_app.ConnectionString);
        await killer.OpenAsync();
        await using var kill = new NpgsqlCommand("select pg_terminate_backend($1)", killer);
        kill.Parameters.AddWithValue(_connection.ProcessID);
        await kill.ExecuteNonQueryAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
