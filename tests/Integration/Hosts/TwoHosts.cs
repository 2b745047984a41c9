using EduEvents.Fixtures;
using Microsoft.AspNetCore.Builder;

namespace EduEvents.Integration.Hosts;

/// <summary>Two Hosts of the product upon one database.</summary>
public sealed class TwoHosts : App
{
    private WebApplication? _second;

    /// <summary>Address of the second Host; that of the first is the suite's usual one.</summary>
    public Uri Second { get; private set; } = new("http://localhost");

    /// <inheritdoc />
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await StartSecond();
    }

    /// <summary>Starts the second Host.</summary>
    public async Task StartSecond()
    {
        _second = await StartHost();
        Second = new(_second.Urls.First());
    }

    /// <summary>Stops the second Host as an administrator would.</summary>
    public async Task StopSecond()
    {
        if (_second is null) return;
        await _second.StopAsync();
        await _second.DisposeAsync();
        _second = null;
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await StopSecond();
        await base.DisposeAsync();
    }
}
