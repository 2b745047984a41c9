using EduEvents.Application.Journal;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EduEvents.Bench.Rows;

/// <summary>The least an HTTP server can do for a mark: read the body, insert one row, answer its position. No rights, no rules.</summary>
public static class RawServer
{
    /// <summary>Argument by which the bench starts itself as this server.</summary>
    public const string Name = "raw-server";

    /// <summary>Serves until it is told to end.</summary>
    public static async Task Run()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddNpgsqlDataSource(builder.Configuration["ConnectionStrings:EduEvents"]!);
        await using var app = builder.Build();
        app.MapPost("/mark", async (EnterMark mark, NpgsqlDataSource source) =>
        {
            await using var insert = RawEvent.Of(mark, source.CreateCommand());
            return new Inserted((long)(await insert.ExecuteScalarAsync())!, 1);
        });
        app.MapPost("/mark-audited", async (EnterMark mark, NpgsqlDataSource source) => new Inserted(await AuditedTable.Enter(mark, source), 1));
        await app.StartAsync();
        Console.WriteLine($"EduEvents is ready: {app.Urls.First()}");
        await app.WaitForShutdownAsync();
    }

    private sealed record Inserted(long Position, int Recorded);
}

/// <summary>The raw insert behind a minimal API endpoint.</summary>
public sealed class RawInsertHttp : HttpRow
{
    /// <inheritdoc />
    public override string Name => "raw.insert.http";

    /// <inheritdoc />
    protected override ServerProcess Server(Stage stage) => stage.Raw;

    /// <inheritdoc />
    protected override int Send(Stage stage, int client, WireClient http) => Send(stage, client, http, "/mark");

    internal static int Send(Stage stage, int client, WireClient http, string path)
    {
        var seat = stage.Town.Seats[client];
        var lesson = new OpenedLesson(new(seat.Class, seat.Subjects[0], Town.FirstYear, 1), seat.Class);
        var body = $$"""{{{lesson.Json}},"learnerId":"{{seat.Learners[0]}}","points":8}""";
        Command.Send(http, path, seat.TeacherToken, body, recorded: 1);
        return 1;
    }
}
