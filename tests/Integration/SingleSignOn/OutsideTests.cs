using System.Net;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using EduEvents.Host.Operations;
using EduEvents.Host.SingleSignOn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace EduEvents.Integration.SingleSignOn;

/// <summary>One installation trusts another one as its provider. Both go by the clock of the machine: so does the library that checks tokens.</summary>
public sealed class OutsideTests(App app) : IAsyncLifetime
{
    private readonly Surfer _surfer = new();
    private readonly string _secretFile = Path.Combine(Cluster.Folder, $"oidc-{Guid.CreateVersion7():N}");
    private WebApplication? _provider;
    private Trusting? _trusting;
    private TestSchool? _there, _here;

    private Uri Here(string path) => new(_trusting!.Address, path);

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        _provider = await app.StartHost(b => b.Services.AddSingleton(TimeProvider.System));
        var port = Apache.FreePort();
        _there = await TestSchool.Found(app);
        // By another name, else a browser would keep one cookie for both.
        var provider = new UriBuilder(_provider.Urls.First()) { Host = "localhost" }.Uri;
        var client = await Relying.Register(app, _there.Platform!, null, firstParty: true, provider: provider,
            back: $"http://127.0.0.1:{port}/outside/back");
        await File.WriteAllTextAsync(_secretFile, client.Secret);
        _trusting = new(new(client.Provider, client.Key, _secretFile, "Облыс порталы"), port);
        await _trusting.InitializeAsync();
        _here = await TestSchool.Found(_trusting);
    }

    private async Task<(TestAccount There, TestAccount Here)> Accounts() => (
        await _there!.Account(Roles.Teacher, new(_there.Organisation), _there.Teacher), await _here!.Account(Roles.Teacher, new(_here.Organisation), _here.Teacher));

    private async Task Link(TestAccount there, TestAccount here)
    {
        await _surfer.Go(Here("/outside"));
        await _surfer.SignIn(here.UserName, TestSchool.Password);
        Assert.Equal("/outside", _surfer.At.AbsolutePath);
        await _surfer.Go(Here("/outside/go?link=true"));
        if (_surfer.At.Port != _trusting!.Address.Port) await _surfer.SignIn(there.UserName, TestSchool.Password);
    }

    [Fact]
    public async Task Who_has_linked_his_account_signs_in_by_the_outside_provider_until_he_ends_it()
    {
        var (there, here) = await Accounts();
        await Link(there, here);
        Assert.Equal(Here("/outside"), _surfer.At);
        Assert.Contains("Unlinking", _surfer.Text, StringComparison.Ordinal);
        Assert.Equal(1, await Log.Count(_trusting!.ConnectionString, here.Id, "access.outside_linked"));

        using var another = new Surfer();
        await another.Go(Here("/sign-in?back=/password"));
        Assert.Contains("Облыс порталы", another.Text, StringComparison.Ordinal);
        await another.Go(Here("/outside/go?back=/password"));
        await another.SignIn(there.UserName, TestSchool.Password);
        Assert.Equal(Here("/password"), another.At);
        Assert.Equal("outside", await Log.Ask<string>(_trusting.ConnectionString,
            "select data->>'method' from edu.mt_events where stream_id = $1 and type = 'access.signed_in' order by version desc limit 1", here.Id));

        await _surfer.Send("Unlinking", new() { ["Unlinking"] = "yes" });
        using var later = new Surfer();
        await later.Go(Here("/outside/go"));
        await later.SignIn(there.UserName, TestSchool.Password);
        Assert.Equal(Here("/sign-in?outside=unknown"), later.At);
    }

    [Fact]
    public async Task Nobody_gets_an_account_by_it_and_one_subject_serves_one_account()
    {
        var (there, here) = await Accounts();
        await _surfer.Go(Here("/outside/go"));
        await _surfer.SignIn(there.UserName, TestSchool.Password);
        Assert.Equal(Here("/sign-in?outside=unknown"), _surfer.At);

        await Link(there, here);
        var second = await _here!.Account(Roles.Guard, new(_here.Organisation));
        using var other = new Surfer();
        await other.Go(Here("/outside"));
        await other.SignIn(second.UserName, TestSchool.Password);
        await other.Go(Here("/outside/go?link=true"));
        await other.SignIn(there.UserName, TestSchool.Password);
        Assert.Equal(Here("/outside?taken=yes"), other.At);
    }

    [Fact]
    public async Task Without_settings_there_is_no_way_to_it()
    {
        await _surfer.Go(new(app.Address, "/outside/go"));
        Assert.Equal(HttpStatusCode.NotFound, _surfer.Status);
        await _surfer.Go(new(app.Address, "/sign-in"));
        Assert.DoesNotContain("/outside/go", _surfer.Text, StringComparison.Ordinal);
        await _surfer.Go(Here("/outside/back?code=stolen&state=x"));
        Assert.Equal(Here("/sign-in?outside=failed"), _surfer.At);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _surfer.Dispose();
        if (_trusting is not null) await _trusting.DisposeAsync();
        await _provider!.StopAsync();
        await _provider.DisposeAsync();
        File.Delete(_secretFile);
    }

    private sealed class Trusting(OutsideSettings outside, int port) : App
    {
        protected override HostSettings Settings => base.Settings with { Outside = outside };

        protected override void Adjust(WebApplicationBuilder builder)
        {
            base.Adjust(builder);
            builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
            builder.Services.AddSingleton(TimeProvider.System);
        }
    }
}
