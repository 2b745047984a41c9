using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using EduEvents.Host.Operations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EduEvents.Integration.Security;

/// <summary>What is no part of the record is not kept for ever; what is not old enough nobody can throw away, the product itself included.</summary>
public sealed class ForgettingTests(App app)
{
    [Fact]
    public async Task Old_receipts_are_forgotten_and_young_ones_are_not()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var owner = NpgsqlDataSource.Create(app.ConnectionString);
        var tenant = Guid.CreateVersion7().ToString("N");
        await Run(owner, $"""
            insert into edu.command_receipt (tenant_id, account_id, key, fingerprint, answer, streams, versions, at)
            select '{tenant}', gen_random_uuid(), n::text, '', '', array[]::uuid[], array[]::bigint[], now() - make_interval(days => n) from generate_series(28, 33) n
            """);

        await app.Services.GetRequiredService<Forgetting>().Forget(stop);

        Assert.Equal("28,29", await Run(owner, $"select string_agg(key, ',' order by key) from edu.command_receipt where tenant_id = '{tenant}'"));
        var role = await Preparation.Prepare(new() { DataFolder = Cluster.Folder }, app.ConnectionString, stop);
        await using var product = NpgsqlDataSource.Create(role);
        Assert.Equal(0L, await Run(product, "select edu.forget_receipts(1000000)"));
        Assert.Equal("28,29", await Run(owner, $"select string_agg(key, ',' order by key) from edu.command_receipt where tenant_id = '{tenant}'"));
    }

    [Fact]
    public async Task Sessions_long_over_go_and_those_in_use_stay()
    {
        var school = await TestSchool.Found(app);
        var account = await school.Account(Roles.Director, new(school.Organisation));
        var sender = await school.SignIn(account);
        await using var owner = NpgsqlDataSource.Create(app.ConnectionString);
        await Run(owner, $$"""
            insert into edu.mt_doc_signinsession (tenant_id, id, data, mt_version)
            select tenant_id, gen_random_uuid(), data || '{"started": "2020-09-01T08:00:00+05:00"}', mt_version from edu.mt_doc_signinsession where data ->> 'accountId' = '{{account.Id}}'
            """);
        Assert.Equal(2L, await Run(owner, $"select count(*) from edu.mt_doc_signinsession where data ->> 'accountId' = '{account.Id}'"));

        await app.Services.GetRequiredService<Forgetting>().Forget(TestContext.Current.CancellationToken);

        Assert.Equal(1L, await Run(owner, $"select count(*) from edu.mt_doc_signinsession where data ->> 'accountId' = '{account.Id}'"));
        using var still = await sender.Get("/api/people/classes");
        Assert.Equal(System.Net.HttpStatusCode.OK, still.StatusCode);
    }

    private static async Task<object?> Run(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
