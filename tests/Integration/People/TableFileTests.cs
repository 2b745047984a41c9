using System.IO.Compression;
using System.Net;
using EduEvents.Application.People;
using EduEvents.Fixtures;
using MiniExcelLibs;

namespace EduEvents.Integration.People;

/// <summary>Lists and reports are downloaded as workbooks that a spreadsheet opens again.</summary>
public sealed class TableFileTests(App app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_learners_of_a_day_and_the_movements_come_as_workbooks_with_numbers_and_without_formulas()
    {
        var school = await TestSchool.Found(app);
        await school.Platform!.Send("/api/people/depart-learner",
            new DepartLearner(school.Learners[2], new(2026, 9, 9), "moved_in_country", new("118-қ", new(2026, 9, 10)), "=1+1"));
        var director = await school.AsDirector();
        director.Position = school.Platform.Position;

        var (learners, _) = await Open("/api/people/contingent/2026-09-08/file?format=xlsx");
        Assert.Equal(["Оқушы", "Сынып"], learners[0].Take(2));
        Assert.Equal(["Ким Данияр", "7 Ә", 7d], learners.Single(l => (string)l[0]! == "Ким Данияр").Take(3));
        var (moves, sheet) = await Open("/api/people/movement/file?from=2026-08-01&to=2026-09-16&format=xlsx");
        Assert.Contains(moves, m => m.Contains("=1+1"));
        Assert.DoesNotContain("<x:f>", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", sheet, StringComparison.Ordinal);
        Assert.Equal(4, learners.Count);

        using var other = await director.Get("/api/people/contingent/2026-09-08/file?format=pdf");
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);

        async Task<(List<object?[]> Rows, string Sheet)> Open(string path)
        {
            using var answer = await director.Get(path, ("Accept-Language", "kk"));
            Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", answer.Content.Headers.ContentType!.MediaType);
            using var file = new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Stop));
            List<object?[]> rows = [.. file.Query().Cast<IDictionary<string, object?>>().Select(r => r.Values.ToArray())];
            using var zip = new ZipArchive(file);
            using var sheet = new StreamReader(zip.Entries.Single(e => e.FullName == "xl/worksheets/sheet1.xml").Open());
            return (rows, await sheet.ReadToEndAsync(Stop));
        }
    }
}
