using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using EduEvents.Host.SingleSignOn;
using EduEvents.Host.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EduEvents.Integration.SingleSignOn;

/// <summary>Keys grow old, and what is over is thrown away. On a clock and in a folder of their own.</summary>
public sealed class ProviderKeyTests : IDisposable
{
    private const string All = "openid profile offline_access";
    private readonly Surfer _surfer = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_key_is_announced_then_signs_and_the_old_one_still_verifies()
    {
        await using var own = new OwnKeys();
        await own.InitializeAsync();
        var (account, client) = await Set(own);
        var (_, tokens) = await client.Exchange(await client.Code(_surfer, account.UserName, All));
        var old = Kid(tokens);
        Assert.Equal([old], await Published(own));

        own.Clock.Advance(ProviderKeys.InUse);
        own.Services.GetRequiredService<ProviderKeys>().Turn();
        var (_, again) = await client.Exchange(await Fresh(client, account));
        Assert.Equal(old, Kid(again));
        Assert.Equal(2, (await Published(own)).Length);

        own.Clock.Advance(ProviderKeys.Announced);
        var held = await client.Exchange(await Fresh(client, account));
        own.Services.GetRequiredService<ProviderKeys>().Turn();
        var (status, renewed) = await client.Refresh((string)held.Body["refresh_token"]!);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.NotEqual(old, Kid(renewed));
        Assert.Equal(HttpStatusCode.OK, (await client.UserInfo((string)held.Body["access_token"]!)).Status);
        Assert.Contains(old, await Published(own));

        own.Clock.Advance(ProviderKeys.Kept);
        own.Services.GetRequiredService<ProviderKeys>().Turn();
        Assert.DoesNotContain(old, await Published(own));
    }

    [Fact]
    public async Task Keys_lie_closed_in_files_that_nobody_else_may_read()
    {
        await using var own = new OwnKeys();
        await own.InitializeAsync();
        await Published(own);

        var file = Assert.Single(Directory.GetFiles(own.Folder));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        // PKCS#8 begins with the mark of a sequence and of RSA.
        Assert.Equal(-1, (await File.ReadAllBytesAsync(file, Stop)).AsSpan().IndexOf((byte[])[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01]));
    }

    [Fact]
    public async Task What_is_over_for_two_weeks_is_thrown_away()
    {
        await using var own = new OwnKeys();
        await own.InitializeAsync();
        var (account, client) = await Set(own);
        await client.Exchange(await client.Code(_surfer, account.UserName, All));
        var upkeep = own.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<ProviderUpkeep>().Single();
        Task<long> Tokens() => Log.Ask<long>(own.ConnectionString, """select count(*) from sso."OpenIddictTokens" """);

        await upkeep.Prune(Stop);
        Assert.True(await Tokens() > 2);
        own.Clock.Advance(ProviderUpkeep.Kept + TimeSpan.FromDays(1));
        await upkeep.Prune(Stop);
        Assert.Equal(0, await Tokens());
    }

    /// <inheritdoc />
    public void Dispose() => _surfer.Dispose();

    private static async Task<(TestAccount, Relying)> Set(OwnKeys own)
    {
        var school = await TestSchool.Found(own);
        var account = await school.Account(Roles.Teacher, new(school.Organisation), school.Teacher);
        return (account, await Relying.Register(own, await school.AsDirector(), school.Organisation));
    }

    // The session of months ago is over; consent is not asked for again.
    private static async Task<string> Fresh(Relying client, TestAccount account)
    {
        using var surfer = new Surfer();
        await surfer.Go(client.Authorize(All), Relying.Back);
        await surfer.SignIn(account.UserName, TestSchool.Password, Relying.Back);
        return Relying.CodeOf(surfer);
    }

    private static string Kid(JsonNode tokens) => (string)Relying.Said(tokens, "id_token", part: 0)["kid"]!;

    private static async Task<string[]> Published(OwnKeys own)
    {
        using var http = new HttpClient { BaseAddress = own.Address };
        var keys = await http.GetFromJsonAsync<JsonNode>("/.well-known/jwks", Stop);
        return [.. keys!["keys"]!.AsArray().Select(k => (string)k!["kid"]!)];
    }

    private sealed class OwnKeys : App
    {
        public string Folder { get; } = Path.Combine(Cluster.Folder, $"sso-{Guid.CreateVersion7():N}");

        protected override void Adjust(WebApplicationBuilder builder)
        {
            base.Adjust(builder);
            builder.Services.AddSingleton(s => new ProviderKeys(s.GetRequiredService<KeyFile>(), Folder, Clock));
        }
    }
}
