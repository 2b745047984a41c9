using EduEvents.Fixtures;

namespace EduEvents.Integration.Hosts;

/// <summary>The product is compiled when it is built: no compiler is shipped with it, and none is at work in the running one.</summary>
public sealed class CompilerTests
{
    private static readonly string[] Compilers = ["Microsoft.CodeAnalysis", "JasperFx.RuntimeCompiler", "Wolverine.RuntimeCompilation"];

    [Fact]
    public async Task A_running_Host_has_no_compiler()
    {
        var database = await Cluster.FreshDatabase(TestContext.Current.CancellationToken);
        using (var host = await HostProcess.Start(database))
        {
            // Also once views and processes are spread over Hosts.
            await Wait.Until(() => Log.Ask<bool>(database, "select exists (select 1 from edu.mt_event_progression where name = 'views:All')"), "the views follow the events");
            Assert.Contains("Wolverine.dll", host.Loaded);
            Assert.DoesNotContain(host.Loaded, IsCompiler);
        }
        await Cluster.Drop(database);
    }

    [Fact]
    public async Task None_is_shipped()
    {
        var needed = await File.ReadAllTextAsync(Path.Combine(HostProcess.ProgramFolder, "EduEvents.Host.deps.json"), TestContext.Current.CancellationToken);
        Assert.Contains("WolverineFx", needed, StringComparison.Ordinal);
        Assert.All(Compilers, c => Assert.DoesNotContain(c, needed, StringComparison.Ordinal));
        Assert.DoesNotContain(Directory.EnumerateFiles(HostProcess.ProgramFolder).Select(Path.GetFileName), f => IsCompiler(f!));
    }

    private static bool IsCompiler(string file) => Compilers.Any(c => file.StartsWith(c, StringComparison.Ordinal));
}
