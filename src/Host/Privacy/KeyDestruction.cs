using EduEvents.Domain.Privacy;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Subscriptions;

namespace EduEvents.Host.Privacy;

/// <summary>An ordered erasure is carried out, by one Host, and again from the same place when it was broken off.</summary>
public sealed class KeyDestruction : SubscriptionBase
{
    private readonly Func<Erasing> _erasing;

    public KeyDestruction(Func<Erasing> erasing)
    {
        _erasing = erasing;
        Name = "key-destruction";
        IncludeType<PersonErased>();
    }

    /// <inheritdoc />
    public override async Task<IChangeListener> ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations, CancellationToken cancellationToken)
    {
        foreach (var e in page.Events.Select(e => e.Data).OfType<PersonErased>()) await _erasing().Destroy(e.PersonId, cancellationToken);
        return NullChangeListener.Instance;
    }
}

/// <summary>On every Host: what another one has destroyed is forgotten here too, within a second.</summary>
public sealed partial class ErasureWatch(Erasing erasing, TimeProvider clock, ILogger<ErasureWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var reached = DateTimeOffset.UnixEpoch;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                reached = await erasing.TakeOver(reached, stoppingToken);
                await Task.Delay(Pause, clock, stoppingToken);
            }
            catch (Npgsql.NpgsqlException e)
            {
                NotAsked(e.Message);
                await Task.Delay(Pause, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What other Hosts have erased could not be asked for: {Cause}")]
    private partial void NotAsked(string cause);
}
