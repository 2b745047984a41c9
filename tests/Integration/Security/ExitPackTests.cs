using System.IO.Compression;
using System.Net;
using EduEvents.Application.Journal;
using EduEvents.Application.People;
using EduEvents.Fixtures;
using EduEvents.Host.Http;
using EduEvents.Host.Security;
using Microsoft.Extensions.DependencyInjection;

namespace EduEvents.Integration.Security;

public sealed class ExitPackTests(App app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_school_carries_everything_away_and_checks_it_without_a_database()
    {
        var school = await TestSchool.Found(app);
        var teacher = await school.AsTeacher();
        var lesson = await school.OpenLesson(teacher, new(2026, 9, 2));
        foreach (var learner in school.Learners) await teacher.Send("/api/journal/enter-mark", new EnterMark(school.Page, lesson, learner, 7));
        await Wait.Until(async () => await Sealed(school), "the marks are sealed", TimeSpan.FromMinutes(1));
        using var answer = await (await school.AsDirector()).Get("/api/security/exit-pack");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var file = Path.Combine(Path.GetTempPath(), $"pack-{Guid.CreateVersion7():N}.zip");
        await File.WriteAllBytesAsync(file, await answer.Content.ReadAsByteArrayAsync());
        string[] check = ["pack", file, "--key", app.Services.GetRequiredService<SealKey>().VerifierKey];

        var (whole, said) = await Verifier.Run(check);
        Assert.True(whole == 0, said);
        using (var pack = ZipFile.OpenRead(file))
        {
            Assert.Contains("Серікұлы", await Text(pack, "events.jsonl"), StringComparison.Ordinal);
            Assert.Contains("Серікұлы", await Text(pack, "people.csv"), StringComparison.Ordinal);
            Assert.DoesNotContain("Серікұлы", await Text(pack, "sealed.jsonl"), StringComparison.Ordinal);
        }

        foreach (var name in new[] { "events.jsonl", "sealed.jsonl", "head.txt" })
        {
            var spoilt = await Shortened(file, name);
            Assert.Equal(1, (await Verifier.Run(["pack", spoilt])).ExitCode);
            File.Delete(spoilt);
        }
        File.Delete(file);
    }

    [Fact]
    public async Task The_tables_show_what_was_recorded_before_the_pack_began_or_there_is_none()
    {
        var school = await TestSchool.Found(app);
        var director = await school.AsDirector();
        await Wait.Until(async () => (await director.Get("/api/security/exit-pack")).IsSuccessStatusCode, "something is sealed", TimeSpan.FromMinutes(1));
        await school.Platform!.Send("/api/people/change-learner-name", new ChangeLearnerName(school.Learners[0], "Жаңатегі", "Аян", "", new(2026, 10, 1), "құжат"));
        await using var scope = app.Services.CreateAsyncScope();
        var packs = scope.ServiceProvider.GetRequiredService<ExitPack>();
        using var file = new MemoryStream();

        Assert.True(await packs.Write(school.Organisation, file, TimeSpan.FromSeconds(30), Stop) > 0);
        using var pack = new ZipArchive(file, ZipArchiveMode.Read);
        Assert.Contains("Жаңатегі", await Text(pack, "people.csv"), StringComparison.Ordinal);
        // Whoever has not asked yet how far the views are, and may not wait, gets nothing rather than half.
        var hasty = ActivatorUtilities.CreateInstance<ExitPack>(scope.ServiceProvider, ActivatorUtilities.CreateInstance<Freshness>(scope.ServiceProvider));
        using var none = new MemoryStream();
        await Assert.ThrowsAsync<TablesBehind>(() => hasty.Write(school.Organisation, none, TimeSpan.Zero, Stop));
        Assert.Equal(0, none.Length);
    }

    [Fact]
    public async Task A_teacher_carries_nothing_away()
    {
        using var answer = await (await (await TestSchool.Found(app)).AsTeacher()).Get("/api/security/exit-pack");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private async Task<bool> Sealed(TestSchool school)
    {
        using var receipt = await (await school.AsDirector()).Get($"/api/security/receipt/{school.Page.Id()}/4");
        return receipt.IsSuccessStatusCode;
    }

    // The first line is left out, in a copy.
    private static async Task<string> Shortened(string file, string name)
    {
        var copy = $"{file}.{name}.zip";
        File.Copy(file, copy);
        using var pack = ZipFile.Open(copy, ZipArchiveMode.Update);
        var text = await Text(pack, name);
        pack.GetEntry(name)!.Delete();
        await using var fresh = new StreamWriter(pack.CreateEntry(name).Open());
        await fresh.WriteAsync(text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
        return copy;
    }

    private static async Task<string> Text(ZipArchive pack, string name)
    {
        using var file = new StreamReader(pack.GetEntry(name)!.Open());
        return await file.ReadToEndAsync();
    }
}
