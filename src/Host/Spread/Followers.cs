using EduEvents.Host.Live;
using EduEvents.Host.Operations;
using EduEvents.Host.Security;

namespace EduEvents.Host.Spread;

/// <summary>
/// Opens further databases as they are entered in the directory, and follows the log of each: views, processes, seals, live messages and
/// roll-ups, spread over the Hosts in each database by itself.
/// </summary>
public sealed partial class Followers(Databases databases, HostSettings settings, IServiceProvider product, ILogger<Followers> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private const int LooksBetweenOpenings = 5;
    private readonly Dictionary<string, IHost> _following = [];

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await databases.Open(Away, cancellationToken);
        await Follow(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_following.Values.Select(async host =>
        {
            await host.StopAsync(cancellationToken);
            host.Dispose();
        }));
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        for (var look = 1; !stoppingToken.IsCancellationRequested; look++)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                if (look % LooksBetweenOpenings == 0) await databases.Open(Away, stoppingToken);
                else await databases.Refresh(stoppingToken);
                await Follow(stoppingToken);
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

    private async Task Follow(CancellationToken stop)
    {
        foreach (var database in databases.All.Where(d => d != databases.Main && !_following.ContainsKey(d.Name)))
        {
            var host = Build(database);
            await host.StartAsync(stop);
            _following[database.Name] = host;
            Opened(database.Name);
        }
    }

    private IHost Build(HeldDatabase database)
    {
        var builder = new HostBuilder();
        EduEventsHost.AddLog(builder, settings, _ => (product, database.Database));
        return builder.ConfigureServices(services => services
            .AddSingleton(product.GetRequiredService<ILoggerFactory>()).AddSingleton(database.Source)
            .AddHostedService<LeadWatch>()
            .AddHostedService(_ => Sealer.Of(product, database))
            .AddHostedService(_ => LiveRelay.Of(product, database.Database))
            .AddHostedService(_ => LogTeller.Of(product, database.Database))
            .AddHostedService(_ => RollUp.Of(product, database))).Build();
    }

    private void Away(string name, Exception why) => NotOpened(name, why.Message);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database {Name} is open")]
    private partial void Opened(string name);

    [LoggerMessage(Level = LogLevel.Error, Message = "The database {Name} cannot be used now and is tried again: {Cause}")]
    private partial void NotOpened(string name, string cause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The directory of databases could not be read: {Cause}")]
    private partial void NotLooked(string cause);
}
