using EduEvents.Host.Access;
using EduEvents.Host.Spread;
using Npgsql;

namespace EduEvents.Host.Operations;

/// <summary>
/// Forgets what has served its time and is no part of the record: answers kept for repeats, sessions long over, what is counted of attempts, and files that
/// were attached to nothing. Nothing is
/// forgotten of events, their seals, and who looked at whose data.
/// </summary>
public sealed partial class Forgetting(Databases databases, Files.FileStore files, TimeProvider clock, ILogger<Forgetting> log) : BackgroundService
{
    /// <summary>A command is known as a repeat for so many days; a terminal is cut off for less, and its passes are numbered besides.</summary>
    public const int ReceiptDays = 30;

    private const int AtOnce = 10_000;
    private static readonly TimeSpan First = TimeSpan.FromMinutes(10), Pause = TimeSpan.FromHours(1), Attempts = TimeSpan.FromDays(7);

    /// <summary>
    /// The database's part: the product's role may delete no receipt but through it, and through it none that is younger. In parts, so that commands never wait
    /// long for a row.
    /// </summary>
    internal static readonly string Function = $"""
        create or replace function edu.forget_receipts(most integer) returns bigint security definer set search_path = edu, pg_temp language plpgsql as $$
        declare
            forgotten bigint;
        begin
            delete from edu.command_receipt where ctid = any(array(
                select ctid from edu.command_receipt where at < now() - interval '{ReceiptDays} days' order by at limit most));
            get diagnostics forgotten = row_count;
            return forgotten;
        end $$;
        """;

    /// <summary>Forgets all whose time has come.</summary>
    /// <returns>How many receipts that were.</returns>
    public async Task<long> Forget(CancellationToken stop)
    {
        var all = 0L;
        foreach (var database in databases.All) all += await ForgetReceipts(database.Source, stop);
        var (main, over) = (databases.Main.Source, clock.GetUtcNow() - Sessions.Longest);
        await Execute(main, "delete from edu.mt_doc_signinsession where edu.mt_immutable_timestamptz(data ->> 'started') < $1", over, stop);
        await Execute(main, "delete from edu.mt_doc_sessionmark where edu.mt_immutable_timestamptz(data ->> 'at') < $1", over, stop);
        foreach (var database in databases.All)
            await Execute(database.Source, "delete from edu.mt_doc_attemptwindow where mt_last_modified < now() - $1", Attempts, stop);
        await files.ForgetLoose(stop);
        return all;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not while the product starts.
        for (var wait = First; !stoppingToken.IsCancellationRequested; wait = Pause)
        {
            try
            {
                await Task.Delay(wait, stoppingToken);
                await Forget(stoppingToken);
            }
            catch (NpgsqlException e)
            {
                Put(e.Message);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private static async Task<long> ForgetReceipts(NpgsqlDataSource source, CancellationToken stop)
    {
        long all = 0, some;
        do all += some = (long)(await Execute(source, "select edu.forget_receipts($1)", AtOnce, stop))!;
        while (some == AtOnce);
        return all;
    }

    private static async Task<object?> Execute(NpgsqlDataSource source, string sql, object value, CancellationToken stop)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.AddWithValue(value);
        return await command.ExecuteScalarAsync(stop);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What has served its time could not be forgotten and is at the next turn: {Cause}")]
    private partial void Put(string cause);
}
