using System.Text.Json.Nodes;
using EduEvents.Application.Security;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;

namespace EduEvents.Conformity.Security;

public sealed class SelfCheckChecks(Inspection school)
{
    [Fact]
    [Order("5.16")]
    public async Task The_product_checks_the_integrity_of_its_records_when_asked_and_shows_the_outcome()
    {
        var platform = await school.As(Roles.Platform);
        var (id, today) = (Guid.CreateVersion7(), SchoolTime.Day(LivedSchool.Now));
        await platform.Send("/api/security/request-integrity-check", new RequestIntegrityCheck(id, today));

        JsonNode? made = null;
        await Wait.Until(async () => (made = (await platform.Read<JsonNode>("/api/security/integrity"))["checks"]!.AsArray()
            .Select(c => c!["result"]!).FirstOrDefault(c => c["checkId"]!.GetValue<Guid>() == id)) is not null, "the check is made", TimeSpan.FromMinutes(1));

        Assert.True(made!["events"]!.GetValue<long>() > 0);
        Assert.Empty(made["faults"]!.AsArray());
    }

    [Fact]
    [Order("5.17")]
    public void Keys_and_secrets_are_files_that_nobody_else_may_read() => Assert.All(
        new DirectoryInfo(Path.Combine(Cluster.Folder, "keys")).EnumerateFiles(),
        f => Assert.Equal(UnixFileMode.None, f.UnixFileMode & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)));
}
