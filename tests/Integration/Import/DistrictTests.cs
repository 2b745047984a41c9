using System.IO.Compression;
using EduEvents.Application;
using EduEvents.Fixtures;
using EduEvents.Importers.OneRoster;
using EduEvents.Projections.Journal;
using EduEvents.Projections.People;
using Marten;
using Marten.Events;
using Microsoft.Extensions.DependencyInjection;

namespace EduEvents.Integration.Import;

/// <summary>The sample district, counted once more by a reader that shares nothing with the importer.</summary>
public sealed class DistrictTests(App app)
{
    private static readonly string Sample = Path.Combine(Cluster.Checkout, "tests/Data/oneroster/district-4-schools.zip");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sample_district_stands_in_the_views_as_it_stands_in_its_files()
    {
        var store = app.Services.GetRequiredService<IDocumentStore>();
        var import = new OneRosterImport(store, app.Services.GetRequiredService<BulkLane>(), TimeProvider.System);
        var (first, plan) = await import.Run(new(Sample, "en", null), name => new(name), Stop);
        var (again, _) = await import.Run(new(Sample, "en", null), name => new(name), Stop);
        await store.WaitForNonStaleProjectionDataAsync(TimeSpan.FromSeconds(60));

        Assert.Empty(first.Problems);
        Assert.Equal(0, again.Events);
        var (schools, sections, enrolments) = (Read("orgs.csv"), Read("classes.csv"), Read("enrollments.csv"));
        var users = Read("users.csv").ToDictionary(u => u["sourcedId"]);
        foreach (var school in schools.Where(s => s["type"] == "school"))
        {
            await using var session = store.QuerySession(plan.Ids.Tenant(school["sourcedId"]));
            var expected = sections.Where(s => s["schoolSourcedId"] == school["sourcedId"]).ToDictionary(s => s["title"], s => enrolments
                .Where(e => e["classSourcedId"] == s["sourcedId"] && e["role"] == "student").Select(e => NameOf(users[e["userSourcedId"]]))
                    .Order().ToList());

            Assert.Equivalent(expected, await ByPeople(session), strict: true);
            Assert.Equivalent(expected.ToDictionary(e => e.Key, e => e.Value.Count), await ByRoster(session), strict: true);
            Assert.Equal(users.Values.Count(u => u["orgSourcedIds"] == school["sourcedId"]),
                await session.Query<PersonCard>().CountAsync(Stop));
        }
    }

    // What People shows: the names in each class and subgroup on a day.
    private static async Task<Dictionary<string, List<string>>> ByPeople(IQuerySession session)
    {
        var groups = await session.Query<ClassCard>().ToListAsync(Stop);
        var people = await session.Query<PersonCard>().ToListAsync(Stop);
        return groups.ToDictionary(g => g.Title(), g => people
            .Where(p => p.Memberships.Concat(p.Subgroups).Any(m => m.GroupId == g.Id && m.HoldsOn(new(2026, 10, 1))))
                .Select(p => p.Name!.Listed()).Order().ToList());
    }

    // What the Journal would open a lesson with.
    private static async Task<Dictionary<string, int>> ByRoster(IQuerySession session)
    {
        var groups = await session.Query<ClassCard>().ToListAsync(Stop);
        var rosters = (await session.Query<ClassRoster>().ToListAsync(Stop)).ToDictionary(r => r.Id);
        return groups.ToDictionary(g => g.Title(), g => rosters[g.Id].On(new(2026, 10, 1)).Count);
    }

    private static string NameOf(Dictionary<string, string> user) => $"{user["familyName"]} {user["givenName"]}";

    // Every field of the sample is quoted and holds neither quote nor line break.
    private static List<Dictionary<string, string>> Read(string file)
    {
        using var zip = ZipFile.OpenRead(Sample);
        using var text = new StreamReader(zip.GetEntry(file)!.Open());
        var lines = text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(l => l.Trim('"').Split("\",\"")).ToList();
        return [.. lines.Skip(1).Select(l => lines[0].Zip(l).ToDictionary(p => p.First, p => p.Second))];
    }
}
