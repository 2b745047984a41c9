using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EduEvents.Fixtures;

/// <summary>
/// A client that nobody here wrote: Apache with the OpenID Connect module of Debian, with a configuration of its own in a folder of its own, as an
/// ordinary process. What it keeps shut greets whoever the provider says it is.
/// </summary>
public sealed class Apache : IDisposable
{
    private const string Modules = "/usr/lib/apache2/modules";
    private readonly string _folder = Directory.CreateTempSubdirectory("eduevents-apache-").FullName;
    private Process? _process;

    private Apache(int port) => Address = new($"http://127.0.0.1:{port}/");

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Page that is shut.</summary>
    public Uri Shut => new(Address, "index.shtml");

    /// <summary>Page after signing out, for everybody.</summary>
    public Uri Bye => new(Address, "bye.html");

    /// <summary>Where it takes people back from the provider.</summary>
    public Uri Back => new(Address, "callback");

    /// <summary>Where it lets people sign out, here and at the provider.</summary>
    public Uri Logout => new(Address, $"callback?logout={Uri.EscapeDataString(Bye.ToString())}");

    /// <summary>What it complains about.</summary>
    public string Errors => File.ReadAllText(Path.Combine(_folder, "error.log"));

    /// <summary>A place for it, before the provider knows it.</summary>
    public static Apache Prepare() => new(FreePort());

    /// <summary>Starts it as a client of the provider.</summary>
    public async Task Start(Relying client)
    {
        File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
        await File.WriteAllTextAsync(Path.Combine(_folder, "index.shtml"), "Hello <!--#echo var=\"REMOTE_USER\" -->!");
        await File.WriteAllTextAsync(Path.Combine(_folder, "bye.html"), "Bye!");
        var configuration = Path.Combine(_folder, "httpd.conf");
        await File.WriteAllTextAsync(configuration, Configuration(client));
        _process = Process.Start(new ProcessStartInfo("/usr/sbin/apache2", ["-f", configuration, "-DFOREGROUND"]))!;
        using var http = new HttpClient();
        await Wait.Until(() => Answers(http), "Apache answers");
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
            _process.Dispose();
        }
        Directory.Delete(_folder, recursive: true);
    }

    private string Configuration(Relying client) => $"""
        ServerRoot "{_folder}"
        DefaultRuntimeDir "{_folder}"
        PidFile "{_folder}/httpd.pid"
        ErrorLog "{_folder}/error.log"
        Listen 127.0.0.1:{Address.Port}
        ServerName 127.0.0.1:{Address.Port}
        User nobody
        Group nogroup
        LoadModule mpm_event_module {Modules}/mod_mpm_event.so
        LoadModule authn_core_module {Modules}/mod_authn_core.so
        LoadModule authz_core_module {Modules}/mod_authz_core.so
        LoadModule authz_user_module {Modules}/mod_authz_user.so
        LoadModule include_module {Modules}/mod_include.so
        LoadModule auth_openidc_module {Modules}/mod_auth_openidc.so
        DocumentRoot "{_folder}"
        OIDCProviderMetadataURL {new Uri(client.Provider, "/.well-known/openid-configuration")}
        OIDCClientID {client.Key}
        OIDCClientSecret {client.Secret}
        OIDCRedirectURI {Back}
        OIDCCryptoPassphrase for-this-test-only
        OIDCScope "openid profile"
        OIDCPKCEMethod S256
        OIDCRemoteUserClaim preferred_username
        <Location "/">
            AuthType openid-connect
            Require valid-user
            Options +Includes
            SetOutputFilter INCLUDES
        </Location>
        <Location "/bye.html">
            AuthType None
            Require all granted
        </Location>
        """;

    private async Task<bool> Answers(HttpClient http)
    {
        try
        {
            return (await http.GetAsync(Bye)).StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
