using System.Globalization;
using EduEvents.Application;
using EduEvents.Application.Security;
using EduEvents.Domain;
using EduEvents.Domain.Security;
using EduEvents.Host.Spread;

namespace EduEvents.Host.Security;

/// <summary>
/// One verification from beginning to end: the Verifier runs, its outcome is put on record, and what it found raises an alert
/// (Order 456, p. 5.16). A verification that cannot be made is an outcome too.
/// </summary>
public sealed class IntegrityCheck(Databases databases, VerifierProgram verifier, CommandPipeline pipeline)
{
    /// <summary>Kinds of alerts raised here.</summary>
    public const string Broken = "integrity.broken", NotChecked = "integrity.not_checked";

    private const int MostFaults = 100;

    /// <summary>Makes the check.</summary>
    /// <param name="due">The check.</param>
    /// <param name="progress">Told the number that is reached and the last sealed one.</param>
    /// <param name="stop">Breaks it off; then nothing is recorded.</param>
    /// <returns>What was reported, and the place in the log where it is recorded.</returns>
    public async Task<(VerifierReport Report, long Position)> Make(DueCheck due, Action<long, long> progress, CancellationToken stop)
    {
        var report = await Verify(progress, stop);
        var faults = report.Findings.Take(MostFaults).ToList();
        var position = await Send(new RecordIntegrityCheck(due.On, due.CheckId, report.Sound, report.Events, report.Blocks, report.HeadsHeld,
            Math.Round(report.Seconds, 3), faults), due.CheckId, stop);
        if (!report.Sound) await Send(Alert(due, report, faults), due.CheckId, stop);
        return (report, position);
    }

    private async Task<VerifierReport> Verify(Action<long, long> progress, CancellationToken stop)
    {
        try
        {
            var whole = new VerifierReport(true, 0, 0, 0, 0, 0, []);
            foreach (var database in databases.All) whole = Add(whole, await verifier.Run(database, progress, stop));
            return whole;
        }
        catch (NotVerified e)
        {
            return new(false, 0, 0, 0, 0, 0, [new(IntegrityFault.NotChecked, "", null, null, e.Message)]);
        }
    }

    // An organisation is in one database, so what was found tells its place by itself.
    private static VerifierReport Add(VerifierReport whole, VerifierReport part) => new(whole.Sound && part.Sound, whole.Events + part.Events,
        whole.Blocks + part.Blocks, whole.HeadsHeld + part.HeadsHeld, whole.Unsealed + part.Unsealed, whole.Seconds + part.Seconds,
        [.. whole.Findings, .. part.Findings]);

    // The same damage found again is the same alert; new damage is a new one. What one organisation suffers concerns it.
    private static RaiseAlert Alert(DueCheck due, VerifierReport report, List<IntegrityFault> faults)
    {
        var first = faults[0];
        if (first.Fault == IntegrityFault.NotChecked)
            return new(StableId.Of(NotChecked, due.CheckId), NotChecked, AlertSeverity.Warning, [new("check", due.CheckId.ToString())], null);
        var places = string.Join('|', faults.Select(f => $"{f.Fault} {f.Organisation} {f.Sequence} {f.Block}"));
        var organisations = faults.Select(f => f.Organisation).Distinct().ToList();
        return new(StableId.Of(Broken, places), Broken, AlertSeverity.Critical, [.. Facts(report, first)],
            organisations is [{ Length: > 0 } only] ? only : null);
    }

    private static IEnumerable<AlertFact> Facts(VerifierReport report, IntegrityFault first)
    {
        yield return new("faults", Number(report.Findings.Count));
        yield return new("fault", first.Fault);
        if (first.Sequence is { } sequence) yield return new("event", Number(sequence));
        if (first.Block is { } block) yield return new("block", Number(block));
    }

    private async Task<long> Send(ICommand command, Guid check, CancellationToken stop) => (await pipeline.Send(command, new()
    {
        Actor = Actor.System, Organisation = CommandContext.Platform, CommandId = StableId.Of(command.GetType().Name, check),
        Correlation = check.ToString(), Device = "integrity"
    }, stop)).Position;

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
