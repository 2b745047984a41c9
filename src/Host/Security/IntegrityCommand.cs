using EduEvents.Domain;
using EduEvents.Host.Operations;

namespace EduEvents.Host.Security;

/// <summary>verify: makes a check now, with a progress bar, and tells what was found.</summary>
public static class IntegrityCommand
{
    /// <summary>Makes the check.</summary>
    /// <returns>0 sound, 1 something found in the log or in the program's own files, 2 not made.</returns>
    public static async Task<int> Run(IServiceProvider services, CancellationToken stop)
    {
        var due = new DueCheck(Guid.CreateVersion7(), SchoolTime.Day(services.GetRequiredService<TimeProvider>().GetUtcNow()));
        var (report, _) = await services.GetRequiredService<IntegrityCheck>().Make(due, new ProgressBar("verify").Show, stop);
        Console.WriteLine();
        foreach (var fault in report.Findings)
            Console.WriteLine($"{fault.Fault}: {fault.Text}{(fault.Organisation.Length > 0 ? $" Organisation {fault.Organisation}." : "")}"
                + (fault.Before is { } before ? $" Between {fault.After:u} and {before:u}." : ""));
        var program = await Program(services, stop);
        if (report.Findings is [{ Fault: Domain.Security.IntegrityFault.NotChecked }]) return 2;
        Console.WriteLine($"{report.Events:N0} events in {report.Blocks:N0} blocks, {report.HeadsHeld:N0} heads of others compared, {report.Unsealed:N0} events "
            + $"newer than the last block; {report.Seconds:N1} s, {report.Events / Math.Max(report.Seconds, 0.001):N0} events a second.");
        Console.WriteLine(report.Sound ? "Sound." : $"Found: {report.Findings.Count}.");
        return report.Sound && program ? 0 : 1;
    }

    // This program's own files; one that serves elsewhere looks at its own.
    private static async Task<bool> Program(IServiceProvider services, CancellationToken stop)
    {
        var look = await services.GetRequiredService<ProgramWatch>().Look(stop);
        foreach (var fault in look.Faults) Console.WriteLine($"program file {fault.Fault}: {fault.Path}");
        Console.WriteLine(look.Manifest is null ? "The program was built without a manifest; its own files were not compared."
            : $"{look.Files:N0} files of {look.Program} compared with its manifest, {look.Faults.Count:N0} differ.");
        return look.Faults.Count == 0;
    }
}
