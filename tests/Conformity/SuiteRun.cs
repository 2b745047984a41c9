using System.Diagnostics;
using System.Xml.Linq;

namespace EduEvents.Conformity;

/// <summary>Runs this suite in a process of its own and reads what became of each check.</summary>
public static class SuiteRun
{
    /// <summary>Runs all checks; their progress goes to stderr.</summary>
    /// <returns>The results by class and method, and whether the run ended green.</returns>
    public static async Task<(IReadOnlyDictionary<string, CheckResult> Results, bool Green)> Run()
    {
        var file = Path.Combine(Path.GetTempPath(), $"conformity-{Environment.ProcessId}.xml");
        try
        {
            var suiteFile = typeof(SuiteRun).Assembly.Location;
            var start = new ProcessStartInfo("dotnet", [suiteFile, "-noLogo", "-noColor", "-failSkips", "-result-xml", file]);
            start.RedirectStandardOutput = true;
            using var suite = Process.Start(start)!;
            while (await suite.StandardOutput.ReadLineAsync() is { } line) await Console.Error.WriteLineAsync(line);
            await suite.WaitForExitAsync();
            return File.Exists(file) ? (Read(XDocument.Load(file)), suite.ExitCode == 0) : (new Dictionary<string, CheckResult>(), false);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Reads xUnit's result file. A check of many cases passed when all its cases did.</summary>
    public static IReadOnlyDictionary<string, CheckResult> Read(XDocument file) => file.Descendants("test")
        .GroupBy(test => $"{test.Attribute("type")!.Value}.{test.Attribute("method")!.Value}")
        .ToDictionary(test => test.Key, test => test.All(Passed) ? CheckResult.Passed : CheckResult.Failed);

    private static bool Passed(XElement test) => test.Attribute("result")!.Value == "Pass";
}
