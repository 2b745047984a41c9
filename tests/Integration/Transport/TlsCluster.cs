using System.Diagnostics;
using EduEvents.Host.Postgres;
using Npgsql;

namespace EduEvents.Integration.Transport;

/// <summary>A database server that is reached over the network and by TLS alone.</summary>
public sealed class TlsCluster : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"edu-tls-{Guid.CreateVersion7():N}");
    private EmbeddedPostgres? _postgres;

    /// <summary>An address of this machine that no other server listens on, on the usual port, which the product's own socket is named after.</summary>
    public string Address { get; } = $"127.86.{Environment.ProcessId / 200 % 200}.{1 + Environment.ProcessId % 200}";

    /// <summary>Starts it with a certificate.</summary>
    public async Task Start((string Certificate, string Key, string Number) files)
    {
        _postgres = await EmbeddedPostgres.StartAsync(new()
        {
            DataFolder = _folder, Durable = false, Settings = new Dictionary<string, string> { ["listen_addresses"] = $"'{Address}'" }
        }, _ => { }, CancellationToken.None);
        await File.WriteAllTextAsync(Path.Combine(_postgres.Folder, "data/pg_hba.conf"), "local all all scram-sha-256\nhostssl all all 127.0.0.0/8 scram-sha-256\n");
        await Show(files);
    }

    /// <summary>Shows a certificate from now on.</summary>
    public async Task Show((string Certificate, string Key, string Number) files)
    {
        var data = Path.Combine(_postgres!.Folder, "data");
        foreach (var (from, to) in new[] { (files.Certificate, "server.crt"), (files.Key, "server.key") })
        {
            File.Copy(from, Path.Combine(data, to), overwrite: true);
            using var own = Process.Start("chown", ["--reference", Path.Combine(data, "PG_VERSION"), Path.Combine(data, to)]);
            await own.WaitForExitAsync();
        }
        await using var source = NpgsqlDataSource.Create(_postgres.ConnectionString);
        foreach (var sql in new[] { "alter system set ssl = on", "select pg_reload_conf()" })
        {
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Connects over the network.</summary>
    public string Over(string more) => new NpgsqlConnectionStringBuilder(_postgres!.ConnectionString) { Host = Address }.ConnectionString + ";" + more;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_postgres is not null) await _postgres.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
