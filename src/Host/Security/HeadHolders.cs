using System.Globalization;
using EduEvents.Domain.Security;
using EduEvents.Host.Spread;

namespace EduEvents.Host.Security;

/// <summary>Somebody outside who keeps heads, so that a rewritten log is found even when whoever rewrote it holds the signing key.</summary>
public interface IHeadHolder
{
    /// <summary>Hands a signed head over. The same head again changes nothing.</summary>
    /// <exception cref="InvalidDataException">Another head of this size is held already: the log was rewritten or forked.</exception>
    Task Keep(string log, long size, string checkpoint, CancellationToken stop);
}

/// <summary>A folder, best on another disk or machine; a head once written is never overwritten.</summary>
public sealed class FolderHolder(string folder) : IHeadHolder
{
    /// <inheritdoc />
    public async Task Keep(string log, long size, string checkpoint, CancellationToken stop)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, log)).FullName, size.ToString("D12", CultureInfo.InvariantCulture) + ".checkpoint");
        if (File.Exists(path))
        {
            if (await File.ReadAllTextAsync(path, stop) != checkpoint) throw new InvalidDataException($"Another head over {size} leaves of {log} was handed over before.");
            return;
        }
        await File.WriteAllTextAsync($"{path}.new", checkpoint, stop);
        File.Move($"{path}.new", path, overwrite: false);
    }
}

/// <summary>Seals in the background, at most once an interval, and hands the newest head of the log of blocks over.</summary>
public sealed partial class Sealer(HeldDatabase database, Sealing sealing, IHeadHolder holder, TimeProvider clock, ILogger<Sealer> log)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>The one that seals a database.</summary>
    public static Sealer Of(IServiceProvider product, HeldDatabase database) => ActivatorUtilities.CreateInstance<Sealer>(product, database,
        ActivatorUtilities.CreateInstance<Sealing>(product, database.Source, database.Key), new FolderHolder(database.HeadsFolder));

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                await SealAll(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (InvalidDataException e)
            {
                LogForked(e.Message);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                SealingFailed(e.Message);
            }
        }
    }

    /// <summary>Seals until nothing is left, then hands the head over.</summary>
    public async Task SealAll(CancellationToken stop)
    {
        var newest = default(SealedBlock);
        while (await sealing.SealNext(stop) is { } block) newest = block;
        if (newest is null || (await SealProofs.Heads(database, "", stop)).Blocks is not { } checkpoint) return;
        var size = long.Parse(checkpoint.Split('\n')[1], CultureInfo.InvariantCulture);
        await holder.Keep(SealedLogs.Blocks, size, checkpoint, stop);
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The sealed log is not the one handed over before: {Cause}")]
    private partial void LogForked(string cause);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sealing failed and is tried again: {Cause}")]
    private partial void SealingFailed(string cause);
}
