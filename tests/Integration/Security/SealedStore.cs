using EduEvents.Application.Journal;
using EduEvents.Domain.Gate;
using EduEvents.Fixtures;
using EduEvents.Host.Security;
using EduEvents.Host.Store;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EduEvents.Integration.Security;

/// <summary>A stopped product's store: a school, lessons sealed in several blocks, heads handed over. Each drill spoils a copy of its
/// own.</summary>
public sealed class SealedStore : App
{
    private readonly List<string> _copies = [];

    /// <summary>The public key, as an inspector holds it.</summary>
    public string Key { get; private set; } = "";

    /// <summary>A receipt of the first mark, as a parent keeps it.</summary>
    public string Receipt { get; private set; } = "";

    /// <summary>Organisation of the school.</summary>
    public string Organisation { get; private set; } = "";

    /// <summary>A number that a rolled-back transaction left empty.</summary>
    public long Gap { get; private set; }

    /// <summary>A copy into which somebody wrote an event before the next sealing, and its number.</summary>
    public (string Database, long Sequence) Foreign { get; private set; }

    /// <inheritdoc />
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var school = await TestSchool.Found(this);
        var (teacher, sealer) = (await school.AsTeacher(), Services.GetRequiredService<Sealer>());
        Gap = await Scalar(ConnectionString, "select nextval('edu.mt_events_sequence')");
        foreach (var day in Enumerable.Range(1, 4))
        {
            var lesson = await school.OpenLesson(teacher, new(2026, 9, day));
            foreach (var learner in school.Learners) await teacher.Send(
                "/api/journal/enter-mark", new EnterMark(school.Page, lesson, learner, 5 + day));
            await sealer.SealAll(CancellationToken.None);
        }
        await LeavePlaceholder(school);
        (Key, Organisation) = (Services.GetRequiredService<SealKey>().VerifierKey, school.Organisation);
        var auditor = await school.AsDirector();
        using var receipt = await auditor.Get($"/api/security/receipt/{school.Page.Id()}/2");
        Receipt = await receipt.Content.ReadAsStringAsync();
        await sealer.SealAll(CancellationToken.None);
        await StopHost();
        Foreign = await WithForeignEvent();
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        foreach (var copy in _copies) await Cluster.Drop(copy);
        await base.DisposeAsync();
    }

    /// <summary>A copy of the store, spoilt by a superuser's hand, past every trigger.</summary>
    public async Task<string> Spoilt(string sql)
    {
        var copy = await Cluster.CopyOf(ConnectionString, CancellationToken.None);
        _copies.Add(copy);
        await using var source = NpgsqlDataSource.Create(copy);
        await using var spoil = source.CreateCommand($"set session_replication_role = replica; alter table edu.mt_events disable trigger all; {sql}");
        await spoil.ExecuteNonQueryAsync();
        return copy;
    }

    /// <summary>Global number of the n-th event of a kind.</summary>
    public Task<long> Sequence(string type, int n) => Scalar(ConnectionString, FormattableString.Invariant(
        $"select seq_id from edu.mt_events where type = '{type}' order by seq_id offset {n - 1} limit 1"));

    // A session of the store that fails after its number was drawn; commands fail before.
    private async Task LeavePlaceholder(TestSchool school)
    {
        var terminal = Guid.CreateVersion7();
        await using var session = Services.GetRequiredService<IDocumentStore>().LightweightSession(school.Organisation);
        session.Events.StartStream<Terminal>(terminal, new TerminalRegistered(terminal, "кіреберіс", "T1"));
        session.QueueSqlCommand("select 1 / 0");
        await Assert.ThrowsAnyAsync<Exception>(() => session.SaveChangesAsync());
        await Wait.Until(async () =>
            await Scalar(ConnectionString, "select count(*) from edu.mt_events where type = 'tombstone'") > 0, "a placeholder");
    }

    private async Task<(string, long)> WithForeignEvent()
    {
        var copy = await Spoilt("select 1");
        var written = await Scalar(copy, """
            insert into edu.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, headers)
                select nextval('edu.mt_events_sequence'), gen_random_uuid(), stream_id, 6000, data, type, timestamp, tenant_id, mt_dotnet_type, headers
                from edu.mt_events where type = 'journal.mark_entered' limit 1
            returning seq_id
            """);
        using var key = SealKey.Open(Path.Combine(Cluster.Folder, "keys"));
        await using var source = NpgsqlDataSource.Create(copy);
        await new Sealing(source, key, new(KeyFile.Open(Path.Combine(Cluster.Folder, "keys"))), TimeProvider.System)
            .SealNext(CancellationToken.None);
        return (copy, written);
    }

    private static async Task<long> Scalar(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var find = source.CreateCommand(sql);
        return (long)(await find.ExecuteScalarAsync())!;
    }
}
