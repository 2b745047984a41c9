using EduEvents.Fixtures;
using EduEvents.Host.Operations;
using EduEvents.Host.Postgres;

namespace EduEvents.Integration.Transport;

/// <summary>A database on another machine is reached over TLS that proves who answers, or not at all (Order 456, p. 11).</summary>
public sealed class RemoteDatabaseTests
{
    [Theory, InlineData("Host=db.example"), InlineData("Host=db.example;SSL Mode=Require"), InlineData("Host=10.0.0.5;SSL Mode=VerifyCA"),
        InlineData("Host=localhost,db.example:5433"), InlineData("Host=[fd00::5]:5432"), InlineData("Host=localhost.example")]
    public void Another_machine_without_proof_is_refused(string connectionString) =>
        Assert.Contains("SSL Mode=VerifyFull", Assert.Throws<CannotStart>(() => RemoteDatabase.Demand(connectionString)).Message, StringComparison.Ordinal);

    [Theory, InlineData("Host=/run/postgresql"), InlineData("Host=localhost"), InlineData("Host=127.0.0.1:5433"), InlineData("Host=::1"),
        InlineData("Host=db.example;SSL Mode=VerifyFull;Root Certificate=/etc/ca.pem")]
    public void This_machine_or_one_that_proves_itself_is_taken(string connectionString) => RemoteDatabase.Demand(connectionString);

    [Fact]
    public void Nonsense_is_told_as_such() =>
        Assert.Contains("cannot be understood", Assert.Throws<CannotStart>(() => RemoteDatabase.Demand("Hots=db")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task The_product_works_upon_a_database_by_tls_and_on_no_other_than_the_one_it_means()
    {
        using var authority = new Authority();
        using var stranger = new Authority();
        await using var cluster = new TlsCluster();
        await cluster.Start(authority.Issue(cluster.Address));
        var proven = cluster.Over($"SSL Mode=VerifyFull;Root Certificate={authority.RootFile}");

        using (var host = await HostProcess.Start(proven))
        {
            Assert.True(await Log.Ask<bool>(proven, """
                select bool_and(s.ssl and s.version = 'TLSv1.3') from pg_stat_activity a join pg_stat_ssl s using (pid)
                where a.usename = 'edu_app' having count(*) > 2
                """));
        }
        await Refused(cluster.Over($"SSL Mode=VerifyFull;Root Certificate={stranger.RootFile}"));
        await Refused(cluster.Over("SSL Mode=Disable"));
        await cluster.Show(authority.Issue("another.example"));
        await Refused(proven);
    }

    private static async Task Refused(string connectionString)
    {
        var (exitCode, told) = await HostProcess.Refused(connectionString);
        Assert.Equal(1, exitCode);
        Assert.StartsWith("The database cannot be used:", told, StringComparison.Ordinal);
    }
}
