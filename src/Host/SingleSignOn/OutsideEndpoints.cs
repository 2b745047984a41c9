using System.Security.Claims;
using EduEvents.Host.Access;
using EduEvents.Host.Http;
using EduEvents.Host.Operations;
using EduEvents.Host.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace EduEvents.Host.SingleSignOn;

/// <summary>The way to the outside provider and back. Without settings there is none.</summary>
public static class OutsideEndpoints
{
    /// <summary>Name of the scheme.</summary>
    public const string Scheme = "Outside";

    /// <summary>Where people go to it.</summary>
    public const string GoPath = "/outside/go";

    /// <summary>Page where an account is linked and unlinked.</summary>
    public const string PagePath = "/outside";

    private const string BackPath = "/outside/back", DonePath = "/outside/done", Cookie = "OutsideCookie", Account = "account";

    /// <summary>Adds the scheme when it is configured.</summary>
    public static void AddOutside(this IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton<Outside>();
        if (settings.Outside is not { } outside) return;
        services.AddAuthentication().AddCookie(Cookie, Keep).AddOpenIdConnect(Scheme, o => Trust(o, outside));
    }

    /// <summary>Maps the way there and back.</summary>
    public static void MapOutside(this WebApplication app)
    {
        var group = app.MapGroup("/outside").ExcludeFromDescription().WithMetadata(new RequiredRight("anonymous"));
        group.MapGet("go", Go);
        group.MapGet("done", Done);
    }

    /// <summary>True when the request comes back from the outside provider.</summary>
    public static bool IsBack(HttpContext http) => http.Request.Path == BackPath;

    private static void Keep(CookieAuthenticationOptions o)
    {
        o.Cookie.Name = "eduevents-outside";
        o.Cookie.SameSite = SameSiteMode.Lax;
        o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        o.ExpireTimeSpan = TimeSpan.FromMinutes(2);
    }

    private static void Trust(OpenIdConnectOptions o, OutsideSettings outside)
    {
        (o.Authority, o.ClientId, o.SignInScheme, o.CallbackPath) = (outside.Authority.ToString(), outside.ClientId, Cookie, BackPath);
        if (outside.SecretFile.Length > 0) o.ClientSecret = File.ReadAllText(outside.SecretFile).Trim();
        o.RequireHttpsMetadata = !outside.Authority.IsLoopback;
        (o.ResponseType, o.ResponseMode, o.MapInboundClaims, o.SaveTokens) = ("code", "query", false, false);
        o.Scope.Clear();
        o.Scope.Add("openid");
        foreach (var cookie in new[] { o.CorrelationCookie, o.NonceCookie })
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        o.Events.OnRemoteFailure = failed =>
        {
            failed.Response.Redirect("/sign-in?outside=failed");
            failed.HandleResponse();
            return Task.CompletedTask;
        };
    }

    private static async Task<IResult> Go(HttpContext http, HostSettings settings, Requests requests, CancellationToken stop, string? back = null, bool link = false)
    {
        if (settings.Outside is null) return Results.NotFound();
        var properties = new AuthenticationProperties { RedirectUri = QueryString.Create("back", Choices.Local(back)).ToUriComponent().Insert(0, DonePath) };
        if (!link) return Results.Challenge(properties, [Scheme]);
        if (await requests.Actor(http.User, stop) is not { } actor) return Results.Challenge(new() { RedirectUri = PagePath }, [SignInSchemes.Cookie]);
        properties.Items[Account] = actor.AccountId.ToString();
        return Results.Challenge(properties, [Scheme]);
    }

    private static async Task<IResult> Done(
        HttpContext http, HostSettings settings, Requests requests, Outside outside, CancellationToken stop, string? back = null)
    {
        if (settings.Outside is null) return Results.NotFound();
        var proof = await http.AuthenticateAsync(Cookie);
        await http.SignOutAsync(Cookie);
        if (proof.Principal?.FindFirst("sub") is not { } subject) return Results.Redirect("/sign-in?outside=failed");
        if (proof.Properties!.Items.TryGetValue(Account, out var account))
        {
            // Only who went there may come back so.
            if (await requests.Actor(http.User, stop) is not { } actor || actor.AccountId.ToString() != account) return Results.Redirect("/sign-in?outside=failed");
            var linked = await outside.Link(Requests.Circumstances(http, actor), subject.Issuer, subject.Value, stop);
            return Results.Redirect(linked ? PagePath : $"{PagePath}?taken=yes");
        }
        var result = await outside.SignIn(AccessEndpoints.AttemptOf(http, "", "", SignInSchemes.Cookie), subject.Issuer, subject.Value, stop);
        if (result.Principal is not ClaimsPrincipal principal) return Results.Redirect("/sign-in?outside=unknown");
        await http.SignInAsync(SignInSchemes.Cookie, principal);
        return Results.Redirect(Choices.Local(back));
    }
}
