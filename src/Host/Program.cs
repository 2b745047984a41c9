using EduEvents.Host;
using EduEvents.Host.Access;
using EduEvents.Host.Operations;

var settings = HostSettings.From(new ConfigurationBuilder().AddEnvironmentVariables().Build());
settings = settings with { Background = args is [] or ["run", ..] };
var app = EduEventsHost.Build(args, settings, settings.ConnectionString ?? throw new InvalidOperationException("No database."));
await app.ApplySchema(CancellationToken.None);
if (args is ["rebuild", ..]) return await CommandLine.Rebuild(app.Services, args.ElementAtOrDefault(1), CancellationToken.None);
if (args is ["views"]) return await CommandLine.Views(app.Services, CancellationToken.None);
if (await FirstAccount.Make(app.Services, CancellationToken.None) is { } password) Console.WriteLine($"admin password: {password}");
await app.RunAsync();
return 0;
