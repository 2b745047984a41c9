using EduEvents.Application;
using EduEvents.Domain.Security;
using EduEvents.Fixtures;
using EduEvents.Host.Postgres;
using EduEvents.Host.Security;
using EduEvents.Projections.Security;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EduEvents.Integration.Security;

/// <summary>Below the product: a damaged file of the database is found, and a hand in the database leaves its trace.</summary>
public sealed class DatabaseTests
{
    private const int Page = 8192;

    [Fact]
    public async Task A_bit_flipped_in_a_data_file_is_found_and_located()
    {
        await using var cluster = new OwnCluster();
        await cluster.Start();
        string key, file;
        await using (var host = await cluster.Host())
        {
            var sealer = host.Services.GetRequiredService<Sealer>();
            for (var i = 0; i < 40; i++)
            {
                await OwnCluster.Happen(host);
                if (i % 10 == 9) await sealer.SealAll(TestContext.Current.CancellationToken);
            }
            key = host.Services.GetRequiredService<SealKey>().VerifierKey;
            file = await cluster.FileOf("edu.mt_events");
            await host.StopAsync(TestContext.Current.CancellationToken);
        }
        await cluster.Stop();
        await Flip(file, Page - 100);
        await cluster.Start();

        var report = await Verifier.Database(cluster.ConnectionString, key);

        Assert.False(report["sound"]!.GetValue<bool>());
        var damaged = report["findings"]!.AsArray().First(f => f!["fault"]!.GetValue<string>() == "damaged")!;
        Assert.True(damaged["block"]!.GetValue<long>() >= 1);
        Assert.Contains("invalid page", damaged["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_past_the_product_stands_in_the_log_of_the_database_and_raises_an_alert_once()
    {
        await using var cluster = new OwnCluster();
        await cluster.Start();
        await using var host = await cluster.Host();
        await OwnCluster.Happen(host);
        var log = host.Services.GetRequiredService<DatabaseLog>();
        Assert.DoesNotContain(log.Newest(null), e => e.IsDirectChange);
        Assert.DoesNotContain(log.Newest(null), e => e.Text.Contains("DISCARD", StringComparison.Ordinal));

        await ByHand(cluster.ConnectionString, "update edu.mt_doc_accountcard set data = data");
        await ByHand(cluster.ConnectionString, "delete from edu.mt_events");

        await Wait.Until(() => log.Newest("change").Any(e => e.Text.Contains("mt_doc_accountcard", StringComparison.Ordinal)), "the change is on the log");
        await Wait.Until(() => log.Newest("refused").Any(e => e.Text.Contains("append-only", StringComparison.Ordinal)), "the refusal is on the log");
        await Wait.Until(async () => (await Raised(host)).Count == 2, "each of the two sessions raises one alert", TimeSpan.FromSeconds(30));
        Assert.Contains((await Raised(host))[0].Facts, f => f is AlertFact { Name: "program", Value: "psql" });
        Assert.DoesNotContain(log.Newest(null), e => e.Text.Contains("Гүлнар", StringComparison.Ordinal));
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<IReadOnlyList<AlertCard>> Raised(WebApplication host)
    {
        await using var session = host.Services.GetRequiredService<IDocumentStore>().QuerySession(CommandContext.Platform);
        return [.. (await AlertCard.Newest(session, null, default)).Where(a => a.Kind == DatabaseLogWatch.DirectChange)];
    }

    private static async Task ByHand(string connectionString, string sql)
    {
        var psql = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "psql", Pooling = false };
        await using var connection = new NpgsqlConnection(psql.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        try
        {
            await command.ExecuteNonQueryAsync();
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.ObjectNotInPrerequisiteState)
        {
            // Refused by the triggers, as it should be; the attempt is on the log all the same.
        }
    }

    private static async Task Flip(string path, int at)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Seek(at, SeekOrigin.Begin);
        var value = file.ReadByte();
        file.Seek(at, SeekOrigin.Begin);
        file.WriteByte((byte)(value ^ 0b0100));
    }
}
