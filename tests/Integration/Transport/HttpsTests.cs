using System.Net;
using System.Security.Cryptography.X509Certificates;
using EduEvents.Fixtures;
using EduEvents.Host.Operations;
using EduEvents.Host.Transport;

namespace EduEvents.Integration.Transport;

/// <summary>HTTPS as clients meet it that nobody here wrote (Order 456, p. 11).</summary>
public sealed class HttpsTests
{
    private const string School = "school.example";

    [Fact]
    public async Task Without_a_certificate_one_for_development_is_made_and_plain_http_of_this_machine_stays()
    {
        await using var served = await Served.Start(new());
        var file = Path.Combine(Cluster.Folder, "tls/development.pem");
        using var own = X509CertificateLoader.LoadCertificateFromFile(file);
        using var handler = new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = Authority.Trusting(own) } };
        using var http = new HttpClient(handler) { BaseAddress = new UriBuilder(served.Secure) { Host = "localhost" }.Uri, DefaultRequestVersion = HttpVersion.Version20 };

        using var secure = await http.GetAsync(new Uri("/sign-in", UriKind.Relative));
        using var plain = await served.Stranger().Http.GetAsync(new Uri("/sign-in", UriKind.Relative));

        Assert.Equal((HttpStatusCode.OK, HttpVersion.Version20), (secure.StatusCode, secure.Version));
        Assert.Equal(HttpStatusCode.OK, plain.StatusCode);
        Assert.False(secure.Headers.Contains("Strict-Transport-Security"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.True(own.MatchesHostname(Environment.MachineName) && own.MatchesHostname("127.0.0.1"));
    }

    [Fact]
    public void The_development_certificate_is_renewed_in_time_and_not_before()
    {
        var folder = Directory.CreateTempSubdirectory("eduevents-tls-").FullName;
        try
        {
            var now = new DateTimeOffset(2026, 10, 15, 10, 0, 0, TimeSpan.Zero);
            string Made(double days, string? name = null) => File.ReadAllText(DevelopmentCertificate.Ensure(folder, now.AddDays(days), name).Path);

            var first = Made(0);
            Assert.Equal(first, Made(59));
            var second = Made(61);
            Assert.NotEqual(first, second);
            Assert.NotEqual(second, Made(61, School));
            File.WriteAllText(Path.Combine(folder, "development.pem"), first[..200]);
            Assert.Contains("PRIVATE KEY", Made(61), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Old_protocols_and_weak_ciphers_are_refused_and_modern_ones_agreed_on()
    {
        using var authority = new Authority();
        var (certificate, key, _) = authority.Issue(School);
        await using var served = await Served.Start(new() { Certificate = certificate, Key = key });

        // The alert comes from the server: the client itself was willing.
        foreach (var old in new[] { "-tls1", "-tls1_1" })
            Assert.Contains("SSL alert number 70", await OpenSsl.Greet(served.Secure, old, "-cipher", "ALL:@SECLEVEL=0"), StringComparison.Ordinal);
        foreach (var weak in new[] { "ECDHE-RSA-AES256-SHA384", "AES256-GCM-SHA384", "AES128-SHA", "DHE-RSA-AES256-GCM-SHA384", "NULL-SHA256" })
            Assert.Contains("SSL alert number 40", await OpenSsl.Greet(served.Secure, "-tls1_2", "-cipher", $"{weak}:@SECLEVEL=0"), StringComparison.Ordinal);

        var modern = await OpenSsl.Greet(served.Secure, "-servername", School, "-alpn", "h2", "-CAfile", authority.RootFile, "-verify_hostname", School);
        foreach (var said in new[] { "TLSv1.3", "ALPN protocol: h2", "Verify return code: 0 (ok)" }) Assert.Contains(said, modern, StringComparison.Ordinal);
        var elder = await OpenSsl.Greet(served.Secure, "-tls1_2", "-cipher", "ECDHE-RSA-AES128-GCM-SHA256");
        Assert.Contains("TLSv1.2, Cipher is ECDHE-RSA-AES128-GCM-SHA256", elder, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_certificate_plain_requests_are_led_to_https_but_for_health()
    {
        using var authority = new Authority();
        var (certificate, key, _) = authority.Issue(School, "localhost");
        await using var served = await Served.Start(new() { Certificate = certificate, Key = key });
        using var plain = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = served.Address };
        using var secure = authority.Client(served.Secure, School);
        using var local = authority.Client(served.Secure, "localhost");

        using var led = await plain.GetAsync(new Uri("/sign-in?back=%2Fgate", UriKind.Relative));
        Assert.Equal(HttpStatusCode.TemporaryRedirect, led.StatusCode);
        Assert.Equal($"https://127.0.0.1:{served.Secure.Port}/sign-in?back=%2Fgate", led.Headers.Location!.OriginalString);
        Assert.Equal("live", await plain.GetStringAsync(new Uri("/health/live", UriKind.Relative)));

        using var page = await secure.GetAsync(new Uri("/sign-in", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("max-age=31536000", page.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.All(page.Headers.GetValues("Set-Cookie"), c => Assert.Contains("; secure", c, StringComparison.OrdinalIgnoreCase));
        using var here = await local.GetAsync(new Uri("/sign-in", UriKind.Relative));
        Assert.False(here.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_renewed_certificate_is_shown_without_a_restart_and_a_broken_one_never()
    {
        using var authority = new Authority();
        var (certificate, key, first) = authority.Issue(School);
        await using var served = await Served.Start(new() { Certificate = certificate, Key = key });
        async Task<bool> Shows(string number) => (await OpenSsl.Greet(served.Secure, "-showcerts")) is var told
            && X509Certificate2.CreateFromPem(told.AsSpan(told.IndexOf("-----BEGIN", StringComparison.Ordinal))).SerialNumber == number;

        Assert.True(await Shows(first));
        var (_, _, second) = authority.Issue(School);
        await Wait.Until(() => Shows(second), "the renewed certificate is shown");
        await File.WriteAllTextAsync(key, "-----BEGIN nothing");
        var broken = TimeProvider.System.GetTimestamp();
        await Wait.Until(async () =>
        {
            Assert.True(await Shows(second));
            return TimeProvider.System.GetElapsedTime(broken) > TimeSpan.FromSeconds(4);
        }, "the broken one has been looked at more than once");
        var (_, _, third) = authority.Issue(School);
        await Wait.Until(() => Shows(third), "the next certificate is shown");
    }

    [Fact]
    public async Task A_pfx_with_a_password_serves_as_well()
    {
        using var authority = new Authority();
        var (certificate, password) = authority.IssuePfx(School, "a word of its own");
        await using var served = await Served.Start(new() { Certificate = certificate, PasswordFile = password });
        using var secure = authority.Client(served.Secure, School);

        Assert.Equal("live", await secure.GetStringAsync(new Uri("/health/live", UriKind.Relative)));
        await File.WriteAllTextAsync(password, "another word");
        Assert.Contains("cannot be used", Assert.Throws<CannotStart>(() => new CertificateFile(certificate, null, password).Load()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_everybody_may_read_is_not_taken()
    {
        using var authority = new Authority();
        var (certificate, key, _) = authority.Issue(School);
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        var served = new Served(new() { Certificate = certificate, Key = key });
        var told = await Assert.ThrowsAsync<CannotStart>(async () => await served.InitializeAsync());
        Assert.Contains($"chmod 600 {key}", told.Message, StringComparison.Ordinal);
        await Cluster.Drop(served.ConnectionString);
    }
}
