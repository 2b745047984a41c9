using System.Net;
using EduEvents.Application.Access;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EduEvents.Integration.SingleSignOn;

/// <summary>A client that nobody here wrote. It goes by the clock of the machine, and so does the Host that it asks.</summary>
public sealed class ApacheTests(App app) : IAsyncLifetime
{
    private readonly Apache _apache = Apache.Prepare();
    private readonly Surfer _surfer = new();
    private WebApplication? _host;

    /// <inheritdoc />
    public async ValueTask InitializeAsync() => _host = await app.StartHost(b => b.Services.AddSingleton(TimeProvider.System));

    private async Task<(TestSchool School, TestAccount Account)> Start()
    {
        var school = await TestSchool.Found(app);
        await _apache.Start(await Relying.Register(app, await school.AsDirector(), school.Organisation, provider: new(_host!.Urls.First()),
            back: _apache.Back.ToString(), bye: _apache.Bye.ToString()));
        return (school, await school.Account(Roles.Teacher, new(school.Organisation), school.Teacher));
    }

    private async Task Enter(TestAccount account)
    {
        await _surfer.Go(_apache.Shut);
        Assert.True(_surfer.At.AbsolutePath == "/sign-in", $"{_surfer.At}: {_surfer.Text} {_apache.Errors}");
        await _surfer.SignIn(account.UserName, TestSchool.Password);
        Assert.Equal("/connect/consent", _surfer.At.AbsolutePath);
        await _surfer.Send("Answered", new() { ["Answered"] = "yes" });
    }

    [Fact]
    public async Task Somebody_is_led_to_sign_in_and_back_and_is_known_by_name_until_signing_out()
    {
        var (_, account) = await Start();
        await Enter(account);
        Assert.Equal((_apache.Shut, $"Hello {account.UserName}!"), (_surfer.At, _surfer.Text));
        Assert.Equal(1, await Log.Count(app.ConnectionString, account.Id, "access.client_entered"));

        await _surfer.Go(_apache.Logout);
        Assert.Equal((_apache.Bye, "Bye!"), (_surfer.At, _surfer.Text));
        Assert.Equal(1, await Log.Count(app.ConnectionString, account.Id, "access.signed_out"));
        await _surfer.Go(_apache.Shut);
        Assert.Equal("/sign-in", _surfer.At.AbsolutePath);
    }

    [Fact]
    public async Task Whoever_is_blocked_is_not_let_in()
    {
        var (school, account) = await Start();
        await Enter(account);
        await (await school.AsDirector()).Send("/api/access/block-account", new BlockAccount(account.Id, school.Organisation, "тексеру"));

        // The other Host hears of it a moment later. What Apache remembers of its own is forgotten, else it would not ask.
        await Wait.Until(async () =>
        {
            foreach (Cookie cookie in _surfer.Cookies.GetAllCookies())
                if (cookie.Name.StartsWith("mod_auth_openidc", StringComparison.Ordinal)) cookie.Expired = true;
            await _surfer.Go(_apache.Shut);
            return _surfer.At.AbsolutePath == "/sign-in";
        }, "the session at the provider is over");
        await _surfer.SignIn(account.UserName, TestSchool.Password);
        Assert.Equal(HttpStatusCode.Unauthorized, _surfer.Status);
        Assert.Equal("/sign-in", _surfer.At.AbsolutePath);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _surfer.Dispose();
        _apache.Dispose();
        await _host!.StopAsync();
        await _host.DisposeAsync();
    }
}
