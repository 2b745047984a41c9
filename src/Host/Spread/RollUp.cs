using System.Globalization;
using EduEvents.Projections.Access;
using EduEvents.Projections.Organisation;
using EduEvents.Projections.Reports;
using Marten;
using Marten.Linq.LastModified;
using Npgsql;

namespace EduEvents.Host.Spread;

/// <summary>
/// Carries what districts and the ministry look at from the views of one database into the main one: which organisations there are and where, and
/// their days in numbers. So a report over a thousand schools reads one table and never asks them all. One Host at a time carries; only what was
/// changed since is read, and what is carried twice is the same.
/// </summary>
public sealed partial class RollUp(HeldDatabase database, Databases databases, IDocumentStore store, ILogger<RollUp> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10), Overlap = TimeSpan.FromMinutes(1);

    /// <summary>The one that carries out of a database.</summary>
    public static RollUp Of(IServiceProvider product, HeldDatabase database) => ActivatorUtilities.CreateInstance<RollUp>(product, database);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                await Carry(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                NotCarried(database.Name, e.Message);
            }
        }
    }

    /// <summary>Carries what was changed since the last time.</summary>
    public async Task Carry(CancellationToken stop)
    {
        await using var connection = await database.Source.OpenConnectionAsync(stop);
        if (!await Ask<bool>(connection, "select pg_try_advisory_lock(hashtext('eduevents.roll_up'))", stop)) return;
        try
        {
            var since = await Since(stop);
            // The database's own clock stamps documents; one that was committed late may bear an earlier stamp.
            var now = await Ask<DateTime>(connection, "select now()", stop);
            if (database != databases.Main) await CarryOrganisations(since, stop);
            await CarryDays(connection, since, stop);
            await Done(new DateTimeOffset(now, TimeSpan.Zero) - Overlap, stop);
        }
        finally
        {
            await Ask<bool>(connection, "select pg_advisory_unlock(hashtext('eduevents.roll_up'))", CancellationToken.None);
        }
    }

    private async Task<DateTimeOffset> Since(CancellationToken stop)
    {
        await using var read = databases.Main.Source.CreateCommand($"select until from {SpreadTables.RolledUp} where database = $1");
        read.Parameters.AddWithValue(database.Name);
        return await read.ExecuteScalarAsync(stop) is DateTime until ? new(until, TimeSpan.Zero) : DateTimeOffset.UnixEpoch;
    }

    private async Task Done(DateTimeOffset until, CancellationToken stop)
    {
        await using var write = databases.Main.Source.CreateCommand(
            $"insert into {SpreadTables.RolledUp} (database, until) values ($1, $2) on conflict (database) do update set until = excluded.until");
        write.Parameters.AddWithValue(database.Name);
        write.Parameters.AddWithValue(until.ToUniversalTime());
        await write.ExecuteNonQueryAsync(stop);
    }

    // The list of organisations and their places are asked for across all of them, so the main database holds those of every database.
    private async Task CarryOrganisations(DateTimeOffset since, CancellationToken stop)
    {
        await using var from = store.QuerySession(PlacedTenancy.SessionOn(store, database.Database));
        var cards = await from.Query<OrganisationCard>().Where(c => c.AnyTenant() && c.ModifiedSince(since)).ToListAsync(stop);
        var places = await from.Query<OrganisationPlace>().Where(p => p.AnyTenant() && p.ModifiedSince(since)).ToListAsync(stop);
        await using var to = store.LightweightSession(PlacedTenancy.SessionOn(store, databases.Main.Database));
        foreach (var card in cards.Where(c => IsHere($"{c.Id:N}"))) to.ForTenant($"{card.Id:N}").Store(card);
        foreach (var place in places.Where(p => IsHere($"{p.Id:N}"))) to.ForTenant($"{place.Id:N}").Store(place);
        await to.SaveChangesAsync(stop);
    }

    private async Task CarryDays(NpgsqlConnection connection, DateTimeOffset since, CancellationToken stop)
    {
        await using var read = new NpgsqlCommand(Days, connection);
        read.Parameters.AddWithValue(since.ToUniversalTime());
        List<object[]> found = [];
        await using (var rows = await read.ExecuteReaderAsync(stop))
            while (await rows.ReadAsync(stop))
            {
                var row = new object[rows.FieldCount];
                rows.GetValues(row);
                if (IsHere(((Guid)row[1]).ToString("N"))) found.Add(row);
            }
        if (found.Count == 0) return;
        await using var write = databases.Main.Source.CreateCommand(Into);
        write.Parameters.AddWithValue(found.Select(r => (DateOnly)r[0]).ToArray());
        write.Parameters.AddWithValue(found.Select(r => (Guid)r[1]).ToArray());
        for (var column = 2; column < Numbers.Length + 2; column++) write.Parameters.AddWithValue(found.Select(r => Convert.ToInt32(r[column], CultureInfo.InvariantCulture)).ToArray());
        write.Parameters.AddWithValue(found.Select(r => (decimal)r[Numbers.Length + 2]).ToArray());
        await write.ExecuteNonQueryAsync(stop);
    }

    // A view that was left behind by a move says nothing any more.
    private bool IsHere(string organisation) => databases.Of(organisation).Name == database.Name;

    private static readonly string[] Numbers = ["learners", "came", "inside", "lessons_opened", "lessons_closed", "marks", "expected", "absent", "meals"];

    private static readonly string Days = $"""
        select (d.data ->> 'on')::date, d.tenant_id::uuid,
            (select count(*) from edu.mt_doc_{nameof(Projections.People.PersonCard).ToLowerInvariant()} p
                where p.tenant_id = d.tenant_id and p.data ->> 'groupId' is not null),
            (select count(*) from jsonb_object_keys(d.data -> 'lastPass')), jsonb_array_length(d.data -> 'inside'),
            (d.data ->> 'lessonsOpened')::int, (d.data ->> 'lessonsClosed')::int, (d.data ->> 'marksEntered')::int,
            (select coalesce(sum((c.value ->> 'expected')::int), 0) from jsonb_each(d.data -> 'classes') c),
            (select coalesce(sum((c.value ->> 'absent')::int), 0) from jsonb_each(d.data -> 'classes') c),
            (d.data ->> 'mealsServed')::int, (d.data ->> 'mealsSum')::numeric
        from edu.mt_doc_{nameof(SchoolDay).ToLowerInvariant()} d
        where d.mt_last_modified >= $1 and d.tenant_id ~ '^[0-9a-f]{"{32}"}$' and (d.data ->> 'on')::date > '0001-01-01'
        """;

    private static readonly string Into = $"""
        insert into {SpreadTables.Day} (on_day, organisation, {string.Join(", ", Numbers)}, meals_sum)
        select * from unnest({string.Join(", ", Enumerable.Range(1, Numbers.Length + 3).Select(n => $"${n}"))})
        on conflict (on_day, organisation) do update set
            {string.Join(", ", Numbers.Append("meals_sum").Select(n => $"{n} = excluded.{n}"))}
        """;

    private static async Task<T> Ask<T>(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(stop))!;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The numbers of the database {Name} were not carried and are tried again: {Cause}")]
    private partial void NotCarried(string name, string cause);
}
