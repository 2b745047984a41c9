using EduEvents.Host.Http;
using EduEvents.Host.Spread;
using Npgsql;

namespace EduEvents.Host.Operations;

/// <summary>How far a read model is behind.</summary>
public sealed record ViewLag(string View, long Position, long Behind, string Database = Databases.MainName);

/// <summary>Whether the product lives, whether it is ready, how far its views are behind, and which Host carries what.</summary>
public static class HealthEndpoints
{
    /// <summary>Maps /health/live, /health/ready, /health/views and /health/hosts.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).WithMetadata(new RequiredRight("anonymous")).ExcludeFromDescription();
        app.MapGet("/health/ready", Ready).WithMetadata(new RequiredRight("anonymous")).ExcludeFromDescription();
        app.MapGet("/health/hosts", async (HostDuties duties, CancellationToken stop) => Results.Ok(await duties.All(stop)))
            .WithMetadata(new RequiredRight("anonymous")).ExcludeFromDescription();
        app.MapGet("/health/views", Views).WithMetadata(new RequiredRight("anonymous")).ExcludeFromDescription();
    }

    private static async Task<IResult> Ready(NpgsqlDataSource source, CancellationToken stop)
    {
        try
        {
            await using var ask = source.CreateCommand("select 1 from edu.mt_event_progression limit 1");
            await ask.ExecuteScalarAsync(stop);
            return Results.Text("ready");
        }
        catch (NpgsqlException)
        {
            return Results.Text("the database does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<IResult> Views(Databases databases, CancellationToken stop)
    {
        List<ViewLag> lags = [];
        foreach (var database in databases.All)
        {
            var (views, newest) = await Freshness.Progress(database.Source, stop);
            lags.AddRange(views.OrderBy(v => v.Key, StringComparer.Ordinal)
                .Select(v => new ViewLag(v.Key, v.Value, Math.Max(0, newest - v.Value), database.Name)));
        }
        return Results.Ok(lags);
    }
}
