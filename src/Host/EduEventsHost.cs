using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using EduEvents.Application;
using EduEvents.Application.Journal;
using EduEvents.Host.Access;
using EduEvents.Host.Audit;
using EduEvents.Host.Files;
using EduEvents.Host.Http;
using EduEvents.Host.Incidents;
using EduEvents.Host.Live;
using EduEvents.Host.Modules;
using EduEvents.Host.Operations;
using EduEvents.Host.Privacy;
using EduEvents.Host.Security;
using EduEvents.Host.SingleSignOn;
using EduEvents.Host.Spread;
using EduEvents.Host.Store;
using EduEvents.Host.Transport;
using EduEvents.Host.Web;
using FluentValidation;
using JasperFx;
using JasperFx.CodeGeneration;
using Marten;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Npgsql;
using Serilog;
using Wolverine;
using Wolverine.Marten;

namespace EduEvents.Host;

/// <summary>The composition root: one application out of the modules. Tests and tools build the same.</summary>
public static class EduEventsHost
{
    /// <summary>Builds the application upon a database that answers.</summary>
    public static WebApplication Build(string[] args, HostSettings settings, string connectionString, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Tests and tools are other programs; the assets of the pages carry the name of this one.
            Args = args, ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(EduEventsHost).Assembly.GetName().Name
        });
        builder.WebHost.UseStaticWebAssets();
        builder.Host.UseSerilog((context, log) => log.ReadFrom.Configuration(context.Configuration).Filter.ByExcluding(HostLog.IsNoNews));
        builder.Services.AddSingleton(settings).AddSingleton(TimeProvider.System);
        builder.Services.AddTransport(settings);
        AddStore(builder, settings, connectionString);
        AddCommands(builder.Services);
        AddAccess(builder.Services, settings);
        builder.Services.AddProvider(settings);
        builder.Services.AddOutside(settings);
        AddSecurity(builder.Services, settings);
        AddAudit(builder.Services);
        AddPrivacy(builder.Services, settings);
        AddHttp(builder.Services);
        builder.Services.AddWeb();
        builder.Services.AddSingleton<Timetable.SolverProgram>().AddSingleton<Timetable.Generations>().AddSingleton<Timetable.FeedLinks>();
        if (settings.Background) AddBackground(builder.Services);
        adjust?.Invoke(builder);

        var app = builder.Build();
        app.UseTransport(settings);
        Map(app);
        return app;
    }

    private static void AddStore(WebApplicationBuilder builder, HostSettings settings, string connectionString)
    {
        builder.Services.AddNpgsqlDataSource(ProductBuild.Named(connectionString));
        builder.Services.AddSingleton(_ => settings.Token is { } token ? KeyFile.Open(settings.KeysFolder, token) : KeyFile.Open(settings.KeysFolder));
        builder.Services.AddSingleton(s => new PersonKeys(settings.KeysConnectionString ?? connectionString, s.GetRequiredService<KeyFile>(), s.GetRequiredService<ErasedPeople>()))
            .AddSingleton<IValueHashes>(s => s.GetRequiredService<PersonKeys>()).AddSingleton<IPersonKeys>(s => s.GetRequiredService<PersonKeys>())
            .AddSingleton<EventOrigin>().AddSingleton<IEventOrigin>(s => s.GetRequiredService<EventOrigin>());
        builder.Services.AddSingleton(s => new Databases(settings, connectionString, s.GetRequiredService<NpgsqlDataSource>(),
                s.GetRequiredService<SealKey>(), s.GetRequiredService<KeyFile>()))
            .AddSingleton<IDatabases>(s => s.GetRequiredService<Databases>()).AddSingleton<Moving>().AddSingleton<AreaReport>();
        AddLog(builder.Host, settings, services => (services, services.GetRequiredService<Databases>().Main.Database));
    }

    /// <summary>The store upon one database, and what follows its log.</summary>
    /// <param name="host">Gets the store.</param>
    /// <param name="settings">How the product is set up.</param>
    /// <param name="own">The product's services and the database.</param>
    public static void AddLog(IHostBuilder host, HostSettings settings, Func<IServiceProvider, (IServiceProvider Product, Database Own)> own)
    {
        host.ConfigureServices(services => services.AddMarten(provider =>
        {
            var (options, (product, database)) = (new Marten.StoreOptions(), own(provider));
            StoreSetup.Configure(options, product, database);
            return options;
        }).UseLightweightSessions().IntegrateWithWolverine(w => w.UseWolverineManagedEventSubscriptionDistribution = settings.Background));
        host.UseWolverine(bus =>
        {
            bus.ServiceName = "eduevents";
            bus.ApplicationAssembly = typeof(EduEventsHost).Assembly;
            // NoHandlers stands in the place of generated code.
            bus.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;
            if (!settings.OwnsSchema) bus.AutoBuildMessageStorageOnStartup = AutoCreate.None;
            bus.Durability.HealthCheckPollingTime = TimeSpan.FromSeconds(1);
            bus.Durability.StaleNodeTimeout = TimeSpan.FromSeconds(5);
            bus.Durability.CheckAssignmentPeriod = TimeSpan.FromSeconds(1);
            bus.Durability.NodeReassignmentPollingTime = TimeSpan.FromSeconds(1);
            bus.Durability.FirstHealthCheckExecution = TimeSpan.FromSeconds(1);
        });
    }

    private static void AddCommands(IServiceCollection services)
    {
        foreach (var command in ModuleApis.All.SelectMany(m => m.Api.Commands)) services.AddSingleton(command.UseCase);
        foreach (var found in AssemblyScanner.FindValidatorsInAssemblyContaining<EnterMark>().Where(f => typeof(ICommand).IsAssignableFrom(f.InterfaceType.GenericTypeArguments[0])))
            services.AddSingleton(typeof(IValidator), found.ValidatorType);
        services.AddSingleton<StreamStates>().AddSingleton<Receipts>().AddSingleton<CommandCheck>().AddSingleton(s => new CommitWriter(s.GetRequiredService<IDocumentStore>(), s.GetRequiredService<NpgsqlDataSource>(), s.GetRequiredService<IValueHashes>())).AddSingleton<SessionWriter>()
            .AddSingleton<CommitLanes>().AddSingleton(new CommandRoom(CommandRoom.Usual)).AddSingleton<CommandPipeline>().AddSingleton<BulkLane>().AddSingleton<IRefusalLog, RefusalLog>();
    }

    private static void AddAccess(IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton<People.TransferDesk>().AddSingleton<AccessChanges>().AddSingleton<Actors>().AddSingleton<Places>().AddSingleton<AccountBook>().AddSingleton<StrangerLog>()
            .AddSingleton<Policies>().AddSingleton<PasswordBook>().AddSingleton<OneTimeCodes>().AddSingleton<HandOuts>()
            .AddSingleton(System.Security.Cryptography.RandomNumberGenerator.Create()).AddSingleton<OneTimeSecrets>()
            .AddSingleton<Mail.Postman>().AddSingleton<RecoveryDesk>().AddSingleton<Recovery>().AddSingleton<OwnMail>().AddSingleton<AccountImport>();
        services.AddSingleton<SignIn>().AddSingleton<Proving>().AddSingleton<Sessions>().AddSingleton<SecondFactors>().AddSingleton<Tickets>()
            .AddSingleton<RecoveryCodes>().AddSingleton<SignInGuard>().AddSingleton<HashingThreads>().AddSingleton<Passwords>();
        services.AddIdentityCore<PasskeyOwner>().AddUserStore<PasskeyStore>();
        services.AddScoped<IPasskeyHandler<PasskeyOwner>, PasskeyHandler<PasskeyOwner>>().AddScoped<Passkeys>();
        services.Configure<IdentityPasskeyOptions>(o => (o.UserVerificationRequirement, o.ResidentKeyRequirement, o.ValidateOrigin, o.ServerDomain) =
            ("required", "required", c => Passkeys.IsOwnOrigin(c, settings.PublicAddress), settings.PublicAddress?.Host));
        services.AddDataProtection().SetApplicationName("eduevents")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(settings.KeysFolder, "sessions")));
        services.AddOptions<KeyManagementOptions>().Configure<KeyFile>((o, keyFile) => o.XmlEncryptor = new SessionKeyEncryptor(keyFile));
        services.AddAuthentication(SignInSchemes.Either)
            .AddPolicyScheme(SignInSchemes.Either, null, o => o.ForwardDefaultSelector = http =>
                http.Request.Headers.Authorization.Count > 0 ? SignInSchemes.Bearer : SignInSchemes.Cookie)
            .AddCookie(SignInSchemes.Cookie, Cookie)
            .AddBearerToken(SignInSchemes.Bearer, o => o.BearerTokenExpiration = Sessions.Longest);
        services.AddAuthorization();
        services.AddAntiforgery(o => (o.HeaderName, o.Cookie.SecurePolicy) = ("X-CSRF-TOKEN", CookieSecurePolicy.SameAsRequest));
    }

    private static void Cookie(CookieAuthenticationOptions o)
    {
        o.Cookie.Name = "eduevents";
        o.Cookie.HttpOnly = true;
        o.Cookie.SameSite = SameSiteMode.Lax;
        o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        o.ExpireTimeSpan = Sessions.Longest;
        o.LoginPath = "/sign-in";
        o.AccessDeniedPath = "/error/403";
        o.ReturnUrlParameter = "back";
    }

    private static void AddHttp(IServiceCollection services)
    {
        services.AddSingleton<HostDuties>().AddSingleton<Requests>().AddSingleton<ReadRights>().AddSingleton<RefusalTexts>().AddSingleton<Problems>().AddSingleton<Freshness>();
        services.AddExceptionHandler<Problems>().AddProblemDetails();
        services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.CamelCase));
            o.SerializerOptions.Converters.Add(new PersonalAnswerConverter());
            o.SerializerOptions.RespectNullableAnnotations = true;
            o.SerializerOptions.AllowDuplicateProperties = false;
            o.SerializerOptions.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { CommandBody.RequireFields } };
            o.SerializerOptions.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        });
        services.AddApiDocument();
        services.AddOutputCache().AddSingleton<SharedReads>();
        services.AddSignalR().AddJsonProtocol(o => o.PayloadSerializerOptions = LiveFeed.Json);
        services.AddSingleton<LiveRights>().AddSingleton<LiveViewers>().AddSingleton<LiveDashboards>();
    }

    private static void AddSecurity(IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton(_ => SealKey.Open(settings.KeysFolder)).AddSingleton<SealProofs>().AddSingleton<VerifierProgram>();
        services.AddSingleton(s => Sealer.Of(s, s.GetRequiredService<Databases>().Main)).AddSingleton(_ => new Postgres.DatabaseLog(settings.DatabaseLogFolder)).AddScoped<ExitPack>().AddSingleton<IntegrityPlan>().AddSingleton<IntegrityCheck>();
        services.AddSingleton<ProgramFiles>().AddSingleton<ProgramWatch>().AddSingleton<Forgetting>().AddSingleton<FileStore>();
    }

    private static void AddAudit(IServiceCollection services) => services.AddSingleton<ActionJournal>().AddScoped<ActionExport>()
        .AddSingleton<WhoLooked>().AddScoped<IncidentExport>().AddSingleton<ReadLog>().AddHostedService(s => s.GetRequiredService<ReadLog>());

    private static void AddPrivacy(IServiceCollection services, HostSettings settings) => services
        .AddSingleton(_ => ErasedPeople.Open(settings.KeysFolder)).AddSingleton<Erasing>()
        .AddSingleton<ProcessingBlocks>().AddSingleton<IProcessingBlocks>(s => s.GetRequiredService<ProcessingBlocks>())
        .AddSingleton<ConsentChanges>().AddSingleton<ConsentBook>().AddSingleton<IConsents, HeldConsents>().AddSingleton<PersonalUse>().AddSingleton<Certificates>().AddScoped<PersonFile>();

    private static void AddBackground(IServiceCollection services) =>
        services.AddHostedService<LeadWatch>().AddHostedService<Followers>().AddHostedService(s => LiveRelay.Of(s, s.GetRequiredService<Databases>().Main.Database))
            .AddHostedService(s => LogTeller.Of(s, s.GetRequiredService<Databases>().Main.Database))
            .AddHostedService(s => s.GetRequiredService<LiveRights>())
            .AddHostedService(s => RollUp.Of(s, s.GetRequiredService<Databases>().Main))
            .AddHostedService(s => s.GetRequiredService<LiveDashboards>()).AddHostedService(s => s.GetRequiredService<Sealer>())
            .AddHostedService<ErasureWatch>().AddHostedService<IntegrityWatch>().AddHostedService(s => s.GetRequiredService<ProgramWatch>())
            .AddHostedService<DatabaseLogWatch>().AddHostedService<ProviderUpkeep>().AddHostedService(s => s.GetRequiredService<Forgetting>()).AddHostedService<IncidentWatch>().AddHostedService(s => s.GetRequiredService<Mail.Postman>())
            .AddHostedService(s => s.GetRequiredService<RecoveryDesk>());

    private static void Map(WebApplication app)
    {
        app.UseWeb();
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/health"), health => health.UseExceptionHandler());
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/api"), api =>
        {
            api.UseExceptionHandler();
            api.UseStatusCodePages(c => Problems.WriteEmpty(c.HttpContext));
        });
        app.UseAuthentication();
        app.UseProvider();
        app.UseAuthorization();
        app.UsePageDoor();
        app.UseAntiforgery();
        app.MapModules();
        app.MapFiles();
        app.MapAccess();
        app.MapProvider();
        app.MapOutside();
        app.MapOwnSecurity();
        app.MapRecovery();
        app.MapAccountLists();
        app.MapOwnClients();
        app.MapHealth();
        Timetable.FeedLinks.Map(app);
        app.MapOpenApi().WithMetadata(new RequiredRight("anonymous"));
        app.MapHub<LiveHub>("/live").WithMetadata(new RequiredRight("topic"));
        app.MapWeb();
    }
}
