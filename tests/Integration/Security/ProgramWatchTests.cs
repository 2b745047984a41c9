using System.Diagnostics;
using System.Text.Json.Nodes;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using EduEvents.Host.Operations;
using EduEvents.Host.Security;
using Microsoft.Extensions.DependencyInjection;

namespace EduEvents.Integration.Security;

/// <summary>The product watches over its own files (Order 456, p. 5.17). The manifest is written by sha256sum, as anybody could.</summary>
public sealed class ProgramWatchTests(ProgramWatchTests.Installed app) : IClassFixture<ProgramWatchTests.Installed>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_changed_a_missing_and_a_foreign_file_raise_an_alert_and_another_installation_is_told()
    {
        var officer = await (await TestSchool.Found(app)).With(Roles.SecurityOfficer, Scope.Platform);
        await Wait.Until(async () => await Installations() == 1, "what was installed is on record");
        var sound = await officer.Read<JsonNode>("/api/security/program");
        Assert.Equal((3, 0), ((int)sound["files"]!, sound["faults"]!.AsArray().Count));
        Assert.Empty(await Alerts(officer, ProgramWatch.FilesChanged));

        await app.Write("product.dll", "changed");
        File.Delete(app.PathOf("lib/part.dll"));
        await app.Write("lib/foreign.dll", "x");
        await app.Services.GetRequiredService<ProgramWatch>().Look(Stop);
        await Wait.Until(async () => (await Alerts(officer, ProgramWatch.FilesChanged)).Count == 1, "the alert");
        var facts = (await Alerts(officer, ProgramWatch.FilesChanged))[0]["facts"]!.AsArray().Select(f => $"{f!["name"]} {f["value"]}").ToList();
        Assert.Superset(new HashSet<string> { "files 3", "changed product.dll", "missing lib/part.dll", "added lib/foreign.dll" }, facts.ToHashSet());
        var faults = (await officer.Read<JsonNode>("/api/security/program"))["faults"]!.AsArray().Select(f => $"{f!["fault"]} {f["path"]}");
        Assert.Equal(["added lib/foreign.dll", "missing lib/part.dll", "changed product.dll"], faults);
        await app.Services.GetRequiredService<ProgramWatch>().Look(Stop);
        Assert.Single(await Alerts(officer, ProgramWatch.FilesChanged));

        // Whoever writes the manifest anew as well leaves a trace: it is another installation.
        app.Sum();
        var again = await app.StartHost();
        try
        {
            await Wait.Until(async () => await Installations() == 2 && (await Alerts(officer, ProgramWatch.Installed)).Count == 1, "the other installation is told");
            Assert.Empty((await again.Services.GetRequiredService<ProgramFiles>().Look(Stop)).Faults);
        }
        finally
        {
            await again.StopAsync(Stop);
            await again.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_build_has_made_a_manifest_that_its_own_files_agree_with()
    {
        var build = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/')))!;
        var folder = Path.Combine(Cluster.Checkout, "src/Host/bin", build, "net10.0");
        var look = await new ProgramFiles(new() { DataFolder = Cluster.Folder, ProgramFolder = folder }, TimeProvider.System).Look(Stop);
        Assert.Empty(look.Faults);
        Assert.True(look.Files > 100);
        Assert.Equal(0, Run(folder, "sha256sum --check --quiet program.manifest"));
    }

    private Task<long> Installations() => Log.Ask<long>(app.ConnectionString,
        "select count(*) from edu.mt_events where type = 'security.program_installed' and $1 <> '00000000-0000-0000-0000-000000000000'", Guid.CreateVersion7());

    private static async Task<List<JsonNode>> Alerts(Sender officer, string kind) =>
        [.. (await officer.Read<JsonArray>("/api/security/alerts?all=yes")).Where(a => (string)a!["kind"]! == kind).Select(a => a!)];

    private static int Run(string folder, string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", command]) { WorkingDirectory = folder })!;
        shell.WaitForExit();
        return shell.ExitCode;
    }

    /// <summary>The product installed in a folder of its own.</summary>
    public sealed class Installed : App
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("eduevents-program-").FullName;

        protected override HostSettings Settings => base.Settings with { ProgramFolder = _folder };

        public string PathOf(string file) => Path.Combine(_folder, file);

        public async Task Write(string file, string text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
            await File.WriteAllTextAsync(PathOf(file), text);
        }

        public void Sum() => Assert.Equal(0, Run(_folder, "find * -type f ! -name program.manifest -print0 | sort -z | xargs -0 sha256sum > program.manifest"));

        public override async ValueTask InitializeAsync()
        {
            foreach (var file in new[] { "product.dll", "lib/part.dll", "reference/norms.json" }) await Write(file, file);
            Sum();
            await base.InitializeAsync();
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
