using System.Globalization;
using EduEvents.Application;
using EduEvents.Application.Security;
using EduEvents.Domain;
using EduEvents.Domain.Security;

namespace EduEvents.Host.Security;

/// <summary>
/// Looks at the program's own files when it starts and every hour. What it consists of is put on record at the start, so that files exchanged together
/// with their manifest show as a new installation; what differs from the manifest raises an alert (Order 456, p. 5.17).
/// </summary>
public sealed partial class ProgramWatch(ProgramFiles files, CommandPipeline pipeline, TimeProvider clock, ILogger<ProgramWatch> log) : BackgroundService
{
    /// <summary>Kinds of alerts raised here.</summary>
    public const string FilesChanged = "program.files_changed", Installed = "program.installed";

    private const int MostPaths = 10;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(2), Pause = TimeSpan.FromHours(1);

    /// <summary>Looks once and raises what is to be raised.</summary>
    public async Task<ProgramLook> Look(CancellationToken stop)
    {
        var look = await files.Look(stop);
        if (look.Faults.Count > 0)
        {
            var facts = look.Faults.Take(MostPaths).Select(f => new AlertFact(f.Fault, Http.Requests.Cut(f.Path)));
            await Raise(FilesChanged, string.Join('|', look.Faults), AlertSeverity.Critical,
                [new("program", look.Program), new("files", look.Faults.Count.ToString(CultureInfo.InvariantCulture)), .. facts], stop);
            Differs(look.Faults.Count, look.Faults[0].Path);
        }
        return look;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var known = false;
        for (var wait = First; !stoppingToken.IsCancellationRequested; wait = Pause)
        {
            try
            {
                await Task.Delay(wait, clock, stoppingToken);
                var look = await Look(stoppingToken);
                if (!known) await Record(look, stoppingToken);
                known = true;
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

    private async Task Record(ProgramLook look, CancellationToken stop)
    {
        if (look.Manifest is not { } manifest) return;
        var answer = await Send(new RecordProgram(look.Program, look.Version, manifest, look.Files), Guid.CreateVersion7(), stop);
        if (answer is { Recorded: > 0, Version: > 1 })
            await Raise(Installed, $"{look.Program} {answer.Version}", AlertSeverity.Warning,
                [new("program", look.Program), new("version", Http.Requests.Cut(look.Version)), new("manifest", manifest)], stop);
    }

    // The same files found again are the same alert.
    private Task<CommandAnswer> Raise(string kind, string what, AlertSeverity severity, IReadOnlyList<AlertFact> facts, CancellationToken stop)
    {
        var id = StableId.Of(kind, what);
        return Send(new RaiseAlert(id, kind, severity, facts, null), id, stop);
    }

    private Task<CommandAnswer> Send(ICommand command, Guid id, CancellationToken stop) => pipeline.Send(command, new()
    {
        Actor = Actor.System, Organisation = CommandContext.Platform, CommandId = id, Correlation = id.ToString(), Device = "program-watch"
    }, stop);

    [LoggerMessage(Level = LogLevel.Critical, Message = "{Count} files of the program are not as they were built, first: {First}")]
    private partial void Differs(int count, string first);

    [LoggerMessage(Level = LogLevel.Error, Message = "The files of the program could not be looked at and are tried again: {Cause}")]
    private partial void NotLooked(string cause);
}
