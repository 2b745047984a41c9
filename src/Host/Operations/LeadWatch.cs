using EduEvents.Host.Store;
using Npgsql;
using Wolverine.Runtime;
using Wolverine.Runtime.Agents;

namespace EduEvents.Host.Operations;

/// <summary>
/// On every Host: looks whether a build that came later has taken the lead. Then this Host offers itself no more for what follows the events, and
/// the Hosts of that build take it over within seconds; commands and reads go on here. The database refuses whatever it would still move on.
/// </summary>
public sealed partial class LeadWatch(NpgsqlDataSource source, IWolverineRuntime runtime, ILogger<LeadWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var told = false;
        using var timer = new PeriodicTimer(Pause);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                if (await Leads(stoppingToken)) continue;
                await Withdraw(stoppingToken);
                if (!told) Behind();
                told = true;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                NotLooked(e.Message);
            }
        }
    }

    private async Task<bool> Leads(CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        return await ProductBuild.PlaceOf(connection, stop) != LeadPlace.Behind;
    }

    // Again and again: a Host that was thought dead for a while enters itself anew, with all it once could carry.
    private async Task Withdraw(CancellationToken stop)
    {
        await using var withdraw = source.CreateCommand($"""
            with withdrawn as (update {StoreSetup.Schema}.wolverine_nodes set capabilities = array[]::text[] where id = $1 and cardinality(capabilities) > 0)
            select exists (select 1 from {StoreSetup.Schema}.wolverine_nodes where id <> $1 and cardinality(capabilities) > 0)
            """);
        withdraw.Parameters.AddWithValue(runtime.Options.UniqueNodeId);
        // What nobody else could take over is kept: it would only be given back, again and again.
        if (await withdraw.ExecuteScalarAsync(stop) is false) return;
        foreach (var carried in runtime.Agents.AllRunningAgentUris().Where(a => a.Scheme == EventSubscriptionAgentFamily.SchemeName))
            await runtime.Agents.StopLocallyAsync(carried);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A newer build of the product leads: its Hosts carry views, live messages and processes from now on")]
    private partial void Behind();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Which build leads could not be asked and is asked again: {Cause}")]
    private partial void NotLooked(string cause);
}
