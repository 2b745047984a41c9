using System.Globalization;
using EduEvents.Host.Http;
using EduEvents.Host.Mail;
using EduEvents.Host.Operations;
using Microsoft.AspNetCore.Mvc;

namespace EduEvents.Host.Access;

/// <summary>Whose password is lost.</summary>
public sealed record AskRecoveryRequest(string UserName);

/// <summary>A one-time code, the new password, and the code of the second factor where the account has one.</summary>
public sealed record RecoverRequest(string UserName, string Code, string NewPassword, string? Factor = null);

/// <summary>An address to which a code is sent.</summary>
public sealed record OfferEmailRequest(string Address);

/// <summary>The code that came there.</summary>
public sealed record ConfirmEmailRequest(string Code);

/// <summary>Recovery of a lost password, and the mail address of the own account.</summary>
public static class RecoveryEndpoints
{
    /// <summary>Maps it.</summary>
    public static void MapRecovery(this WebApplication app)
    {
        var group = app.MapGroup("/api/access").WithTags("access");
        group.MapPost("ask-recovery", Ask).WithMetadata(new RequiredRight("anonymous"))
            .WithSummary("Sends a one-time code to the confirmed address of an account; answers the same whether there is one.")
            .Produces(202).ProducesProblem(400).ProducesProblem(429).ProducesProblem(503);
        group.MapPost("recover", Recover).WithMetadata(new RequiredRight("anonymous"))
            .WithSummary("Sets a new password by a one-time code, from a letter or a sheet; all sessions of the account end.")
            .Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(422).ProducesProblem(429).ProducesProblem(503);
        var own = group.MapGroup("").WithMetadata(new RequiredRight("self"));
        own.MapPost("offer-email", Offer).WithSummary("Sends a code to an address, which counts once the code has come back.")
            .Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(422);
        own.MapPost("confirm-email", Confirm).WithSummary("Confirms the address to which the code was sent.")
            .Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(422);
        own.MapPost("remove-email", Remove).WithSummary("Removes the address of the own account.")
            .Produces(204).ProducesProblem(401).ProducesProblem(403);
    }

    /// <summary>Address of the product as people know it.</summary>
    public static Uri SiteOf(HttpContext http) => http.RequestServices.GetRequiredService<HostSettings>().PublicAddress
        ?? new Uri($"{http.Request.Scheme}://{http.Request.Host}/");

    /// <summary>What somebody asks for who has lost the password.</summary>
    public static RecoveryAsk AskOf(HttpContext http, string userName, string scheme) =>
        new(AccessEndpoints.AttemptOf(http, userName, "", scheme), CultureInfo.CurrentUICulture, SiteOf(http));

    private static IResult Ask([FromBody] AskRecoveryRequest request, HttpContext http, RecoveryDesk desk, Postman mail, Problems problems)
    {
        if (!mail.IsSetUp) return Results.Problem(problems.Make(503, "mail_not_set_up"));
        return desk.Ask(AskOf(http, request.UserName, SignInSchemes.Bearer)) is { } wait
            ? AccessEndpoints.Refused(http, problems, new(null, wait))
            : Results.Accepted();
    }

    private static async Task<IResult> Recover(
        [FromBody] RecoverRequest request, HttpContext http, Recovery recovery, Problems problems, CancellationToken stop)
    {
        var attempt = AccessEndpoints.AttemptOf(http, request.UserName, request.Code, SignInSchemes.Bearer) with { Code = request.Factor };
        var result = await recovery.Redeem(attempt, request.NewPassword, stop);
        if (result.Principal is not null) return Results.NoContent();
        return result is { RetryAfter: null, IsCodeWrong: false, NeedsFactor: false }
            ? Results.Problem(problems.Make(401, "recovery_failed"))
            : AccessEndpoints.Refused(http, problems, result);
    }

    private static Task<IResult> Offer([FromBody] OfferEmailRequest request, HttpContext http, OwnMail mail, CancellationToken stop) =>
        OwnSecurity.ForOwn(http, async by =>
        {
            await mail.Offer(by, request.Address, stop);
            return Results.NoContent();
        });

    private static Task<IResult> Confirm([FromBody] ConfirmEmailRequest request, HttpContext http, OwnMail mail, CancellationToken stop) =>
        OwnSecurity.ForOwn(http, async by =>
        {
            await mail.Confirm(by, request.Code, stop);
            return Results.NoContent();
        });

    private static Task<IResult> Remove(HttpContext http, OwnMail mail, CancellationToken stop) => OwnSecurity.ForOwn(http, async by =>
    {
        await mail.Remove(by, stop);
        return Results.NoContent();
    });
}
