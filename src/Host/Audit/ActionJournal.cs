using System.Runtime.CompilerServices;
using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Projections.Audit;
using Marten;

namespace EduEvents.Host.Audit;

/// <summary>What is chosen from the action journal.</summary>
/// <param name="From">First instant of the period.</param>
/// <param name="Until">First instant after it.</param>
public sealed record ActionChoice(DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>Who did it; null for everybody.</summary>
    public Guid? Account { get; init; }

    /// <summary>The person concerned; null for everybody.</summary>
    public Guid? Person { get; init; }

    /// <summary>Module; null for all.</summary>
    public string? Module { get; init; }

    /// <summary>Stored name of the event; null for all kinds.</summary>
    public string? Kind { get; init; }

    /// <summary>Number of the last entry that was shown; the next ones are older.</summary>
    public long? After { get; init; }

    private const int UsualDays = 30;

    /// <summary>A period of days, both included: without them the last 30.</summary>
    public static ActionChoice Of(DateOnly? from, DateOnly? until, DateTimeOffset now)
    {
        var last = until ?? SchoolTime.Day(now);
        return new(SchoolTime.At(from ?? last.AddDays(-UsualDays), default), SchoolTime.At(last.AddDays(1), default));
    }
}

/// <summary>
/// Who did what to whom, over everything an organisation recorded (Order 456, pp. 5.13, 5.14). The index finds the numbers of the events, newest
/// first, a page at a time; the events tell what happened. Nothing counts or scans them all.
/// </summary>
public sealed class ActionJournal(IDocumentStore store, IDatabases databases)
{
    /// <summary>Entries of one page.</summary>
    public const int PageSize = 50;

    private const int ExportedAtOnce = 500;

    /// <summary>A page of actions, newest first.</summary>
    /// <param name="tenant">The organisation, or the platform for what happened to accounts.</param>
    /// <param name="choice">What is chosen.</param>
    /// <param name="stop">Breaks off.</param>
    /// <param name="most">Entries at most.</param>
    public async Task<IReadOnlyList<HistoryEntry>> Page(string tenant, ActionChoice choice, CancellationToken stop, int most = PageSize)
    {
        var numbers = await Numbers(tenant, choice, most, stop);
        if (numbers.Count == 0) return [];
        await using var session = store.QuerySession(tenant);
        var events = await session.Events.QueryAllRawEvents().Where(e => e.Sequence.IsOneOf(numbers)).ToListAsync(stop);
        var before = await ValuesBefore.Of(session, events, stop);
        return [.. events.OrderBy(e => numbers.IndexOf(e.Sequence))
            .Select(e => History.Entry(e) with { Was = before.GetValueOrDefault(e.Sequence) })];
    }

    /// <summary>All chosen actions, newest first, a part at a time.</summary>
    public async IAsyncEnumerable<HistoryEntry> Everything(string tenant, ActionChoice choice, [EnumeratorCancellation] CancellationToken stop)
    {
        for (var next = choice; ;)
        {
            var part = await Page(tenant, next, stop, ExportedAtOnce);
            foreach (var action in part) yield return action;
            if (part.Count < ExportedAtOnce) yield break;
            next = next with { After = part[^1].Position };
        }
    }

    /// <summary>Kinds of facts that there are, by stored name.</summary>
    public static readonly IReadOnlyList<string> Kinds = StoredNames();

    /// <summary>Accounts that have ever done something in an organisation, with their names; at most 500. Jumps along the index from one to the next.</summary>
    public async Task<IReadOnlyList<(Guid Id, string? Name)>> Accounts(string tenant, CancellationToken stop)
    {
        await using var find = databases.Of(tenant).Source.CreateCommand($"""
            with recursive seen as (
                (select account from {ActionEntry.Table} where tenant_id = $1 order by account limit 1)
                union all
                select (select account from {ActionEntry.Table} where tenant_id = $1 and account > seen.account order by account limit 1)
                from seen where seen.account is not null)
            select account from seen where account is not null limit 500
            """);
        find.Parameters.AddWithValue(tenant);
        List<Guid> ids = [];
        await using (var rows = await find.ExecuteReaderAsync(stop))
            while (await rows.ReadAsync(stop)) ids.Add(rows.GetGuid(0));
        await using var platform = store.QuerySession(CommandContext.Platform);
        var names = (await platform.LoadManyAsync<Projections.Access.AccountCard>(stop, ids)).ToDictionary(a => a.Id, a => a.DisplayName.Value);
        return [.. ids.Select(id => (id, names.GetValueOrDefault(id)))];
    }

    private static string[] StoredNames() => [.. Modules.All.Modules.SelectMany(m =>
    {
        var names = new Modules.EventNames(m.Name, new StoreOptions().Events);
        m.Events(names);
        return names.Stored;
    }).Order(StringComparer.Ordinal)];

    private async Task<List<long>> Numbers(string tenant, ActionChoice choice, int most, CancellationToken stop)
    {
        await using var find = databases.Of(tenant).Source.CreateCommand();
        List<string> conditions = ["tenant_id = $1", "at >= $2", "at < $3"];
        Add(tenant, null);
        Add(choice.From.ToUniversalTime(), null);
        Add(choice.Until.ToUniversalTime(), null);
        if (choice.Account is { } account) Add(account, "account = {0}");
        if (choice.Kind is { Length: > 0 } kind) Add(kind, "kind = {0}");
        else if (choice.Module is { Length: > 0 } module) Add($"{module}.%", "kind like {0}");
        if (choice.Person is { } person) Add(await WithAccounts(person, stop), "people && {0}");
        if (choice.After is { } after) Add(after, $"(at, seq_id) < (select at, seq_id from {ActionEntry.Table} where seq_id = {{0}})");
        find.CommandText = $"select seq_id from {ActionEntry.Table} where {string.Join(" and ", conditions)} order by at desc, seq_id desc limit {most}";
        await using var rows = await find.ExecuteReaderAsync(stop);
        List<long> numbers = [];
        while (await rows.ReadAsync(stop)) numbers.Add(rows.GetInt64(0));
        return numbers;

        void Add(object value, string? condition)
        {
            find.Parameters.AddWithValue(value);
            if (condition is not null) conditions.Add(string.Format(null, condition, $"${find.Parameters.Count}"));
        }
    }

    // What happened to a person's account concerns the person.
    private async Task<Guid[]> WithAccounts(Guid person, CancellationToken stop)
    {
        await using var platform = store.QuerySession(CommandContext.Platform);
        return [person, .. await platform.Query<Projections.Access.AccountCard>().Where(a => a.PersonId == person).Select(a => a.Id).ToListAsync(stop)];
    }
}
