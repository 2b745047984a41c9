using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EduEvents.Fixtures;

/// <summary>The product as a process of its own on a given database, so that it can be killed.</summary>
public sealed class HostProcess : IDisposable
{
    private readonly string _connectionString;
    private Process? _process;

    private HostProcess(string connectionString, int port) => (_connectionString, Address) = (connectionString,
        new($"http://127.0.0.1:{port}"));

    /// <summary>Address; the same after a restart.</summary>
    public Uri Address { get; }

    /// <summary>Starts it and waits until it is ready.</summary>
    public static async Task<HostProcess> Start(string connectionString)
    {
        var host = new HostProcess(connectionString, FreePort());
        await host.Start();
        return host;
    }

    /// <summary>Starts one that does not start.</summary>
    /// <returns>Its exit code and what it tells.</returns>
    public static async Task<(int ExitCode, string Told)> Refused(string connectionString)
    {
        using var host = new HostProcess(connectionString, FreePort());
        var start = host.Program();
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var told = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, told);
    }

    /// <summary>Starts it again and waits until it is ready.</summary>
    public async Task Start()
    {
        _process = Process.Start(Program())!;
        using var http = new HttpClient { BaseAddress = Address };
        await Wait.Until(() => IsReady(http), "the Host is ready", TimeSpan.FromSeconds(60));
    }

    /// <summary>Names of the files that the running program has in its memory.</summary>
    public IReadOnlyList<string> Loaded => [.. File.ReadLines($"/proc/{_process!.Id}/maps").Select(line => Path.GetFileName(line)).Distinct()];

    /// <summary>Folder of the program.</summary>
    public static string ProgramFolder => Path.Combine(Cluster.Checkout, "src/Host/bin", Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/')))!, "net10.0");

    /// <summary>Ends it with kill -9.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_process is not null) Kill();
    }

    private ProcessStartInfo Program()
    {
        return new("dotnet", [Path.Combine(ProgramFolder, "EduEvents.Host.dll"), "--Serilog:MinimumLevel:Default=Error"])
        {
            Environment =
            {
                ["ConnectionStrings__EduEvents"] = _connectionString, ["EDUEVENTS_DATA"] = Cluster.Folder, ["ASPNETCORE_URLS"] = Address.ToString()
            }
        };
    }

    private static async Task<bool> IsReady(HttpClient http)
    {
        try
        {
            return (await http.GetAsync("/health/ready")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
