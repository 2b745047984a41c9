namespace EduEvents.Host.Operations;

/// <summary>Where the product keeps its data and which database it uses.</summary>
public sealed record HostSettings
{
    /// <summary>Data folder: EDUEVENTS_DATA, else ./data.</summary>
    public required string DataFolder { get; init; }

    /// <summary>A given database; null to start the product's own.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>False in tools that only read and write: no projections, no live feed, no timers.</summary>
    public bool Background { get; init; } = true;

    /// <summary>Settings from configuration and environment.</summary>
    public static HostSettings From(IConfiguration configuration) => new()
    {
        DataFolder = Path.GetFullPath(configuration["EDUEVENTS_DATA"] is { Length: > 0 } data ? data : "data"),
        ConnectionString = configuration.GetConnectionString("EduEvents") is { Length: > 0 } given ? given : null,
        Background = configuration["EduEvents:Background"] != "false"
    };
}
