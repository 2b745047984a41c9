using EduEvents.Host.Store;
using Npgsql;
using Wolverine.Runtime;

namespace EduEvents.Host.Operations;

/// <summary>One of the Hosts upon the database.</summary>
/// <param name="Id">The Host; another one after each start.</param>
/// <param name="IsThis">True for the one that answers.</param>
/// <param name="SeenAt">When it last showed that it lives.</param>
/// <param name="Carries">What follows the events here: views, live-feed, and each process.</param>
public sealed record HostDuty(Guid Id, bool IsThis, DateTimeOffset SeenAt, IReadOnlyList<string> Carries);

/// <summary>Tells which Host carries what.</summary>
public sealed class HostDuties(NpgsqlDataSource source, IWolverineRuntime runtime)
{
    /// <summary>Every Host that has entered itself and was not missed yet, in the order of their starts.</summary>
    public async Task<IReadOnlyList<HostDuty>> All(CancellationToken stop)
    {
        await using var read = source.CreateCommand($"""
            select n.id, n.health_check, coalesce(array_agg(a.id order by a.id) filter (where a.id like 'event-subscriptions:%'), array[]::varchar[])
            from {StoreSetup.Schema}.wolverine_nodes n left join {StoreSetup.Schema}.wolverine_node_assignments a on a.node_id = n.id
            group by n.id, n.health_check, n.node_number order by n.node_number
            """);
        await using var rows = await read.ExecuteReaderAsync(stop);
        List<HostDuty> hosts = [];
        while (await rows.ReadAsync(stop))
            hosts.Add(new(rows.GetGuid(0), rows.GetGuid(0) == runtime.Options.UniqueNodeId, rows.GetFieldValue<DateTimeOffset>(1), [.. rows.GetFieldValue<string[]>(2).Select(Name)]));
        return hosts;
    }

    // The address ends in the name and the part of it, which is always all.
    private static string Name(string address) => address.Split('/', StringSplitOptions.RemoveEmptyEntries)[^2];
}
