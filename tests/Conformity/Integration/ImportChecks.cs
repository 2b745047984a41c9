using System.Diagnostics;
using EduEvents.Fixtures;

namespace EduEvents.Conformity.Integration;

public sealed class ImportChecks(Inspection school)
{
    private const int Learners = 40;

    [Fact]
    [Order("16", Missing = "Sending to others, exchange without a file, and what OneRoster does not carry: marks and attendance.")]
    public async Task A_bundle_of_another_system_becomes_a_school_and_a_second_reading_changes_nothing()
    {
        var bundle = Path.Combine(Path.GetTempPath(), $"bundle-{Guid.CreateVersion7():N}.zip");
        await Run("make", bundle, "--learners", $"{Learners}", "--schools", "1");
        var first = await Run("oneroster", bundle);
        var second = await Run("oneroster", bundle);
        File.Delete(bundle);

        Assert.Contains($"learners {Learners}", first, StringComparison.Ordinal);
        Assert.Contains("\n0 new events", second, StringComparison.Ordinal);
    }

    // The program as an operator runs it, beside the running product.
    private async Task<string> Run(params string[] arguments)
    {
        var build = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/')))!;
        var program = Path.Combine(Cluster.Checkout, "tools/Importers/bin", build, "net10.0/EduEvents.Importers.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["EDUEVENTS_DATA"], start.Environment["ConnectionStrings__EduEvents"]) = (Cluster.Folder, school.ConnectionString);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output);
        return output;
    }
}
