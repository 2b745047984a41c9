using EduEvents.Host;
using EduEvents.Host.Access;
using EduEvents.Host.Operations;

var settings = HostSettings.From(new ConfigurationBuilder().AddEnvironmentVariables().Build());
var app = EduEventsHost.Build(args, settings, settings.ConnectionString ?? throw new InvalidOperationException("No database."));
await app.ApplySchema(CancellationToken.None);
if (await FirstAccount.Make(app.Services, CancellationToken.None) is { } password) Console.WriteLine($"admin password: {password}");
await app.RunAsync();
