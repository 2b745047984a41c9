using EduEvents.Application.Journal;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using EduEvents.Host.Security;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EduEvents.Conformity.Security;

/// <summary>The store of a school that has marks, sealed, and the product stopped: what an inspector takes along.</summary>
public sealed class TakenAlong : App
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>The public key.</summary>
    public string Key { get; private set; } = "";

    /// <inheritdoc />
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var school = await TestSchool.Found(this);
        var teacher = await school.AsTeacher();
        var auditor = await school.With(Roles.Auditor, new(school.Organisation));
        var lesson = await school.OpenLesson(teacher, new(2026, 9, 2));
        await Wait.Until(() => Sealed(auditor, school.Page.Id(), 1), "the lesson is sealed", Longest);
        foreach (var learner in school.Learners)
            await teacher.Send("/api/journal/enter-mark", new EnterMark(school.Page, lesson, learner, 7));
        await Wait.Until(() => Sealed(auditor, school.Page.Id(), 4), "the marks are sealed", Longest);
        Key = Services.GetRequiredService<SealKey>().VerifierKey;
        await StopHost();
    }

    private static async Task<bool> Sealed(Sender auditor, Guid stream, int version)
    {
        using var receipt = await auditor.Get($"/api/security/receipt/{stream}/{version}");
        return receipt.IsSuccessStatusCode;
    }
}

public sealed class IntegrityChecks(TakenAlong store) : IClassFixture<TakenAlong>
{
    [Fact]
    [Order("5.16")]
    public async Task A_mark_cannot_be_changed_in_the_database_and_once_forced_the_change_is_found_with_its_place_and_time()
    {
        const string change = "update edu.mt_events set data = jsonb_set(data, '{points}', '10') where seq_id = "
            + "(select max(seq_id) from edu.mt_events where type = 'journal.mark_entered') returning seq_id";
        var sound = await Verifier.Database(store.ConnectionString, store.Key, store.HeadsFolder);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Run(change));
        var at = await Run($"alter table edu.mt_events disable trigger all; {change}");
        var spoilt = await Verifier.Database(store.ConnectionString, store.Key, store.HeadsFolder);

        Assert.True(sound["sound"]!.GetValue<bool>());
        Assert.Contains("append-only", refused.MessageText, StringComparison.Ordinal);
        var finding = Assert.Single(spoilt["findings"]!.AsArray())!;
        Assert.Equal(("changed", at), ((string)finding["fault"]!, (long)finding["sequence"]!));
        Assert.True(finding["after"]!.GetValue<DateTimeOffset>() < finding["before"]!.GetValue<DateTimeOffset>());
    }

    // As whoever owns the database.
    private async Task<long> Run(string sql)
    {
        await using var source = NpgsqlDataSource.Create(store.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
