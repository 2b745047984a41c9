using EduEvents.Application;
using EduEvents.Host.Http;
using EduEvents.Projections.Access;
using Marten;
using Microsoft.AspNetCore.Mvc;

namespace EduEvents.Host.Access;

/// <summary>The factors of the own account and how many recovery codes are left.</summary>
public sealed record OwnFactors(IReadOnlyList<Factor> Factors, int RecoveryCodes);

/// <summary>The ticket of an offered authenticator with its first code.</summary>
public sealed record AddAuthenticatorRequest(string Ticket, string Code);

/// <summary>The ticket of a question to a passkey, and what the browser answered.</summary>
public sealed record PasskeyAnswer(string Ticket, string Credential);

/// <summary>Recovery codes, shown only now; none when they were made before.</summary>
public sealed record MadeCodes(IReadOnlyList<string> Codes);

/// <summary>Which factor.</summary>
public sealed record RemoveFactorRequest(Guid FactorId);

/// <summary>Which session.</summary>
public sealed record EndSessionRequest(Guid SessionId);

/// <summary>The code of the authenticator where the account has one, else the password.</summary>
public sealed record ProveRequest(string Secret);

/// <summary>What everybody does about the security of the own account: second factors, recovery codes, sessions, proving oneself once more.</summary>
public static class OwnSecurity
{
    /// <summary>Maps it; all of it is for the own account only.</summary>
    public static void MapOwnSecurity(this WebApplication app)
    {
        var group = app.MapGroup("/api/access").WithTags("access").WithMetadata(new RequiredRight("self"));
        group.MapGet("factors", Factors).WithSummary("The second factors of the own account.").Produces<OwnFactors>().ProducesProblem(401);
        group.MapPost("offer-authenticator", Offer).WithSummary("A key for an authenticator app; it is kept once its first code has come.")
            .Produces<FactorOffer>().ProducesProblem(401).ProducesProblem(403);
        group.MapPost("add-authenticator", Add).WithSummary("Adds the offered authenticator; with the first one ten recovery codes are answered, once.")
            .Produces<MadeCodes>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(422);
        group.MapPost("offer-passkey", OfferPasskey).WithSummary("What to ask a browser for a new passkey.")
            .Produces<PasskeyQuestion>().ProducesProblem(401).ProducesProblem(403);
        group.MapPost("add-passkey", AddPasskey).WithSummary("Adds the passkey a browser has made; with the first factor ten recovery codes are answered, once.")
            .Produces<MadeCodes>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(422);
        group.MapPost("remove-factor", Remove).WithSummary("Removes a second factor.")
            .Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);
        group.MapPost("make-recovery-codes", MakeCodes).WithSummary("Makes ten recovery codes; those made before are worth nothing.")
            .Produces<MadeCodes>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(422);
        group.MapGet("sessions", OwnSessions).WithSummary("The open sessions of the own account.").Produces<IReadOnlyList<OpenSession>>().ProducesProblem(401);
        group.MapPost("end-session", End).WithSummary("Ends a session of the own account.").Produces(204).ProducesProblem(400).ProducesProblem(401);
        group.MapPost("end-other-sessions", EndOthers).WithSummary("Ends all sessions of the own account but this one.").Produces(204).ProducesProblem(401);
        group.MapPost("prove", Prove).WithSummary("Proves once more who is signed in; critical actions ask for it after ten minutes.")
            .Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(429).ProducesProblem(503);
    }

    private static Task<IResult> Factors(HttpContext http, CancellationToken stop) => ForOwn(http, async by =>
    {
        var card = await Card(http, by, stop);
        return Results.Ok(new OwnFactors(card.Factors, card.RecoveryCodes));
    }, writes: false);

    private static Task<IResult> Offer(HttpContext http, SecondFactors factors, TimeProvider clock, CancellationToken stop) => ForOwn(http, async by =>
    {
        Proof.Demand(by.Actor, clock.GetUtcNow());
        return Results.Ok(factors.Offer(await Card(http, by, stop)));
    });

    private static Task<IResult> Add([FromBody] AddAuthenticatorRequest request, HttpContext http, SecondFactors factors, CancellationToken stop) =>
        ForOwn(http, async by => Results.Ok(new MadeCodes(await factors.Add(by, request.Ticket, request.Code, stop))));

    private static Task<IResult> OfferPasskey(HttpContext http, Passkeys passkeys, TimeProvider clock, CancellationToken stop) => ForOwn(http, async by =>
    {
        Proof.Demand(by.Actor, clock.GetUtcNow());
        return Results.Ok(await passkeys.Offer(http, await Card(http, by, stop)));
    });

    private static Task<IResult> AddPasskey([FromBody] PasskeyAnswer answer, HttpContext http, Passkeys passkeys, CancellationToken stop) =>
        ForOwn(http, async by => Results.Ok(new MadeCodes(await passkeys.Add(http, by, answer.Ticket, answer.Credential, stop))));

    private static Task<IResult> Remove([FromBody] RemoveFactorRequest request, HttpContext http, SecondFactors factors, CancellationToken stop) =>
        ForOwn(http, async by =>
        {
            await factors.Remove(by, request.FactorId, stop);
            return Results.NoContent();
        });

    private static Task<IResult> MakeCodes(HttpContext http, SecondFactors factors, CancellationToken stop) =>
        ForOwn(http, async by => Results.Ok(new MadeCodes(await factors.MakeCodes(by, stop))));

    private static Task<IResult> OwnSessions(HttpContext http, Sessions sessions, CancellationToken stop) =>
        ForOwn(http, async by => Results.Ok(await sessions.Of(by.Actor, stop)), writes: false);

    private static Task<IResult> End([FromBody] EndSessionRequest request, HttpContext http, Sessions sessions, CancellationToken stop) =>
        ForOwn(http, async by =>
        {
            await sessions.End(by, request.SessionId, stop);
            return Results.NoContent();
        });

    private static Task<IResult> EndOthers(HttpContext http, Sessions sessions, CancellationToken stop) => ForOwn(http, async by =>
    {
        await sessions.EndOthers(by, stop);
        return Results.NoContent();
    });

    private static Task<IResult> Prove([FromBody] ProveRequest request, HttpContext http, SignIn signIn, Problems problems, CancellationToken stop) =>
        ForOwn(http, async by =>
        {
            var card = await Card(http, by, stop);
            var result = await signIn.ProveAgain(by.Actor, AccessEndpoints.AttemptOf(http, card.UserName, request.Secret, SignInSchemes.Bearer), stop);
            return result switch
            {
                { Principal: not null } => Results.NoContent(),
                { RetryAfter: not null } => AccessEndpoints.Refused(http, problems, result),
                _ => Results.Problem(problems.Make(403, "access.proof_wrong"))
            };
        });

    /// <summary>Does something of the own account. Whoever must add a factor first comes here to add it; a password that must change is changed before.</summary>
    public static async Task<IResult> ForOwn(HttpContext http, Func<CommandContext, Task<IResult>> act, bool writes = true)
    {
        var (requests, problems) = (http.RequestServices.GetRequiredService<Requests>(), http.RequestServices.GetRequiredService<Problems>());
        if (await requests.Actor(http.User, http.RequestAborted) is not { } actor) return Results.Problem(problems.Make(401, "not_signed_in"));
        if (actor.MustChangePassword) return Results.Problem(problems.Make(403, "password_must_change"));
        return await act(writes ? await requests.Context(http, actor) : Requests.Circumstances(http, actor));
    }

    private static async Task<AccountCard> Card(HttpContext http, CommandContext by, CancellationToken stop)
    {
        await using var session = http.RequestServices.GetRequiredService<IDocumentStore>().QuerySession(CommandContext.Platform);
        return (await session.LoadAsync<AccountCard>(by.Actor.AccountId, stop))!;
    }
}
