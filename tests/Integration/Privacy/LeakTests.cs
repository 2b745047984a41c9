using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using EduEvents.Application.People;
using EduEvents.Application.Privacy;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using EduEvents.Host.Security;
using EduEvents.Host.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace EduEvents.Integration.Privacy;

/// <summary>
/// Nothing personal lies open: not in a dump of the database, not in the logs of PostgreSQL, not in those of the product; and of an erased person
/// nothing is left to open, not even in a backup from before.
/// </summary>
public sealed class LeakTests(LeakTests.LoggedApp app) : IClassFixture<LeakTests.LoggedApp>
{
    private const string Surname = "Жасырынұлы", GivenName = "Тұмарбек", Guardian = "Жасырынова", Iin = "120523600126", BirthDate = "2012-05-23";
    private static readonly string[] Secrets = [Surname, GivenName, Guardian, Iin, BirthDate];

    [Fact]
    public async Task Neither_a_dump_nor_a_log_names_anybody_and_an_erased_person_does_not_come_back_with_a_backup()
    {
        var school = await TestSchool.Found(app);
        var account = await school.Account(Roles.Director, new(school.Organisation));
        var director = await school.SignIn(account);
        var learner = await Lived(school, director);
        await app.Services.GetRequiredService<Sealer>().SealAll(TestContext.Current.CancellationToken);

        // The dump is not empty of the person: it is known by its id.
        var dump = await Backup.AsText(app.ConnectionString);
        Assert.Contains(learner.ToString(), dump, StringComparison.Ordinal);
        ShowsNone("dump", dump);
        ShowsNone("log of PostgreSQL", DatabaseLogs());
        ShowsNone("log of the product", string.Join('\n', app.Said));

        var file = Path.Combine(Cluster.Folder, $"{Guid.CreateVersion7():N}.dump");
        await Backup.Make(app.ConnectionString, file);
        await director.Send("/api/privacy/erase-person", new ErasePerson(learner, "request", "Ата-анасының өтініші"));
        await Wait.Until(async () => await Wrapped(app.ConnectionString, learner) is null, "the key is destroyed");
        var restored = await Cluster.EmptyDatabase(TestContext.Current.CancellationToken);
        await Backup.Restore(file, restored);
        Assert.NotNull(await Wrapped(restored, learner));
        await ReadsAsErased(restored, school, account, learner);
        await Cluster.Drop(restored);
    }

    private static async Task ReadsAsErased(string restored, TestSchool school, TestAccount account, Guid learner)
    {
        using var host = await HostProcess.Start(restored);
        var http = (await school.SignIn(account, host.Address)).Http;

        var person = JsonNode.Parse(await http.GetStringAsync($"/api/people/person/{learner}", TestContext.Current.CancellationToken))!;
        var file = await http.GetStringAsync($"/api/privacy/file/{learner}?format=html", TestContext.Current.CancellationToken);
        var export = await http.GetStringAsync($"/api/audit/actions/export?format=csv&person={learner}", TestContext.Current.CancellationToken);

        Assert.Null((string?)person["name"]!["surname"]);
        ShowsNone("file", WebUtility.HtmlDecode(file).Replace(Guardian, "", StringComparison.Ordinal));
        ShowsNone("export", export.Replace(Guardian, "", StringComparison.Ordinal));
        Assert.Null(await Wrapped(restored, learner));
        using var key = SealKey.Open(Path.Combine(Cluster.Folder, "keys"));
        Assert.Equal("[]", (await Verifier.Database(restored, key.VerifierKey))["findings"]!.ToJsonString());
    }

    // All that tempts a log: searches by name, a number that is taken, a body that cannot be read, a rule that is broken.
    private static async Task<Guid> Lived(TestSchool school, Sender director)
    {
        var learner = Guid.CreateVersion7();
        var admit = new AdmitLearner(learner, Surname, GivenName, "", Iin, new(2012, 5, 23), new(2026, 8, 25));
        await director.Send("/api/people/admit-learner", admit, ("Idempotency-Key", "once"));
        await director.Send("/api/people/link-guardian", new LinkGuardian(learner, Guid.CreateVersion7(), Guardian, "Сәуле", "", "mother", new(2026, 9, 1)));
        await director.Refused("/api/people/admit-learner", admit with { LearnerId = Guid.CreateVersion7() }, HttpStatusCode.UnprocessableEntity);
        await director.Refused("/api/people/change-learner-name",
            new ChangeLearnerName(Guid.CreateVersion7(), Surname, GivenName, "", new(2026, 10, 1), "қате"), HttpStatusCode.NotFound);
        using var unread = new StringContent($$"""{"surname":"{{Surname}}","iin":{{Iin}}""", Encoding.UTF8, "application/json");
        using var refused = await director.Http.PostAsync("/api/people/admit-learner", unread, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        using var search = await director.Get($"/api/people/people?q={Surname}");
        using var page = await director.Get($"/history?q={Surname}");
        await director.Send("/api/people/depart-learner", new DepartLearner(learner, new(2026, 9, 1), "abroad"));
        return learner;
    }

    private static void ShowsNone(string where, string text)
    {
        Assert.NotEmpty(text);
        var folded = text.ToUpperInvariant();
        Assert.All(Secrets, s => Assert.False(folded.Contains(s.ToUpperInvariant(), StringComparison.Ordinal), $"{s} stands in the {where}."));
        Assert.All(Secrets, s => Assert.False(text.Contains(Uri.EscapeDataString(s), StringComparison.Ordinal) && s != Iin && s != BirthDate, $"{s} stands in the {where}."));
    }

    private static string DatabaseLogs() =>
        string.Concat(Directory.EnumerateFiles(Path.Combine(Cluster.Folder, "postgres", "log"), "*.log").Select(Text));

    private static string Text(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return new StreamReader(stream).ReadToEnd();
    }

    private static async Task<byte[]?> Wrapped(string database, Guid person) => await Fixtures.Log.Ask<object>(database,
        $"select coalesce((select wrapped from {PersonKeys.Table} where subject = $1), ''::bytea)", person) is byte[] { Length: > 0 } key ? key : null;

    /// <summary>The product with everything it logs kept, however detailed.</summary>
    public sealed class LoggedApp : App, ILogEventSink
    {
        /// <summary>What was logged.</summary>
        public ConcurrentQueue<string> Said { get; } = [];

        /// <inheritdoc />
        public void Emit(LogEvent logEvent) =>
            Said.Enqueue($"{logEvent.RenderMessage(CultureInfo.InvariantCulture)} {logEvent.Exception} {string.Join(' ', logEvent.Properties.Values)}");

        /// <inheritdoc />
        protected override void Adjust(WebApplicationBuilder builder)
        {
            base.Adjust(builder);
            builder.Host.UseSerilog((context, log) => log.ReadFrom.Configuration(context.Configuration).MinimumLevel.Information().WriteTo.Sink(this));
        }
    }
}
