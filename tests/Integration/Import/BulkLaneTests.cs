using EduEvents.Application;
using EduEvents.Application.Access;
using EduEvents.Application.Organisation;
using EduEvents.Application.People;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using EduEvents.Projections.Access;
using EduEvents.Projections.People;
using Marten;
using Marten.Events;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EduEvents.Integration.Import;

public sealed class BulkLaneTests(App app) : IAsyncLifetime
{
    private static readonly DateOnly Start = new(2026, 9, 1);
    private static readonly DateTimeOffset Autumn = new(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(5));
    private readonly Guid _organisation = Guid.CreateVersion7(), _class = Guid.CreateVersion7();
    private string Tenant => _organisation.ToString("N");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
    private BulkLane Lane => app.Services.GetRequiredService<BulkLane>();

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var found = Of(new FoundImportedOrganisation(_organisation, "Blockfort School", "en", "general"));
        await app.Services.GetRequiredService<CommandPipeline>().Send(found.Command, found.Context, Stop);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private BulkLoad Load(BulkSource source = BulkSource.Import, int commandsAtOnce = 10_000) =>
        new(Actor.Loader, Tenant, source) { CommandsAtOnce = commandsAtOnce };

    private BulkCommand Of(ICommand command, DateTimeOffset? at = null) =>
        new(command, new() { Actor = Actor.Loader, Organisation = Tenant, CommandId = StableId.Of("test"), Correlation = "test",
            Device = "test" }) { At = at };

    private static AdmitLearner Admit(Guid learner, string iin = "") =>
        new(learner, "Серікұлы", "Әлихан", "", iin, new(2013, 5, 23), Start);

    private List<BulkCommand> ClassOf(IEnumerable<Guid> learners, DateTimeOffset? at = null) =>
        [Of(new FormClass(_class, 2026, 7, "Ә", "kk", 1), at),
            .. learners.SelectMany(l => new[] { Of(Admit(l), at), Of(new PlaceLearner(l, _class, Start), at) })];

    private async Task<long> Count(string condition = "true")
    {
        await using var source = NpgsqlDataSource.Create(app.ConnectionString);
        await using var count = source.CreateCommand(
            $"select count(*) from edu.mt_events where tenant_id = '{Tenant}' and type <> 'organisation.organisation_founded' and {condition}");
        return (long)(await count.ExecuteScalarAsync(Stop))!;
    }

    private static List<Guid> People(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];

    [Fact]
    public async Task A_load_is_decided_by_the_rules_and_a_repeat_changes_nothing()
    {
        var learners = People(300);
        var first = await Lane.Append(Load(), ClassOf(learners), null, Stop);
        var again = await Lane.Append(Load(), ClassOf(learners), null, Stop);

        Assert.Equal((601, 0, 0), (first.Events, first.Unchanged, first.Refusals.Count));
        Assert.Equal((0, 601, 0), (again.Events, again.Unchanged, again.Refusals.Count));
        Assert.Equal(601, await Count("type <> 'canteen.meal_account_opened'"));
    }

    [Fact]
    public async Task Loaded_streams_go_on_by_the_ordinary_pipeline()
    {
        var learner = Guid.CreateVersion7();
        await Lane.Append(Load(), ClassOf([learner]), null, Stop);
        var other = Guid.CreateVersion7();

        var moved = await Lane.Append(
            Load(), [Of(new PlaceLearner(learner, _class, Start)), Of(new PlaceLearner(learner, other, new(2026, 10, 5)))], null, Stop);

        Assert.Equal((1, 1, 0), (moved.Events, moved.Unchanged, moved.Refusals.Count));
        await using var session = app.Services.GetRequiredService<IDocumentStore>().QuerySession(Tenant);
        var stream = await session.Events.FetchStreamAsync(learner, token: Stop);
        Assert.Equal([1, 2, 3], stream.Select(e => e.Version));
        Assert.Equal(["AdmitLearner", "PlaceLearner", "PlaceLearner"], stream.Select(e => e.GetHeader("command")?.ToString()));
    }

    [Fact]
    public async Task Only_a_loader_may_use_the_lane()
    {
        var load = Load() with { Sender = Actor.System };

        await Assert.ThrowsAsync<AccessDenied>(() => Lane.Append(load, ClassOf(People(1)), null, Stop));
        Assert.Equal(0, await Count());
    }

    [Fact]
    public async Task A_value_taken_is_refused_within_the_load_and_against_the_store()
    {
        var (first, second, third) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var load = await Lane.Append(Load(), [Of(Admit(first, "120523600126")), Of(Admit(second, "120523600126"))], null, Stop);
        var later = await Lane.Append(Load(), [Of(Admit(third, "120523600126"))], null, Stop);

        Assert.Equal((1, "people.iin_taken"), (load.Events, load.Refusals.Single().Reasons.Single()));
        Assert.Equal((0, "people.iin_taken"), (later.Events, later.Refusals.Single().Reasons.Single()));
    }

    [Fact]
    public async Task A_load_broken_off_is_completed_by_a_repeat()
    {
        var learners = People(400);
        using var killed = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Lane.Append(Load(commandsAtOnce: 100), ClassOf(learners), (done, _) =>
        {
            if (done >= 300) killed.Cancel();
        }, killed.Token));
        var halfway = await Count("type = 'people.learner_placed'");

        await Lane.Append(Load(commandsAtOnce: 100), ClassOf(learners), null, Stop);

        Assert.InRange(halfway, 1, 399);
        Assert.Equal(400, await Count("type = 'people.learner_placed'"));
        Assert.Equal(400, await Count("type = 'people.learner_admitted'"));
    }

    [Fact]
    public async Task Only_demo_data_carry_another_time_and_say_that_they_are_demo()
    {
        await Lane.Append(Load(BulkSource.Demo), ClassOf(People(2), Autumn), null, Stop);
        var demo = await Count("timestamp = '2026-09-01 08:00+05' and headers ->> 'lane' = 'demo'");
        await Lane.Append(Load(), [Of(Admit(Guid.CreateVersion7()), Autumn)], null, Stop);

        Assert.Equal(5, demo);
        Assert.Equal(1, await Count("timestamp > '2026-10-15 09:00+05' and headers ->> 'lane' = 'import'"));
    }

    [Fact]
    public async Task Views_made_at_once_are_right_after_a_load()
    {
        var (account, grant, name) = (Guid.CreateVersion7(), Guid.CreateVersion7(), $"l{Guid.CreateVersion7():N}"[..30]);
        var load = new BulkLoad(Actor.Loader, CommandContext.Platform, BulkSource.Import);
        await Lane.Append(load,
            [Of(new CreateAccount(account, name, account, "Гүлнар", "person", Tenant)),
                Of(new GrantRole(account, grant, Roles.Teacher, new(Tenant), Start, null))], null, Stop);

        await using var session = app.Services.GetRequiredService<IDocumentStore>().QuerySession(CommandContext.Platform);
        var card = await session.LoadAsync<AccountCard>(account, Stop);

        Assert.Equal((name, Roles.Teacher), (card?.UserName, card?.Grants.Single().Role));
    }

    [Fact]
    public async Task Views_made_later_see_every_loaded_event()
    {
        var learners = People(50);
        await Lane.Append(Load(), ClassOf(learners), null, Stop);
        await app.Services.GetRequiredService<IDocumentStore>().WaitForNonStaleProjectionDataAsync(TimeSpan.FromSeconds(20));

        await using var session = app.Services.GetRequiredService<IDocumentStore>().QuerySession(Tenant);
        var members = await session.Query<PersonCard>().Where(p => p.GroupId == _class).ToListAsync(Stop);

        Assert.Equal(learners.Order(), members.Select(m => m.Id).Order());
        Assert.All(members, m => Assert.Equal("Серікұлы Әлихан", m.Name?.Listed()));
    }
}
