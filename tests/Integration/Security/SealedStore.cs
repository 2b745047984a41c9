using System.Globalization;
using EduEvents.Application.Journal;
using EduEvents.Fixtures;
using EduEvents.Host.Security;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EduEvents.Integration.Security;

/// <summary>A stopped product's store: a school, lessons sealed in several blocks, heads handed over. Each drill spoils a copy of its own.</summary>
public sealed class SealedStore : App
{
    private readonly List<string> _copies = [];

    /// <summary>The public key, as an inspector holds it.</summary>
    public string Key { get; private set; } = "";

    /// <summary>A receipt of the first mark, as a parent keeps it.</summary>
    public string Receipt { get; private set; } = "";

    /// <summary>Organisation of the school.</summary>
    public string Organisation { get; private set; } = "";

    /// <inheritdoc />
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var school = await TestSchool.Found(this);
        var (teacher, sealer) = (await school.AsTeacher(), Services.GetRequiredService<Sealer>());
        foreach (var day in Enumerable.Range(1, 4))
        {
            var lesson = await school.OpenLesson(teacher, new(2026, 9, day));
            foreach (var learner in school.Learners) await teacher.Send("/api/journal/enter-mark", new EnterMark(school.Page, lesson, learner, 5 + day));
            await sealer.SealAll(CancellationToken.None);
        }
        (Key, Organisation) = (Services.GetRequiredService<SealKey>().VerifierKey, school.Organisation);
        var auditor = await school.AsDirector();
        using var receipt = await auditor.Get($"/api/security/receipt/{school.Page.Id()}/2");
        Receipt = await receipt.Content.ReadAsStringAsync();
        await sealer.SealAll(CancellationToken.None);
        await StopHost();
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
        await using var spoil = source.CreateCommand($"set session_replication_role = replica; {sql}");
        await spoil.ExecuteNonQueryAsync();
        return copy;
    }

    /// <summary>Global number of the n-th event of a kind.</summary>
    public async Task<long> Sequence(string type, int n)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var find = source.CreateCommand($"select seq_id from edu.mt_events where type = '{type}' order by seq_id offset {(n - 1).ToString(CultureInfo.InvariantCulture)} limit 1");
        return (long)(await find.ExecuteScalarAsync())!;
    }
}
