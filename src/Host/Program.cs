using EduEvents.Host;
using EduEvents.Host.Operations;

var settings = HostSettings.From(new ConfigurationBuilder().AddEnvironmentVariables().Build());
var app = EduEventsHost.Build(args, settings, settings.ConnectionString ?? throw new InvalidOperationException("No database."));
await app.ApplySchema(CancellationToken.None);
await app.RunAsync();
