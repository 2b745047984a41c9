using EduEvents.Application;
using EduEvents.Application.Access;
using EduEvents.Domain;
using EduEvents.Host;
using EduEvents.Host.Operations;
using EduEvents.Host.Postgres;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EduEvents.Integration.Security;

/// <summary>A database server of one test alone, whose files may be spoilt and whose log may be read.</summary>
public sealed class OwnCluster : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"edu-own-{Guid.CreateVersion7():N}");
    private EmbeddedPostgres? _postgres;

    /// <summary>Connects as the owner.</summary>
    public string ConnectionString => _postgres!.ConnectionString;

    /// <summary>Starts it, with the product's schema.</summary>
    public async Task Start()
    {
        _postgres = await EmbeddedPostgres.StartAsync(new() { DataFolder = _folder, Durable = false }, _ => { }, CancellationToken.None);
        await Preparation.Prepare(Settings, ConnectionString, CancellationToken.None);
    }

    /// <summary>Stops it; its files stay.</summary>
    public async Task Stop()
    {
        NpgsqlConnection.ClearAllPools();
        if (_postgres is not null) await _postgres.DisposeAsync();
        _postgres = null;
    }

    /// <summary>The product upon it.</summary>
    public async Task<WebApplication> Host()
    {
        var role = await Preparation.Prepare(Settings, ConnectionString, CancellationToken.None);
        var host = EduEventsHost.Build(["--Serilog:MinimumLevel:Default=Fatal"], Settings, role, b => b.WebHost.UseUrls("http://127.0.0.1:0"));
        await host.StartAsync();
        return host;
    }

    /// <summary>Makes an account, as something that happens.</summary>
    public static Task Happen(WebApplication host)
    {
        var id = Guid.CreateVersion7();
        return host.Services.GetRequiredService<CommandPipeline>().Send(
            new CreateAccount(id, $"u{id:N}"[..30], Guid.CreateVersion7(), "Гүлнар", "person", StableId.Of("school").ToString("N")), new()
            {
                Actor = Actor.System, Organisation = CommandContext.Platform, CommandId = id, Correlation = id.ToString()
            }, CancellationToken.None);
    }

    /// <summary>The file of a table, below the folder of the cluster.</summary>
    public async Task<string> FileOf(string table)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var find = source.CreateCommand($"select pg_relation_filepath('{table}')");
        var path = (string)(await find.ExecuteScalarAsync())!;
        return Path.Combine(_postgres!.Folder, "data", path);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Stop();
        Directory.Delete(_folder, recursive: true);
    }

    private HostSettings Settings => new() { DataFolder = _folder, DatabaseLogFolder = _postgres?.LogFolder };
}
