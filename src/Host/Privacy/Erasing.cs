using EduEvents.Application;
using EduEvents.Host.Spread;
using EduEvents.Host.Store;
using EduEvents.Host.Web;
using Npgsql;

namespace EduEvents.Host.Privacy;

/// <summary>
/// Carries an erasure out: the key first in the register, then in the database, then in every memory. What looks people up by a keyed hash and what
/// lets them sign in goes with it. Each step may be done twice, so whatever breaks it off, the next start completes it.
/// </summary>
public sealed class Erasing(Databases databases, ErasedPeople register, PersonKeys keys, StreamStates states, NameBook names, TimeProvider clock)
{
    // Clocks of two Hosts differ.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>Destroys a person's key; it is destroyed when this returns.</summary>
    public async Task Destroy(Guid person, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        register.Add(person, now);
        await DestroyInDatabase([person], [register.All[person]], stop);
        Forget([person]);
    }

    /// <summary>Destroys again what the register names and the database, restored from an older backup, still has.</summary>
    public Task DestroyAgain(CancellationToken stop) => register.All.Count == 0 ? Task.CompletedTask
        : DestroyInDatabase([.. register.All.Keys], [.. register.All.Values], stop);

    /// <summary>Takes over what other Hosts have destroyed since a moment.</summary>
    /// <returns>The newest destruction known.</returns>
    public async Task<DateTimeOffset> TakeOver(DateTimeOffset since, CancellationToken stop)
    {
        await using var find = databases.Main.Source.CreateCommand($"select subject, erased_at from {PersonKeys.Table} where erased_at > $1 order by erased_at");
        find.Parameters.AddWithValue((since - Skew).ToUniversalTime());
        await using var rows = await find.ExecuteReaderAsync(stop);
        List<Guid> found = [];
        while (await rows.ReadAsync(stop))
        {
            since = rows.GetFieldValue<DateTimeOffset>(1);
            if (register.Contains(rows.GetGuid(0))) continue;
            found.Add(rows.GetGuid(0));
            register.Add(found[^1], since);
        }
        if (found.Count > 0) Forget(found);
        return since;
    }

    private async Task DestroyInDatabase(Guid[] people, DateTimeOffset[] times, CancellationToken stop)
    {
        foreach (var further in databases.All.Where(d => d != databases.Main))
        {
            await using var unclaim = further.Source.CreateCommand($"delete from {Receipts.UniqueTable} where owner = any($1)");
            unclaim.Parameters.AddWithValue(people);
            await unclaim.ExecuteNonQueryAsync(stop);
        }
        await using var connection = await databases.Main.Source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        foreach (var sql in new[]
        {
            $"""
            insert into {PersonKeys.Table} (subject, wrapped, erased_at) select p, null, t from unnest($1, $2) as e (p, t)
            on conflict (subject) do update set wrapped = null, erased_at = coalesce({PersonKeys.Table}.erased_at, excluded.erased_at)
                where {PersonKeys.Table}.wrapped is not null
            """,
            $"delete from {Receipts.UniqueTable} where owner = any($1) and $2::timestamptz[] is not null",
            """
            with accounts as (select id from edu.mt_doc_accountcard where cast(data ->> 'personId' as uuid) = any($1)),
                 sessions as (delete from edu.mt_doc_signinsession where cast(data ->> 'accountId' as uuid) in (select id from accounts))
            delete from edu.mt_doc_credential where id in (select id from accounts) and $2::timestamptz[] is not null
            """
        })
        {
            await using var step = new NpgsqlCommand(sql, connection, transaction);
            step.Parameters.AddWithValue(people);
            step.Parameters.AddWithValue(times.Select(t => t.ToUniversalTime()).ToArray());
            await step.ExecuteNonQueryAsync(stop);
        }
        await transaction.CommitAsync(stop);
    }

    // States of streams and the list of names hold values in plain.
    private void Forget(IReadOnlyCollection<Guid> people)
    {
        keys.Forget(people);
        states.Clear();
        names.Clear();
    }
}
