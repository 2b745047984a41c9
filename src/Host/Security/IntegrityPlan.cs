using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Domain.Security;
using EduEvents.Host.Operations;
using EduEvents.Projections.Security;
using Marten;
using Npgsql;

namespace EduEvents.Host.Security;

/// <summary>A check that is to be made.</summary>
/// <param name="CheckId">The check; that of a day's schedule is always the same.</param>
/// <param name="On">Local day under which it is recorded.</param>
public sealed record DueCheck(Guid CheckId, DateOnly On);

/// <summary>Says which check is due: one that was asked for, else the daily one.</summary>
public sealed class IntegrityPlan(IDocumentStore store, NpgsqlDataSource source, HostSettings settings, TimeProvider clock)
{
    /// <summary>The check that is due; null when there is none.</summary>
    public async Task<DueCheck?> Next(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var today = SchoolTime.Day(now);
        var months = await Months(today, stop);
        if (months.Select(m => m.Asked).FirstOrDefault(a => a is not null) is { } asked) return new(asked.CheckId, asked.On);

        var day = now >= Planned(today) ? today : today.AddDays(-1);
        var scheduled = new DueCheck(StableId.Of("security.scheduled_check", day), day);
        var made = months.SelectMany(m => m.Checks).Any(c => c.Result.CheckId == scheduled.CheckId);
        return !made && await SealedBefore(Planned(day), stop) ? scheduled : null;
    }

    /// <summary>The months that hold what is near to a day, newest first.</summary>
    public async Task<IReadOnlyList<IntegrityChecks>> Months(DateOnly today, CancellationToken stop)
    {
        await using var session = store.QuerySession(CommandContext.Platform);
        Guid[] ids = [.. new[] { today.AddDays(1), today, today.AddDays(-today.Day) }.Select(IntegrityLog.IdOf).Distinct()];
        var found = await session.LoadManyAsync<IntegrityChecks>(stop, ids);
        return [.. found.OrderBy(m => Array.IndexOf(ids, m.Id))];
    }

    /// <summary>When the daily check of a day begins.</summary>
    public DateTimeOffset Planned(DateOnly day) => SchoolTime.At(day, settings.IntegrityTime);

    // A new installation waits for its first planned time; one that was switched off then makes up for it.
    private async Task<bool> SealedBefore(DateTimeOffset planned, CancellationToken stop)
    {
        await using var ask = source.CreateCommand($"select exists (select 1 from {SealTables.Block} where no = 1 and at < $1)");
        ask.Parameters.AddWithValue(planned.ToUniversalTime());
        return (bool)(await ask.ExecuteScalarAsync(stop))!;
    }
}
