using System.Globalization;
using System.Text.Json.Serialization;
using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Host.Access;
using EduEvents.Host.Modules;
using Marten;
using Microsoft.AspNetCore.Mvc;

namespace EduEvents.Host.Http;

/// <summary>The two kinds of routes there are: send a command, read a view. Both refuse whoever has no right.</summary>
public static class Routes
{
    /// <summary>A reader may ask a read to be at least as new as a position.</summary>
    public const string PositionHeader = "X-Position";

    /// <summary>Maps every command and read of every module below /api.</summary>
    public static void MapModules(this WebApplication app)
    {
        foreach (var (module, api) in ModuleApis.All)
        {
            var group = app.MapGroup($"/api/{module}").WithTags(module);
            foreach (var command in api.Commands) MapCommand(group, command);
            foreach (var read in api.Reads) MapRead(group, read);
        }
    }

    /// <summary>The position a reader asks for; null when any will do.</summary>
    public static long? PositionOf(HttpRequest request) =>
        long.TryParse(request.Headers[PositionHeader].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;

    private static void MapCommand(RouteGroupBuilder group, CommandRoute route) => group
        .MapPost(route.Path, (Delegate)((HttpContext http) => Command(http, route)))
        .WithMetadata(route, new RequiredRight(route.UseCase.Permission))
        .WithName(route.Path)
        .Accepts(route.UseCase.Command, "application/json")
        .Produces<CommandReply>()
        .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412)
        .ProducesProblem(422).ProducesProblem(503);

    private static void MapRead(RouteGroupBuilder group, ReadRoute route) => group
        .MapGet(route.Path, (Delegate)((HttpContext http) => Read(http, route)))
        .WithMetadata(route, new RequiredRight(route.Permission), new ProducesResponseTypeAttribute(route.Answer, 200))
        .WithSummary(route.Summary)
        .ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(503);

    private static async Task Command(HttpContext http, CommandRoute route)
    {
        var (actor, requests) = await SignedIn(http);
        if (actor is null) return;
        var context = await requests.Context(http, actor);
        await KnowPlace(http, context.Organisation);
        var command = await CommandBody.Read(http, route.UseCase.Command);
        if (!await FreshEnough(http, route.UseCase.Views)) return;
        var answer = await http.RequestServices.GetRequiredService<CommandPipeline>().Send(command, context, http.RequestAborted);
        if (answer.Stream != Guid.Empty) http.Response.Headers.ETag = $"\"{answer.Version.ToString(CultureInfo.InvariantCulture)}\"";
        http.Response.Headers[PositionHeader] = answer.Position.ToString(CultureInfo.InvariantCulture);
        var reply = CommandReply.Of(answer, http.RequestServices.GetRequiredService<RefusalTexts>());
        if (route.Secret is { } secret) reply = reply with { Secret = await secret(http.RequestServices, command, context, http.RequestAborted) };
        await http.Response.WriteAsJsonAsync(reply, http.RequestAborted);
    }

    private static async Task Read(HttpContext http, ReadRoute route)
    {
        var (actor, _) = await SignedIn(http);
        if (actor is null) return;
        var organisation = Requests.Organisation(http);
        await KnowPlace(http, organisation);
        await using var session = http.RequestServices.GetRequiredService<IDocumentStore>().QuerySession(organisation.Length == 0 ? "none" : organisation);
        var request = new ReadRequest(http, session, actor, organisation);
        if (!route.IsForAll)
            await http.RequestServices.GetRequiredService<ReadRights>()
                .Demand(http, actor, route.Permission, route.Path, route.Target(request) with { Organisation = organisation });
        if (!await FreshEnough(http, [route.View])) return;
        await (await route.Handle(request)).ExecuteAsync(http);
    }

    private static async Task<(Actor?, Requests)> SignedIn(HttpContext http)
    {
        var requests = http.RequestServices.GetRequiredService<Requests>();
        var actor = await requests.Actor(http.User, http.RequestAborted);
        if (actor is { IsHeldBack: false }) return (actor, requests);
        if (actor is null)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            // Whoever shows nothing has tried nothing; what he shows and is worth nothing is on record.
            if (http.Request.Headers.Authorization.Count > 0)
                await http.RequestServices.GetRequiredService<StrangerLog>().Note(Requests.Circumstances(http, StrangerLog.Nobody),
                    http.User.Identity?.IsAuthenticated == true ? "session" : "token", http.Request.Path, http.RequestAborted);
        }
        var problem = actor is null ? (401, "not_signed_in") : (403, actor.MustChangePassword ? "password_must_change" : "second_factor_must_be_added");
        await Problems.Write(http, http.RequestServices.GetRequiredService<Problems>().Make(problem.Item1, problem.Item2));
        return (null, requests);
    }

    // Whoever comes with a position of another database than this Host would look into may know of a place that this Host has not heard of yet.
    private static async Task KnowPlace(HttpContext http, string organisation)
    {
        if (PositionOf(http.Request) is not { } position || position == 0) return;
        var databases = http.RequestServices.GetRequiredService<IDatabases>();
        if (Database.Read(position).Number != databases.Of(organisation).Number) await databases.Refresh(http.RequestAborted);
    }

    // Answers 503 itself when a view stays behind the position asked for.
    private static async Task<bool> FreshEnough(HttpContext http, IReadOnlyList<string> views)
    {
        if (PositionOf(http.Request) is not { } position) return true;
        var freshness = http.RequestServices.GetRequiredService<Freshness>();
        foreach (var view in views.Where(v => v.Length > 0))
        {
            if (await freshness.Wait(view, position, http.RequestAborted)) continue;
            http.Response.Headers.RetryAfter = "1";
            await Problems.Write(http, http.RequestServices.GetRequiredService<Problems>().Make(503, "view_behind"));
            return false;
        }
        return true;
    }
}

/// <summary>The permission a route needs; read by the architecture tests and the API document.</summary>
public sealed record RequiredRight(string? Permission);

/// <summary>The answer of a command.</summary>
/// <param name="Position">Send it as X-Position with a read to see at least this command.</param>
/// <param name="Stream">The stream that was changed.</param>
/// <param name="Version">Its version now; send it as If-Match with the next command.</param>
/// <param name="Recorded">Number of facts recorded; 0 when all was so already.</param>
/// <param name="Items">For a batch: what became of each item.</param>
public sealed record CommandReply(long Position, Guid? Stream, long? Version, int Recorded, IReadOnlyList<ItemReply>? Items)
{
    /// <summary>A secret the command has made, shown here and nowhere else.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    internal static CommandReply Of(CommandAnswer a, RefusalTexts texts) => new(
        a.Position, a.Stream == Guid.Empty ? null : a.Stream, a.Stream == Guid.Empty ? null : a.Version, a.Recorded,
        a.Items is null ? null : [.. a.Items.Select(i => new ItemReply(i.Index, i.Status, [.. i.Refusals.Select(r => new RefusalAnswer(r.Code, texts.Of(r)))]))]);
}

/// <summary>What became of one item of a batch.</summary>
public sealed record ItemReply(int Index, ItemStatus Status, IReadOnlyList<RefusalAnswer> Refusals);
