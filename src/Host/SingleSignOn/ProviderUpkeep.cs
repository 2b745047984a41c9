using EduEvents.Application;
using EduEvents.Projections.Access;
using Marten;
using OpenIddict.Abstractions;

namespace EduEvents.Host.SingleSignOn;

/// <summary>Turns keys when it is time, and throws codes and tokens away that have been over for two weeks.</summary>
public sealed partial class ProviderUpkeep(
    ProviderKeys keys, IServiceScopeFactory scopes, IDocumentStore store, TimeProvider clock, ILogger<ProviderUpkeep> log) : BackgroundService
{
    /// <summary>How long what is over is kept: the second use of a code or of a refresh token shall be known as such.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    private static readonly TimeSpan First = TimeSpan.FromMinutes(5), Pause = TimeSpan.FromHours(1);

    /// <summary>Throws away what is over; where there is no client there is nothing.</summary>
    public async Task Prune(CancellationToken stop)
    {
        await using (var platform = store.QuerySession(CommandContext.Platform))
            if (!await platform.Query<ClientCard>().AnyAsync(stop)) return;
        await using var scope = scopes.CreateAsyncScope();
        var before = clock.GetUtcNow() - Kept;
        await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(before, stop);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(before, stop);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not while the product starts.
        for (var wait = First; !stoppingToken.IsCancellationRequested; wait = Pause)
        {
            try
            {
                await Task.Delay(wait, clock, stoppingToken);
                keys.Turn();
                await Prune(stoppingToken);
            }
            catch (Exception e) when (e is Npgsql.NpgsqlException or IOException or Microsoft.EntityFrameworkCore.DbUpdateException)
            {
                Put(e.Message);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Keys and tokens of single sign-on could not be looked after: {Cause}")]
    private partial void Put(string cause);
}
