using EduEvents.Application;
using EduEvents.Host.Access;
using EduEvents.Host.Http;
using EduEvents.Projections.Access;
using Marten;
using Microsoft.AspNetCore.Mvc;

namespace EduEvents.Host.SingleSignOn;

/// <summary>Another system that the account lets know something.</summary>
/// <param name="ClientId">The system.</param>
/// <param name="Title">Its name.</param>
/// <param name="Scopes">What it may know beside who it is.</param>
/// <param name="Blocked">True while nobody can sign in to it.</param>
public sealed record AllowedClient(Guid ClientId, string Title, IReadOnlyList<string> Scopes, bool Blocked);

/// <summary>Which system.</summary>
public sealed record DisallowClientRequest(Guid ClientId);

/// <summary>What everybody sees and takes back of what he lets other systems know.</summary>
public static class OwnClients
{
    /// <summary>Maps it; all of it is for the own account only.</summary>
    public static void MapOwnClients(this WebApplication app)
    {
        var group = app.MapGroup("/api/access").WithTags("access").WithMetadata(new RequiredRight("self"));
        group.MapGet("allowed-clients", Allowed).WithSummary("The systems that the own account lets know something.")
            .Produces<IReadOnlyList<AllowedClient>>().ProducesProblem(401);
        group.MapPost("disallow-client", Disallow).WithSummary("Lets a system know nothing more; its tokens are worth nothing.")
            .Produces(204).ProducesProblem(400).ProducesProblem(401);
    }

    /// <summary>The systems that an account lets know something, by name.</summary>
    public static async Task<IReadOnlyList<AllowedClient>> Of(IQuerySession platform, AccountCard account, CancellationToken stop)
    {
        var clients = await platform.LoadManyAsync<ClientCard>(stop, account.AllowedClients.Keys);
        return [.. clients.Select(c => new AllowedClient(c.Id, c.Title, account.AllowedClients[c.Id], c.Blocked)).OrderBy(c => c.Title, Web.Format.ByName)];
    }

    private static Task<IResult> Allowed(HttpContext http, IDocumentStore store, CancellationToken stop) => OwnSecurity.ForOwn(http, async by =>
    {
        await using var platform = store.QuerySession(CommandContext.Platform);
        return Results.Ok(await Of(platform, (await platform.LoadAsync<AccountCard>(by.Actor.AccountId, stop))!, stop));
    }, writes: false);

    private static Task<IResult> Disallow([FromBody] DisallowClientRequest request, HttpContext http, ClientDoor door, CancellationToken stop) =>
        OwnSecurity.ForOwn(http, async by =>
        {
            await door.Disallow(by, request.ClientId, stop);
            return Results.NoContent();
        });
}
