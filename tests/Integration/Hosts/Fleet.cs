using System.Net.Http.Json;
using EduEvents.Fixtures;
using EduEvents.Host.Operations;

namespace EduEvents.Integration.Hosts;

/// <summary>Hosts in processes of their own upon one database; in this process runs nothing of the product.</summary>
public sealed class Fleet : App
{
    private readonly List<HostProcess> _all = [];
    private readonly string _heads = Path.Combine(Cluster.Folder, "heads", Guid.CreateVersion7().ToString("N"));
    private string _database = "";

    /// <summary>Those that are up.</summary>
    public List<HostProcess> Hosts { get; } = [];

    /// <summary>Where they hand signed heads over.</summary>
    public string Heads => _heads;

    /// <inheritdoc />
    public override ValueTask InitializeAsync() => throw new NotSupportedException("Begin starts the first Host.");

    /// <summary>Starts the first Host.</summary>
    /// <param name="program">Which program; an older one begins upon an empty database.</param>
    public async Task<HostProcess> Begin(string program = HostProcess.Product)
    {
        var stop = TestContext.Current.CancellationToken;
        _database = program == HostProcess.Product ? await Cluster.FreshDatabase(stop) : await Cluster.EmptyDatabase(stop);
        var first = await Add(program);
        await WorkBeside(_database, first.Address);
        return first;
    }

    /// <summary>Starts one more Host.</summary>
    public async Task<HostProcess> Add(string program = HostProcess.Product)
    {
        var host = await HostProcess.Start(_database, program, _heads);
        _all.Add(host);
        Hosts.Add(host);
        return host;
    }

    /// <summary>Ends a Host with kill -9.</summary>
    public void Kill(HostProcess host)
    {
        host.Kill();
        Hosts.Remove(host);
    }

    /// <summary>Stops a Host as an administrator would.</summary>
    public async Task Stop(HostProcess host)
    {
        await host.Stop();
        Hosts.Remove(host);
    }

    /// <summary>The Host that carries a follower of the events; null while none does.</summary>
    public async Task<HostProcess?> Carrier(string what)
    {
        foreach (var host in Hosts)
            if ((await Duties(host)).Single(d => d.IsThis).Carries.Contains(what)) return host;
        return null;
    }

    /// <summary>Waits until only the living are entered and every follower is carried by one of them.</summary>
    public Task Settled() => Wait.Until(async () =>
    {
        var duties = await Duties(Hosts[0]);
        string[] carried = [.. duties.SelectMany(d => d.Carries)];
        return duties.Count == Hosts.Count && carried.Contains("views") && carried.Contains("live-feed") && carried.Length == carried.Distinct().Count()
            && carried.Length == Followers;
    }, "every follower is carried by one of the Hosts", TimeSpan.FromSeconds(60));

    /// <summary>What follows the events: the views together, the live messages, three that keep other parts in line, seven processes.</summary>
    public const int Followers = 12;

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        foreach (var host in _all) host.Dispose();
        await base.DisposeAsync();
    }

    private static async Task<IReadOnlyList<HostDuty>> Duties(HostProcess host)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        return (await http.GetFromJsonAsync<IReadOnlyList<HostDuty>>("/health/hosts"))!;
    }
}
