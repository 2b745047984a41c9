using Microsoft.AspNetCore.SignalR;
using Serilog.Core;
using Serilog.Events;

namespace EduEvents.Host.Operations;

/// <summary>What libraries write to the log that is no news to whoever reads it.</summary>
public static class HostLog
{
    private static readonly string[] Daemons = ["Marten", "JasperFx", "Wolverine"];

    /// <summary>True for an entry that is left out.</summary>
    public static bool IsNoNews(LogEvent entry) => entry.MessageTemplate.Text switch
    {
        // Processes are subscriptions here, so the bus has no handlers to find; it spreads projections over Hosts.
        var text when text.StartsWith("Wolverine found no handlers", StringComparison.Ordinal) => true,
        // The program itself tells in one sentence why it does not start.
        "Hosting failed to start" => true,
        // What a client of the hub may not do is told to that client, and is on record where a right was missing.
        _ when entry.Exception is HubException => true,
        // A build that leads no more says so itself, once; what the database refuses it says so again at each try.
        _ when IsRefusedToFollow(entry.Exception) || TextOf(entry, "Failure").Contains(ProductBuild.Refusal, StringComparison.Ordinal) => true,
        // Views that are still catching up when the product stops are broken off, and go on from there at the next start.
        _ => IsBrokenOff(entry.Exception) && Daemons.Contains(TextOf(entry, Constants.SourceContextPropertyName).Split('.')[0])
    };

    private static bool IsRefusedToFollow(Exception? cause) => cause switch
    {
        null => false,
        Npgsql.PostgresException refused => refused.MessageText == ProductBuild.Refusal,
        _ => IsRefusedToFollow(cause.InnerException)
    };

    private static bool IsBrokenOff(Exception? cause) => cause switch
    {
        null => false,
        OperationCanceledException or ObjectDisposedException => true,
        AggregateException many => many.InnerExceptions.All(IsBrokenOff),
        _ => IsBrokenOff(cause.InnerException)
    };

    private static string TextOf(LogEvent entry, string property) => entry.Properties.GetValueOrDefault(property) is ScalarValue { Value: string text } ? text : "";
}
