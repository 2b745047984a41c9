using System.Text.Json.Nodes;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using EduEvents.Host.Operations;
using EduEvents.Host.Security;
using Microsoft.Extensions.DependencyInjection;

namespace EduEvents.Conformity.Security;

/// <summary>The product installed: a copy of what its build has made, with the manifest of the build.</summary>
public sealed class InstalledProduct : App
{
    /// <summary>Where it is installed.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("eduevents-installed-").FullName;

    /// <inheritdoc />
    protected override HostSettings Settings => base.Settings with { ProgramFolder = Folder };

    /// <inheritdoc />
    public override async ValueTask InitializeAsync()
    {
        var build = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/')))!;
        var made = Path.Combine(Cluster.Checkout, "src/Host/bin", build, "net10.0");
        foreach (var file in Directory.EnumerateFiles(made, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(made, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        await base.InitializeAsync();
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}

public sealed class ProgramChecks(InstalledProduct app) : IClassFixture<InstalledProduct>
{
    [Fact]
    [Order("5.17")]
    public async Task A_changed_file_of_the_program_raises_an_alert_and_is_shown()
    {
        var officer = await (await TestSchool.Found(app)).With(Roles.SecurityOfficer, Scope.Platform);
        await Wait.Until(async () => (await officer.Get("/api/security/program")).IsSuccessStatusCode, "the files were looked at");
        var sound = await officer.Read<JsonNode>("/api/security/program");
        await File.AppendAllTextAsync(Path.Combine(app.Folder, "EduEvents.Host.dll"), "x");
        await app.Services.GetRequiredService<ProgramWatch>().Look(TestContext.Current.CancellationToken);
        var broken = await officer.Read<JsonNode>("/api/security/program");
        JsonNode? alert = null;
        await Wait.Until(async () => (alert = (await officer.Read<JsonArray>("/api/security/alerts?all=yes"))
            .FirstOrDefault(a => (string)a!["kind"]! == ProgramWatch.FilesChanged)) is not null, "the alert");

        Assert.Empty(sound["faults"]!.AsArray());
        Assert.Equal(["changed EduEvents.Host.dll"], broken["faults"]!.AsArray().Select(f => $"{f!["fault"]} {f["path"]}"));
        Assert.Equal("critical", (string)alert!["severity"]!);
    }
}
