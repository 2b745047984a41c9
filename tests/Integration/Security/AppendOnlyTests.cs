using EduEvents.Fixtures;
using EduEvents.Host.Operations;
using Npgsql;

namespace EduEvents.Integration.Security;

public sealed class AppendOnlyTests(App app)
{
    public static TheoryData<string> Changes =>
    [
        "update edu.mt_events set data = '{}'", "delete from edu.mt_events", "truncate edu.mt_events cascade"
    ];

    [Theory, MemberData(nameof(Changes))]
    public async Task The_product_s_own_role_has_no_right_to_change_events(string change)
    {
        await TestSchool.Found(app);
        var role = await Preparation.Prepare(new() { DataFolder = Cluster.Folder }, app.ConnectionString, TestContext.Current.CancellationToken);

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await Refused(role, change));
    }

    [Theory, MemberData(nameof(Changes))]
    public async Task The_owner_is_refused_by_triggers(string change)
    {
        await TestSchool.Found(app);

        Assert.Equal(PostgresErrorCodes.ObjectNotInPrerequisiteState, await Refused(app.ConnectionString, change));
        Assert.Equal(PostgresErrorCodes.ObjectNotInPrerequisiteState, await Refused(app.ConnectionString, $"set session_replication_role = replica; {change}"));
    }

    [Theory]
    [InlineData("delete from edu.mt_streams")]
    [InlineData("delete from edu.command_receipt")]
    [InlineData("update edu.seal_block set body = ''")]
    [InlineData("delete from edu.seal_head")]
    [InlineData("create table edu.mine (id int)")]
    [InlineData("alter table edu.mt_events disable trigger all")]
    [InlineData("set session_replication_role = replica")]
    public async Task Nor_to_loosen_what_keeps_them(string change)
    {
        var role = await Preparation.Prepare(new() { DataFolder = Cluster.Folder }, app.ConnectionString, TestContext.Current.CancellationToken);

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await Refused(role, change));
    }

    private static async Task<string?> Refused(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken))).SqlState;
    }
}
