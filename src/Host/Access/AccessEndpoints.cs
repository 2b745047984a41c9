using System.Diagnostics;
using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Host.Http;
using EduEvents.Projections.Access;
using Marten;
using Microsoft.AspNetCore.Mvc;

namespace EduEvents.Host.Access;

/// <summary>A request to sign in; the code where the account has a second factor: of an authenticator, or a recovery code.</summary>
public sealed record SignInRequest(string UserName, string Password, string? Code = null);

/// <summary>Who is signed in, as the client needs it.</summary>
public sealed record WhoAmI(Guid AccountId, Guid PersonId, string Organisation, bool MustChangePassword, bool MustAddFactor, IReadOnlyList<Grant> Grants);

/// <summary>A new password for an account.</summary>
public sealed record SetPasswordRequest(Guid AccountId, string Password);

/// <summary>A new password for the own account; the old one proves who asks.</summary>
public sealed record ChangePasswordRequest(string OldPassword, string NewPassword);

/// <summary>Sign-in of the API. The browser signs in by its own page.</summary>
public static class AccessEndpoints
{
    /// <summary>Maps sign-in, sign-out, who-am-I, and the setting of passwords.</summary>
    public static void MapAccess(this WebApplication app)
    {
        var group = app.MapGroup("/api/access").WithTags("access");
        group.MapPost("sign-in", SignIn).WithMetadata(new RequiredRight("anonymous")).WithSummary("Signs in and answers a bearer token.")
            .Produces(200).ProducesProblem(400).ProducesProblem(401).ProducesProblem(429).ProducesProblem(503);
        group.MapPost("ask-passkey", (HttpContext http, Passkeys passkeys) => passkeys.Ask(http)).WithMetadata(new RequiredRight("anonymous"))
            .WithSummary("What to ask a browser for a passkey.").Produces<PasskeyQuestion>();
        group.MapPost("sign-in-passkey", SignInByPasskey).WithMetadata(new RequiredRight("anonymous")).WithSummary("Signs in by a passkey and answers a bearer token.")
            .Produces(200).ProducesProblem(400).ProducesProblem(401);
        group.MapPost("sign-out", SignOut).WithMetadata(new RequiredRight("self")).WithSummary("Ends the session of the token.")
            .Produces(204).ProducesProblem(401);
        group.MapGet("me", Me).WithMetadata(new RequiredRight("self")).WithSummary("Who is signed in, with the roles in force.")
            .Produces<WhoAmI>().ProducesProblem(401);
        group.MapPost("change-password", ChangePassword).WithMetadata(new RequiredRight("self"))
            .WithSummary("Changes the own password; every other session of the account ends. All that may be done while a password must change.")
            .Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(422).ProducesProblem(429);
        group.MapPost("set-password", SetPassword).WithMetadata(new RequiredRight(Permissions.AccessManage))
            .WithSummary("Sets the password of an account; it must be changed at the next sign-in.")
            .Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(422);
    }

    /// <summary>An attempt with where it comes from.</summary>
    public static Attempt AttemptOf(HttpContext http, string userName, string password, string scheme) => new()
    {
        UserName = userName, Password = password, Scheme = scheme, Correlation = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier,
        Address = Requests.Address(http), Device = Requests.Cut(http.Request.Headers.UserAgent.ToString())
    };

    private static async Task<IResult> SignIn([FromBody] SignInRequest request, HttpContext http, SignIn signIn, Problems problems, CancellationToken stop)
    {
        var attempt = AttemptOf(http, request.UserName, request.Password, SignInSchemes.Bearer) with { Code = request.Code };
        var result = await signIn.WithPassword(attempt, stop);
        return result.Principal is { } principal ? Results.SignIn(principal, null, SignInSchemes.Bearer) : Refused(http, problems, result);
    }

    private static async Task<IResult> SignInByPasskey(
        [FromBody] PasskeyAnswer answer, HttpContext http, Passkeys passkeys, Problems problems, CancellationToken stop)
    {
        var result = await passkeys.SignIn(http, AttemptOf(http, "", "", SignInSchemes.Bearer), answer.Ticket, answer.Credential, stop);
        return result.Principal is { } principal ? Results.SignIn(principal, null, SignInSchemes.Bearer) : Results.Problem(problems.Make(401, "passkey_refused"));
    }

    private static async Task<IResult> SignOut(HttpContext http, Requests requests, Sessions sessions, Problems problems, CancellationToken stop)
    {
        if (await requests.Actor(http.User, stop) is not { } actor) return Results.Problem(problems.Make(401, "not_signed_in"));
        await sessions.End(await requests.Context(http, actor), actor.SessionId, stop);
        return Results.NoContent();
    }

    private static async Task<IResult> Me(HttpContext http, Requests requests, Problems problems, CancellationToken stop) =>
        await requests.Actor(http.User, stop) is { } actor
            ? Results.Ok(new WhoAmI(actor.AccountId, actor.PersonId, Requests.Organisation(http), actor.MustChangePassword, actor.MustAddFactor,
                actor.Grants))
            : Results.Problem(problems.Make(401, "not_signed_in"));

    private static async Task<IResult> ChangePassword(
        [FromBody] ChangePasswordRequest request, HttpContext http, Requests requests, SignIn signIn, IDocumentStore store, Problems problems, CancellationToken stop)
    {
        if (await requests.Actor(http.User, stop) is not { } actor) return Results.Problem(problems.Make(401, "not_signed_in"));
        await requests.Context(http, actor);
        await using var session = store.QuerySession(CommandContext.Platform);
        var card = (await session.LoadAsync<AccountCard>(actor.AccountId, stop))!;
        var result = await signIn.ChangePassword(actor, AttemptOf(http, card.UserName, request.OldPassword, SignInSchemes.Bearer), request.NewPassword, card.Home, stop);
        return result.Principal is not null ? Results.NoContent() : Refused(http, problems, result);
    }

    private static async Task<IResult> SetPassword(
        [FromBody] SetPasswordRequest request, HttpContext http, Requests requests, SignIn signIn, IDocumentStore store, IRefusalLog refusals, Problems problems,
        CancellationToken stop)
    {
        if (await requests.Actor(http.User, stop) is not { } actor) return Results.Problem(problems.Make(401, "not_signed_in"));
        var context = await requests.Context(http, actor);
        Proof.Demand(actor, http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        if (!actor.Grants.Any(g => Roles.Permissions.TryGetValue(g.Role, out var rights) && rights.Contains(Permissions.AccessManage)))
            await Refuse(refusals, context, new(context.Organisation), stop);

        await using var session = store.QuerySession(CommandContext.Platform);
        var card = await session.LoadAsync<AccountCard>(request.AccountId, stop) ?? throw new StreamUnknown();
        // Whoever sets a password could act as the account: so he must be one who may give every role it holds.
        if (card.Grants.Count == 0 && actor.RoleFor(Permissions.AccessManage, Scope.Platform) is null)
            await Refuse(refusals, context, Scope.Platform, stop);
        var held = await HeldGrants.Of(session, card, SchoolTime.Day(http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()), stop);
        foreach (var beyond in card.Grants.Concat(held).Where(g => !actor.MayGive(g))) await Refuse(refusals, context, beyond.Scope, stop);
        await signIn.SetPassword(context, new(card.Id, card.UserName, card.Home), new(request.Password, PasswordKind.Initial), stop);
        return Results.NoContent();
    }

    private static async Task Refuse(IRefusalLog refusals, CommandContext context, Scope target, CancellationToken stop)
    {
        await refusals.Refused(context, Permissions.AccessManage, nameof(SetPassword), target, stop);
        throw new AccessDenied(Permissions.AccessManage);
    }

    /// <summary>Says when to come again.</summary>
    public static void ComeAgain(HttpContext http, TimeSpan wait) =>
        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Why somebody is not let in.</summary>
    public static IResult Refused(HttpContext http, Problems problems, SignInResult result)
    {
        if (result.RetryAfter is not { } wait)
            return Results.Problem(problems.Make(401, result.IsOutlived ? "sign_in_outlived" : result.IsCodeWrong ? "sign_in_code_wrong"
                : result.Ticket is not null || result.NeedsFactor ? "sign_in_code_needed" : "sign_in_failed"));
        ComeAgain(http, wait);
        return Results.Problem(result.IsBusy ? problems.Make(503, "sign_in_busy") : problems.Make(429, "sign_in_locked"));
    }
}
