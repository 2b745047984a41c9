using EduEvents.Fixtures;
using EduEvents.Host.Spread;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EduEvents.Integration.Spread;

/// <summary>Two Hosts of the product, and a second database that was entered while they ran.</summary>
public sealed class TwoDatabases : App
{
    /// <summary>Name of the second database.</summary>
    public const string North = "north";

    private WebApplication? _second;

    /// <summary>Address of the second Host.</summary>
    public Uri Second { get; private set; } = new("http://localhost");

    /// <summary>Connects as the owner of the second database.</summary>
    public string Further { get; private set; } = "";

    /// <summary>The directory as the first Host knows it.</summary>
    public Databases Databases => Services.GetRequiredService<Databases>();

    /// <inheritdoc />
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _second = await StartHost();
        Second = new(_second.Urls.First());
        Further = await Cluster.FreshDatabase(CancellationToken.None);
        await using (var tool = AsOwner())
            await tool.Services.GetRequiredService<Databases>().Add(North, Further, takesNew: false, CancellationToken.None);
        foreach (var host in new[] { Services, _second.Services })
            await Wait.Until(() => host.GetRequiredService<Databases>().Find(North) is not null, "the Host opens the new database", TimeSpan.FromMinutes(1));
    }

    /// <summary>Lets organisations founded from now on go to the second database, or not.</summary>
    public Task TakeNew(bool takesNew) => Databases.TakeNew(North, takesNew, CancellationToken.None);

    /// <summary>Moves an organisation as the command line does, beside the running Hosts.</summary>
    public async Task<Moved> Move(Guid organisation, string to)
    {
        await using var tool = AsOwner();
        await tool.Services.GetRequiredService<Databases>().Open((name, why) => Assert.Fail($"{name}: {why}"), CancellationToken.None);
        return await tool.Services.GetRequiredService<Moving>().Move(organisation, to, _ => { }, CancellationToken.None);
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        if (_second is not null)
        {
            await _second.StopAsync();
            await _second.DisposeAsync();
        }
        await StopHost();
        await Cluster.Drop(Further);
        await base.DisposeAsync();
    }
}
