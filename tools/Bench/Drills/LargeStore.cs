using EduEvents.Application;
using EduEvents.Application.Access;
using EduEvents.Application.Privacy;
using EduEvents.Demo.Town;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Host.Modules;
using EduEvents.Host.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EduEvents.Bench.Drills;

/// <summary>The product upon a store of many events: towns like the demo's, school by school, until there are enough.</summary>
public sealed class LargeStore : IAsyncDisposable
{
    private const int Towns = 12;
    private const string Keeper = "bench.officer";
    private static readonly Guid KeeperId = StableId.Of("bench.account", Keeper);
    private readonly Ground _ground;
    private ServerProcess? _host;

    private LargeStore(Ground ground)
    {
        _ground = ground;
        Town = new(new(Today) { Schools = [.. Enumerable.Range(0, Towns).SelectMany(n => SchoolSpec.Town.Select(s => s with { Key = $"{s.Key}.{n}" }))] });
    }

    /// <summary>The day it is.</summary>
    public DateOnly Today { get; } = SchoolTime.Day(TimeProvider.System.GetUtcNow());

    /// <summary>The school that is looked at.</summary>
    public TownSchool School => Town.Schools[0];

    private DemoTown Town { get; }

    /// <summary>Fills it and waits until every view shows all of it and all of it is sealed.</summary>
    public static async Task<LargeStore> Make(int events, CancellationToken stop)
    {
        var store = new LargeStore(await Ground.Make(stop));
        try
        {
            await using (var app = await store._ground.Prepare(stop)) await store.Fill(app, events, stop);
            store._host = await store._ground.StartHost(store._ground.ConnectionString, background: true, stop);
            await store.CatchUp(stop);
            await store.Seal(stop);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whoever may erase people of the school, signed in; the policy is accepted, as by every visitor of the pages.</summary>
    public async Task<Api> Officer(CancellationToken stop)
    {
        var officer = await Api.SignIn(_host!.Address, Keeper, School.Tenant, stop);
        await officer.Send("/api/privacy/accept-policy", new AcceptPolicy(KeeperId, 1), stop);
        return officer;
    }

    /// <summary>How large it is, in words.</summary>
    public async Task<string> Describe(CancellationToken stop) => await Ask<string>("""
        select format('%s events (%s) of %s people, load ', (select count(*) from edu.mt_events), pg_size_pretty(pg_total_relation_size('edu.mt_events')),
            (select count(*) from edu.person_key))
        """, null, stop) + Surroundings.Load();

    /// <summary>True or false, past the product.</summary>
    public Task<bool> Ask(string sql, Guid about, CancellationToken stop) => Ask<bool>(sql, about, stop);

    /// <summary>Waits until everything is sealed.</summary>
    public async Task Seal(CancellationToken stop)
    {
        while (!await Ask<bool>("select coalesce((select max(to_seq) from edu.seal_block), 0) >= (select max(seq_id) from edu.mt_events)", null, stop))
            await Task.Delay(TimeSpan.FromMilliseconds(200), stop);
    }

    /// <summary>Lets the Verifier look at all of it.</summary>
    /// <returns>What it says.</returns>
    /// <exception cref="InvalidOperationException">Something was found.</exception>
    public async Task<string> Verify(CancellationToken stop)
    {
        List<string> said = [];
        await _ground.RunHost(_ground.ConnectionString, ["verify"], (line, _) => said.Add(line), stop);
        return string.Join(' ', said.Where(l => l.Contains("events in", StringComparison.Ordinal) || l.StartsWith("Sound", StringComparison.Ordinal)));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        await _ground.DisposeAsync();
    }

    private async Task Fill(WebApplication app, int events, CancellationToken stop)
    {
        var (lane, written) = (app.Services.GetRequiredService<BulkLane>(), 0L);
        foreach (var school in Town.Schools)
        {
            if (written >= events) break;
            var report = await lane.Append(new(Actor.Loader, school.Tenant, BulkSource.Demo) { CommandsAtOnce = int.MaxValue }, Town.Commands(school), null, stop);
            written += report.Events;
            Say($"{written:N0} events written, load {Surroundings.Load()}");
        }
        await PasswordAlone.Allow(app.Services, stop);
        await Accounts.Make(app.Services, new CreateAccount(KeeperId, Keeper, KeeperId, Keeper, "person", School.Tenant),
            new(Bench.Town.Password, PasswordKind.Own),
            [new GrantRole(KeeperId, KeeperId, Roles.Director, new(School.Tenant), new(2000, 1, 1), null)], stop);
        _views = new(ModuleViews.Following);
    }

    private Views _views = null!;

    private async Task CatchUp(CancellationToken stop)
    {
        var told = 0L;
        await _views.Wait(_ground.Source, (_, last) =>
        {
            if (last - told < 100_000) return;
            told = last;
            Say($"Views show {last:N0} events, load {Surroundings.Load()}");
        }, stop);
    }

    private async Task<T> Ask<T>(string sql, Guid? about, CancellationToken stop)
    {
        await using var ask = _ground.Source.CreateCommand(sql);
        if (about is { } id) ask.Parameters.AddWithValue(id);
        return (T)(await ask.ExecuteScalarAsync(stop))!;
    }

    private static void Say(string text) => Console.Error.WriteLine(text);
}
