using EduEvents.Application;
using EduEvents.Projections.Access;
using EduEvents.Projections.People;
using Marten;
using Npgsql;

namespace EduEvents.Host.Audit;

/// <summary>Somebody looked at a person's data.</summary>
/// <param name="Number">Number of the note; the next page begins before it.</param>
/// <param name="From">When.</param>
/// <param name="Until">The last of equal looks together.</param>
/// <param name="Times">How many.</param>
/// <param name="Account">Who.</param>
/// <param name="Name">Name of the account; null once erased.</param>
/// <param name="Role">The role by which it was allowed.</param>
/// <param name="Permission">The right; it says what kind of data was seen.</param>
/// <param name="What">What was opened.</param>
/// <param name="Reach">person, group or organisation: how many others were seen with the person.</param>
/// <param name="Address">From where.</param>
/// <param name="Device">By which device.</param>
public sealed record Look(
    long Number, DateTimeOffset From, DateTimeOffset Until, int Times, Guid Account, string? Name, string Role, string Permission, string What, string Reach,
    string Address, string Device);

/// <summary>
/// "Who looked at my child's card": every look at the person, at a class or subgroup while the person was in it, and at lists of the whole
/// organisation.
/// </summary>
public sealed class WhoLooked(IDocumentStore store, IDatabases databases)
{
    /// <summary>Looks of one page.</summary>
    public const int PageSize = 50;

    private const string Columns = "id, at, until, times, account, role, permission, what, person is not null, group_id is not null, address, device";

    /// <summary>Looks at a person, newest first.</summary>
    /// <param name="session">Reads the organisation.</param>
    /// <param name="person">The person.</param>
    /// <param name="before">Number of the last look that was shown.</param>
    /// <param name="stop">Breaks off.</param>
    public async Task<IReadOnlyList<Look>> At(IQuerySession session, Guid person, long? before, CancellationToken stop)
    {
        var card = await session.LoadAsync<PersonCard>(person, stop);
        Membership[] stays = [.. card?.Memberships ?? [], .. card?.Subgroups ?? []];
        // Each part walks its own index and stops early.
        await using var find = databases.Of(session.TenantId).Source.CreateCommand($"""
            select * from (
                (select {Columns} from {ReadLog.Table} where tenant_id = $1 and person = $2 and id < $3 order by id desc limit {PageSize})
                union
                (select {Columns} from {ReadLog.Table} n where tenant_id = $1 and group_id = any($4) and person is null and id < $3 and exists (
                    select 1 from unnest($4, $5, $6) as s (g, f, u)
                    where g = group_id and {ReadLog.LocalDay} between f and u)
                order by id desc limit {PageSize})
                union
                (select {Columns} from {ReadLog.Table} where tenant_id = $1 and person is null and group_id is null and id < $3
                order by id desc limit {PageSize})) looks
            order by 1 desc limit {PageSize}
            """);
        find.Parameters.AddWithValue(session.TenantId);
        find.Parameters.AddWithValue(person);
        find.Parameters.AddWithValue(before ?? long.MaxValue);
        find.Parameters.AddWithValue(stays.Select(s => s.GroupId).ToArray());
        find.Parameters.AddWithValue(stays.Select(s => s.From).ToArray());
        find.Parameters.AddWithValue(stays.Select(s => s.To ?? new DateOnly(9999, 12, 31)).ToArray());
        return await WithNames(await Rows(find, stop), stop);
    }

    private static async Task<List<Look>> Rows(NpgsqlCommand find, CancellationToken stop)
    {
        await using var rows = await find.ExecuteReaderAsync(stop);
        List<Look> looks = [];
        while (await rows.ReadAsync(stop))
            looks.Add(new(rows.GetInt64(0), rows.GetFieldValue<DateTimeOffset>(1), rows.GetFieldValue<DateTimeOffset>(2), rows.GetInt32(3), rows.GetGuid(4), null,
                rows.GetString(5), rows.GetString(6), rows.GetString(7), rows.GetBoolean(8) ? "person" : rows.GetBoolean(9) ? "group" : "organisation",
                rows.GetString(10), rows.GetString(11)));
        return looks;
    }

    private async Task<IReadOnlyList<Look>> WithNames(List<Look> looks, CancellationToken stop)
    {
        await using var platform = store.QuerySession(CommandContext.Platform);
        var names = (await platform.LoadManyAsync<AccountCard>(stop, looks.Select(l => l.Account).Distinct()))
            .ToDictionary(a => a.Id, a => a.DisplayName.Value);
        return [.. looks.Select(l => l with { Name = names.GetValueOrDefault(l.Account) })];
    }
}
