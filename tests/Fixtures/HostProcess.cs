using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EduEvents.Fixtures;

/// <summary>The product as a process of its own on a given database, so that it can be killed.</summary>
public sealed class HostProcess : IDisposable
{
    /// <summary>The product, and the product from before it kept incidents.</summary>
    public const string Product = "src/Host", Older = "tests/Older";

    private readonly string _connectionString, _program;
    private readonly string? _heads;
    private Process? _process;

    private HostProcess(string connectionString, int port, string program, string? heads) =>
        (_connectionString, Address, _program, _heads) = (connectionString, new($"http://127.0.0.1:{port}"), program, heads);

    /// <summary>Address; the same after a restart.</summary>
    public Uri Address { get; }

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="program">Which program.</param>
    /// <param name="heads">Where it hands signed heads over; null for the folder that all tests share.</param>
    public static async Task<HostProcess> Start(string connectionString, string program = Product, string? heads = null)
    {
        var host = new HostProcess(connectionString, FreePort(), program, heads);
        await host.Start();
        return host;
    }

    /// <summary>Starts one that does not start.</summary>
    /// <returns>Its exit code and what it tells.</returns>
    public static async Task<(int ExitCode, string Told)> Refused(string connectionString)
    {
        using var host = new HostProcess(connectionString, FreePort(), Product, null);
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
    public static string ProgramFolder => FolderOf(Product);

    private static string FolderOf(string program) =>
        Path.Combine(Cluster.Checkout, program, "bin", Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/')))!, "net10.0");

    /// <summary>Ends it with kill -9.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Asks it to stop and waits until it has.</summary>
    public async Task Stop()
    {
        using (var ask = Process.Start("kill", ["-TERM", _process!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])) await ask.WaitForExitAsync();
        await _process.WaitForExitAsync();
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
        var program = Path.Combine(FolderOf(_program), $"EduEvents.{Path.GetFileName(_program)}.dll");
        return new("dotnet", [program, "--Serilog:MinimumLevel:Default=Error"])
        {
            Environment =
            {
                ["ConnectionStrings__EduEvents"] = _connectionString, ["EDUEVENTS_DATA"] = Cluster.Folder, ["ASPNETCORE_URLS"] = Address.ToString(),
                ["EDUEVENTS_HEADS"] = _heads
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
