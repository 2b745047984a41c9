using EduEvents.Conformity;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

switch (args)
{
    case ["table", "--markdown"]:
        await File.WriteAllTextAsync(RequirementsPage.Path, RequirementsPage.Text());
        Console.WriteLine($"Written: {RequirementsPage.Path}");
        return 0;
    case ["table", .. var options]:
        var (results, green) = await SuiteRun.Run();
        var points = Coverage.Of(Point.All, Check.All, results);
        var language = options.SkipWhile(o => o != "--language").ElementAtOrDefault(1) ?? "en";
        Console.WriteLine(options.Contains("--json") ? Printing.Json(points) : Printing.Table(points, language));
        return green ? 0 : 1;
    // How the test platform of the SDK asks, as by `dotnet test`.
    case var _ when args.Any(a => a is "--server" or "--internal-msbuild-node"):
        return await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
    default:
        return await ConsoleRunner.Run(args);
}
