using EduEvents.Host.Access;
using EduEvents.Host.Http;
using EduEvents.Host.Web;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Claims = OpenIddict.Abstractions.OpenIddictConstants.Claims;

namespace EduEvents.Host.SingleSignOn;

/// <summary>What the provider decides itself: who goes on to a client, whether a token is given, what is told, and the end of a session.</summary>
public static class ProviderEndpoints
{
    /// <summary>Page that asks whether a client may know.</summary>
    public const string ConsentPath = "/connect/consent";

    /// <summary>Page that asks whether to sign out.</summary>
    public const string LeavePath = "/connect/leave";

    /// <summary>Page that leads on. A form must not end at a foreign address (the page's policy), so a page stands between.</summary>
    public const string OnPath = "/connect/on";

    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;
    private static readonly string[] Either = ["GET", "POST"];

    /// <summary>Maps the endpoints.</summary>
    public static void MapProvider(this WebApplication app)
    {
        var group = app.MapGroup("/connect").ExcludeFromDescription().WithMetadata(new RequiredRight("anonymous"));
        group.MapMethods("authorize", Either, Authorize);
        group.MapPost("token", Token);
        group.MapMethods("userinfo", Either, UserInfo);
        group.MapMethods("logout", Either, Logout);
    }

    /// <summary>Address that leads on to one of the provider's own.</summary>
    public static string On(string path, string query) => $"{OnPath}?to={Uri.EscapeDataString(path + query)}";

    private static async Task<IResult> Authorize(HttpContext http, ClientDoor door, CancellationToken stop)
    {
        var request = http.GetOpenIddictServerRequest()!;
        if (await door.Client(request.ClientId, stop) is null) return Refused(Errors.UnauthorizedClient, "The client is blocked.");
        var cookie = (await http.AuthenticateAsync(SignInSchemes.Cookie)).Principal;
        var actor = cookie is null ? null : await http.RequestServices.GetRequiredService<Requests>().Actor(cookie, stop);
        if (actor is null || request.HasPromptValue(PromptValues.Login)) return AskWho(http, request);
        if (actor.MustChangePassword) return Results.Redirect(PageDoor.PasswordPath);
        if (actor.MustAddFactor) return Results.Redirect(PageDoor.FactorPath);
        if (await door.Guest(cookie, request.ClientId, stop) is not { } guest) return Refused(Errors.AccessDenied, "The client is not for this account.");
        if (request.MaxAge is { } seconds && guest.Session.Started.AddSeconds(seconds) < http.Now()) return AskWho(http, request);

        var scopes = request.GetScopes();
        if ((string?)request["refused"] is not null) return Refused(Errors.AccessDenied, "The person refused.");
        if (!guest.Allows(scopes) || (request.HasPromptValue(PromptValues.Consent) && !guest.Client.FirstParty && (string?)request["allowed"] is null))
            return request.HasPromptValue(PromptValues.None)
                ? Refused(Errors.ConsentRequired, "The person has not been asked yet.")
                : Results.Redirect(ConsentPath + Query(request));
        await door.Enter(guest, Requests.Circumstances(http, guest.Actor), stop);
        return Results.SignIn(ProviderClaims.Principal(guest, scopes), null, Scheme);
    }

    // The wish to be asked again is taken out of the way back, else nobody would ever arrive.
    private static IResult AskWho(HttpContext http, OpenIddictRequest request) => request.HasPromptValue(PromptValues.None)
        ? Refused(Errors.LoginRequired, "Nobody is signed in.")
        : Results.Challenge(new() { RedirectUri = On(http.Request.Path, Query(request, Parameters.Prompt, Parameters.MaxAge)) }, [SignInSchemes.Cookie]);

    private static async Task<IResult> Token(HttpContext http, ClientDoor door, CancellationToken stop)
    {
        var request = http.GetOpenIddictServerRequest()!;
        var before = (await http.AuthenticateAsync(Scheme)).Principal!;
        return await door.Holder(before, request.ClientId, stop) is { } guest
            ? Results.SignIn(ProviderClaims.Principal(guest, before.GetScopes(), before), null, Scheme)
            : Refused(Errors.InvalidGrant, "The session has ended.");
    }

    private static async Task<IResult> UserInfo(HttpContext http, ClientDoor door, CancellationToken stop)
    {
        var token = (await http.AuthenticateAsync(Scheme)).Principal!;
        return await door.Holder(token, token.GetClaim(Claims.ClientId) ?? token.GetPresenters().FirstOrDefault(), stop) is { } guest
            ? Results.Json(ProviderClaims.Of(guest, token.GetScopes()))
            : Results.Challenge(Told(Errors.InvalidToken, "The session has ended."), [Scheme]);
    }

    private static async Task<IResult> Logout(HttpContext http, Requests requests, Sessions sessions, CancellationToken stop)
    {
        var cookie = (await http.AuthenticateAsync(SignInSchemes.Cookie)).Principal;
        if (cookie is not null && await requests.Actor(cookie, stop) is { } actor)
        {
            // Whoever shows the token of this session may end it; anybody else's link only asks.
            var hint = (await http.AuthenticateAsync(Scheme)).Principal;
            if (hint?.GetClaim(Access.Claims.Session) != actor.SessionId.ToString()) return Results.Redirect(LeavePath + Query(http.GetOpenIddictServerRequest()!));
            await sessions.End(Requests.Circumstances(http, actor), actor.SessionId, stop);
        }
        await http.SignOutAsync(SignInSchemes.Cookie);
        return Results.SignOut(new() { RedirectUri = "/sign-in" }, [Scheme]);
    }

    private static IResult Refused(string error, string description) => Results.Forbid(Told(error, description), [Scheme]);

    private static AuthenticationProperties Told(string error, string description) => new(new Dictionary<string, string?>
    {
        [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
        [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description
    });

    private static string Query(OpenIddictRequest request, params string[] without) => QueryString.Create(request.GetParameters()
        .Where(p => !without.Contains(p.Key)).Select(p => new KeyValuePair<string, string?>(p.Key, (string?)p.Value))).ToString();

    private static DateTimeOffset Now(this HttpContext http) => http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
}
