using System.Net;
using System.Text.Json.Nodes;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using EduEvents.Host.Modules;

namespace EduEvents.Integration.Reading;

/// <summary>A school and those who may read nothing there; made once, as there are hundreds of reads.</summary>
public sealed class ClosedSchool(App app) : IAsyncLifetime
{
    public TestSchool School { get; private set; } = null!;

    /// <summary>A terminal: it has a place in the school and may read nothing of it.</summary>
    public (TestAccount Account, Sender Sender) Powerless { get; private set; }
    public Outsiders Outsiders { get; private set; } = null!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        School = await TestSchool.Found(app);
        var account = await School.Account(Roles.Terminal, new(School.Organisation, Device: Guid.CreateVersion7()));
        Powerless = (account, await School.SignIn(account));
        Outsiders = await Outsiders.Of(app, School);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>Every read is closed to all who have no right to it.</summary>
public sealed class ReadDoorTests(App app, ClosedSchool ground) : IClassFixture<ClosedSchool>
{
    private static readonly IReadOnlyDictionary<string, ReadRoute> Routes =
        ModuleApis.All.SelectMany(m => m.Api.Reads.Select(r => (Path: $"/api/{m.Module}/{r.Path}", Route: r))).ToDictionary(r => r.Path, r => r.Route);

    public static TheoryData<string> Reads => [.. Routes.Keys];

    [Theory, MemberData(nameof(Reads))]
    public async Task Every_read_refuses_strangers_and_those_without_the_right(string route)
    {
        var path = Filled(route);
        using var nobody = await app.Stranger().Get(path);
        Assert.Equal((HttpStatusCode.Unauthorized, "not_signed_in"), (nobody.StatusCode, await Code(nobody)));
        if (Routes[route].IsForAll)
        {
            using var anybody = await ground.Powerless.Sender.Get(path);
            Assert.Equal(HttpStatusCode.OK, anybody.StatusCode);
            return;
        }
        foreach (var (account, sender) in new[] { ground.Powerless, ground.Outsiders.Abroad, ground.Outsiders.Expired })
        {
            var noted = await Log.Count(app.ConnectionString, account.Id, "access.access_refused");
            using var refused = await sender.Get(path);
            Assert.Equal((HttpStatusCode.Forbidden, "access_denied"), (refused.StatusCode, await Code(refused)));
            Assert.Equal(noted + 1, await Log.Count(app.ConnectionString, account.Id, "access.access_refused"));
        }
        using var blocked = await ground.Outsiders.Blocked.Get(path);
        Assert.Equal((HttpStatusCode.Unauthorized, "not_signed_in"), (blocked.StatusCode, await Code(blocked)));
        using var mighty = await ground.School.Platform!.Get(path);
        Assert.True(mighty.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound, await mighty.Content.ReadAsStringAsync());
    }

    private static async Task<string> Code(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!.GetValue<string>();

    private static string Filled(string route)
    {
        route = route.Replace("{from}", "{on}", StringComparison.Ordinal);
        foreach (var (hole, value) in new[] { (":guid}", "0192f0c5-0000-7000-8000-000000000100"), (":int}", "1"), ("{on}", "2026-09-02") })
            route = System.Text.RegularExpressions.Regex.Replace(route.Replace("{permission}", "people.read", StringComparison.Ordinal), hole == "{on}" ? "\\{on\\}" : $"\\{{\\w+{hole}", value);
        return route.EndsWith("/consistency", StringComparison.Ordinal) ? route + "?from=1&to=2" : route;
    }
}
