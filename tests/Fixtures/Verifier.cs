using System.Diagnostics;
using System.Text.Json.Nodes;

namespace EduEvents.Fixtures;

/// <summary>Runs tools/Verifier as a process of its own, as an inspector would.</summary>
public static class Verifier
{
    /// <summary>Verifies a database.</summary>
    /// <returns>The report.</returns>
    public static async Task<JsonNode> Database(string connectionString, string key, string? heads = null)
    {
        List<string> arguments = ["database", "--connection", connectionString, "--key", key, "--json"];
        if (heads is not null) arguments.AddRange(["--heads", heads]);
        var (_, output) = await Run(arguments);
        return JsonNode.Parse(output)!;
    }

    /// <summary>Runs it with arguments.</summary>
    public static async Task<(int ExitCode, string Output)> Run(IEnumerable<string> arguments)
    {
        var build = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/')))!;
        var program = Path.Combine(Cluster.Checkout, "tools/Verifier/bin", build, "net10.0/EduEvents.Verifier.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
