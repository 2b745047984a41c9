namespace EduEvents.Host.Operations;

/// <summary>Where the product keeps its data and which database it uses.</summary>
public sealed record HostSettings
{
    /// <summary>Data folder: EDUEVENTS_DATA, else ./data.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Folder of the keys and secrets, readable by the product's user only.</summary>
    public string KeysFolder => Path.Combine(DataFolder, "keys");

    /// <summary>Where signed heads are handed over: EDUEVENTS_HEADS, else the folder heads of the data folder. Best on another disk or machine.</summary>
    public string HeadsFolder => GivenHeadsFolder ?? Path.Combine(DataFolder, "heads");

    /// <summary>A given folder for heads; null for the usual one.</summary>
    public string? GivenHeadsFolder { get; init; }

    /// <summary>The address under which people and other systems know the product: EDUEVENTS_URL; null for the one they asked.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>The outside provider by which people may sign in; null for none.</summary>
    public SingleSignOn.OutsideSettings? Outside { get; init; }

    /// <summary>The mail server that sends letters; null for none.</summary>
    public Mail.MailSettings? Mail { get; init; }

    /// <summary>A given database; null to start the product's own.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Connects to the database that holds the keys of people, where that is another one: those of a further database lie in the main one.</summary>
    public string? KeysConnectionString { get; init; }

    /// <summary>Folder of the log of the product's own database server; null for a given database.</summary>
    public string? DatabaseLogFolder { get; init; }

    /// <summary>The token that holds the key-encryption keys; null for files in the keys folder.</summary>
    public Store.TokenSettings? Token { get; init; }

    /// <summary>Local time of the daily verification of the sealed logs: EDUEVENTS_INTEGRITY_TIME as HH:mm, else 03:00.</summary>
    public TimeOnly IntegrityTime { get; init; } = new(3, 0);

    /// <summary>Folder of the program's own files, whose manifest lies beside them.</summary>
    public string ProgramFolder { get; init; } = AppContext.BaseDirectory;

    /// <summary>The certificate and the proxies.</summary>
    public Transport.TransportSettings Transport { get; init; } = new();

    /// <summary>False in tools that only read and write: no projections, no live feed, no timers.</summary>
    public bool Background { get; init; } = true;

    /// <summary>True for work as the owner of the database, who may change the schema.</summary>
    public bool OwnsSchema { get; init; }

    /// <summary>Settings from configuration and environment.</summary>
    public static HostSettings From(IConfiguration configuration) => new()
    {
        DataFolder = Path.GetFullPath(configuration["EDUEVENTS_DATA"] is { Length: > 0 } data ? data : "data"),
        GivenHeadsFolder = configuration["EDUEVENTS_HEADS"] is { Length: > 0 } heads ? Path.GetFullPath(heads) : null,
        PublicAddress = configuration["EDUEVENTS_URL"] is { Length: > 0 } url ? new Uri(url, UriKind.Absolute) : null,
        Outside = configuration["EDUEVENTS_OIDC_AUTHORITY"] is { Length: > 0 } authority
            ? new(new(authority, UriKind.Absolute), configuration["EDUEVENTS_OIDC_CLIENT"] ?? "", configuration["EDUEVENTS_OIDC_SECRET_FILE"] ?? "",
                configuration["EDUEVENTS_OIDC_TITLE"] is { Length: > 0 } title ? title : new Uri(authority).Host)
            : null,
        Mail = EduEvents.Host.Mail.MailSettings.Of(configuration),
        ConnectionString = configuration.GetConnectionString("EduEvents") is { Length: > 0 } given ? given : null,
        Token = configuration["EDUEVENTS_PKCS11_MODULE"] is { Length: > 0 } module
            ? new(module, configuration["EDUEVENTS_PKCS11_TOKEN"] ?? "eduevents", configuration["EDUEVENTS_PKCS11_PIN_FILE"] ?? "")
            : null,
        IntegrityTime = configuration["EDUEVENTS_INTEGRITY_TIME"] is { Length: > 0 } time ? TimeOf(time) : new(3, 0),
        Transport = EduEvents.Host.Transport.TransportSettings.From(configuration),
        Background = configuration["EduEvents:Background"] != "false"
    };

    private static TimeOnly TimeOf(string text) => TimeOnly.TryParseExact(text, "HH:mm", System.Globalization.CultureInfo.InvariantCulture,
        System.Globalization.DateTimeStyles.None, out var time)
        ? time
        : throw new CannotStart($"EDUEVENTS_INTEGRITY_TIME must be a time of the day like 03:00, not '{text}'.");
}
