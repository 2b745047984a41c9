using EduEvents.Domain;
using EduEvents.Host;
using EduEvents.Host.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace EduEvents.Fixtures;

/// <summary>
/// The real product on a real database behind a real socket, once for a suite. Tests make organisations of their own and never clean up,
/// so they run side by side.
/// </summary>
public class App : IAsyncLifetime
{
    private static readonly string[] Quiet = ["--Serilog:MinimumLevel:Default=Warning"];
    private WebApplication? _app;

    /// <summary>The product's clock: a Thursday in October, at ten.</summary>
    public SchoolClock Clock { get; } = new(new(2026, 10, 15, 10, 0, 0, SchoolTime.Offset));

    /// <summary>Connects as the owner of the test's database.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>Where the product hands signed heads over.</summary>
    public string HeadsFolder { get; private set; } = "";

    /// <summary>Address of the product.</summary>
    public Uri Address { get; private set; } = new("http://localhost");

    /// <summary>How the product is set up in this fixture.</summary>
    protected virtual HostSettings Settings => new() { DataFolder = Cluster.Folder, GivenHeadsFolder = HeadsFolder };

    /// <summary>Services of the product.</summary>
    public IServiceProvider Services => _app!.Services;

    /// <inheritdoc />
    public virtual async ValueTask InitializeAsync()
    {
        ConnectionString = await Cluster.FreshDatabase(CancellationToken.None);
        HeadsFolder = Path.Combine(Cluster.Folder, "heads", new NpgsqlConnectionStringBuilder(ConnectionString).Database!);
        _app = await StartHost();
        Address = new(_app.Urls.First());
        // Tests sign in by password alone, but for those that are about the second factor.
        await Host.Access.PasswordAlone.Allow(_app.Services, CancellationToken.None);
    }

    /// <summary>Starts one more Host of the product upon the same database; whoever asks for it stops it.</summary>
    public async Task<WebApplication> StartHost(Action<WebApplicationBuilder>? adjust = null)
    {
        var role = await Preparation.Prepare(Settings, ConnectionString, CancellationToken.None);
        var host = EduEventsHost.Build(Quiet, Settings, role, builder =>
            {
                Adjust(builder);
                adjust?.Invoke(builder);
            });
        try
        {
            await host.StartAsync();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes a database upon which Hosts of other processes work: what is needed of the product here neither serves nor follows the events.</summary>
    protected async Task WorkBeside(string connectionString, Uri address)
    {
        (ConnectionString, Address) = (connectionString, address);
        _app = EduEventsHost.Build(Quiet, Settings with { Background = false }, connectionString, Adjust);
        await Host.Access.PasswordAlone.Allow(_app.Services, CancellationToken.None);
    }

    /// <summary>The product as its tools have it: as owner of the database, without requests and without anything in the background.</summary>
    public WebApplication AsOwner() =>
        EduEventsHost.Build(Quiet, Settings with { Background = false, OwnsSchema = true }, ConnectionString, Adjust);

    /// <inheritdoc />
    public virtual async ValueTask DisposeAsync()
    {
        await StopHost();
        await Cluster.Drop(ConnectionString);
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops the product; the database stays.</summary>
    public async Task StopHost()
    {
        if (_app is null) return;
        await _app.StopAsync();
        await _app.DisposeAsync();
        _app = null;
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>A sender without an account.</summary>
    /// <param name="address">Another Host than the suite's own.</param>
    public Sender Stranger(Uri? address = null) => new(new HttpClient { BaseAddress = address ?? Address });

    /// <summary>Changes to the product for this fixture.</summary>
    protected virtual void Adjust(WebApplicationBuilder builder)
    {
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(Clock).AddSingleton<Host.Timetable.SolverProgram, PatientSolver>();
    }
}
