using EduEvents.Application;
using EduEvents.Domain.Access;
using EduEvents.Host.Http;
using EduEvents.Projections.Access;
using Marten;
using Microsoft.AspNetCore.Mvc;

namespace EduEvents.Host.Access;

/// <summary>A request to sign in.</summary>
public sealed record SignInRequest(string UserName, string Password);

/// <summary>Who is signed in, as the client needs it.</summary>
public sealed record WhoAmI(Guid AccountId, Guid PersonId, string Organisation, IReadOnlyList<Grant> Grants);

/// <summary>A new password for an account.</summary>
public sealed record SetPasswordRequest(Guid AccountId, string Password);

/// <summary>Sign-in of the API. The browser signs in by its own page.</summary>
public static class AccessEndpoints
{
    /// <summary>Maps sign-in, sign-out, who-am-I and set-password.</summary>
    public static void MapAccess(this WebApplication app)
    {
        var group = app.MapGroup("/api/access").WithTags("access");
        group.MapPost("sign-in", SignIn).WithMetadata(new RequiredRight("anonymous")).WithSummary("Signs in and answers a bearer token.")
            .Produces(200).ProducesProblem(401).ProducesProblem(429);
        group.MapPost("sign-out", SignOut).WithMetadata(new RequiredRight("self")).WithSummary("Ends the session of the token.")
            .Produces(204).ProducesProblem(401);
        group.MapGet("me", Me).WithMetadata(new RequiredRight("self")).WithSummary("Who is signed in, with the roles in force.")
            .Produces<WhoAmI>().ProducesProblem(401);
        group.MapPost("set-password", SetPassword).WithMetadata(new RequiredRight(Permissions.AccessManage))
            .WithSummary("Sets the password of an account; it must be changed at the next sign-in.").Produces(204).ProducesProblem(403).ProducesProblem(422);
    }

    private static async Task<IResult> SignIn([FromBody] SignInRequest request, HttpContext http, SignIn signIn, Problems problems, CancellationToken stop)
    {
        var result = await signIn.WithPassword(AttemptOf(http, request.UserName, request.Password, SignInSchemes.Bearer), stop);
        if (result.Principal is { } principal) return Results.SignIn(principal, null, SignInSchemes.Bearer);
        if (result.RetryAfter is { } wait)
        {
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return Results.Problem(problems.Make(429, "sign_in_locked"));
        }
        return Results.Problem(problems.Make(401, "sign_in_failed"));
    }

    private static async Task<IResult> SignOut(HttpContext http, Requests requests, SignIn signIn, Problems problems, CancellationToken stop)
    {
        if (await requests.Actor(http.User, stop) is not { } actor) return Results.Problem(problems.Make(401, "not_signed_in"));
        await requests.Context(http, actor);
        await signIn.SignOut(actor.AccountId, actor.SessionId, stop);
        return Results.NoContent();
    }

    private static async Task<IResult> Me(HttpContext http, Requests requests, Problems problems, CancellationToken stop) =>
        await requests.Actor(http.User, stop) is { } actor
            ? Results.Ok(new WhoAmI(actor.AccountId, actor.PersonId, Requests.Organisation(http), actor.Grants))
            : Results.Problem(problems.Make(401, "not_signed_in"));

    private static async Task<IResult> SetPassword(
        [FromBody] SetPasswordRequest request, HttpContext http, Requests requests, SignIn signIn, IDocumentStore store, Problems problems, CancellationToken stop)
    {
        if (await requests.Actor(http.User, stop) is not { } actor) return Results.Problem(problems.Make(401, "not_signed_in"));
        await requests.Context(http, actor);
        await using var session = store.QuerySession(CommandContext.Platform);
        var card = await session.LoadAsync<AccountCard>(request.AccountId, stop) ?? throw new StreamUnknown();

        // Whoever sets a password could act as the account: so every role it holds must lie within the setter's reach.
        var reachable = card.Grants.Count > 0
            ? card.Grants.All(g => actor.RoleFor(Permissions.AccessManage, g.Scope) is not null)
            : actor.RoleFor(Permissions.AccessManage, Domain.Scope.Platform) is not null;
        if (!reachable) throw new AccessDenied(Permissions.AccessManage);
        if (request.Password.Length < Access.SignIn.ShortestPassword) throw new Domain.RuleBroken(AccessRules.PasswordTooWeak(Access.SignIn.ShortestPassword));
        await signIn.SetPassword(card.Id, card.UserName, request.Password, mustChange: true, stop);
        return Results.NoContent();
    }

    /// <summary>An attempt with where it comes from.</summary>
    public static Attempt AttemptOf(HttpContext http, string userName, string password, string scheme) => new()
    {
        UserName = userName, Password = password, Scheme = scheme,
        Address = http.Connection.RemoteIpAddress?.ToString() ?? "", Device = http.Request.Headers.UserAgent.ToString()
    };
}
