using System.Security.Claims;
using EduEvents.Application;
using EduEvents.Host.Access;
using EduEvents.Host.Http;
using EduEvents.Projections.Organisation;
using Marten;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace EduEvents.Host.Web;

/// <summary>What the user chooses for this browser: language, colours, organisation, and to leave. Forms with the page's token.</summary>
public static class Choices
{
    private const string ThemeCookie = "theme";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    /// <summary>Maps the forms' targets.</summary>
    public static void MapChoices(this WebApplication app)
    {
        var group = app.MapGroup("/choose").ExcludeFromDescription();
        group.MapPost("language", Language).WithMetadata(new RequiredRight("anonymous"));
        group.MapPost("theme", Theme).WithMetadata(new RequiredRight("anonymous"));
        group.MapPost("organisation", Organisation).WithMetadata(new RequiredRight("self"));
        app.MapPost("/sign-out", Leave).WithMetadata(new RequiredRight("self"), new RequireAntiforgeryTokenAttribute())
            .ExcludeFromDescription();
    }

    /// <summary>The chosen colours: light or dark; null means as the system has it.</summary>
    public static string? ThemeOf(HttpContext http) =>
        http.Request.Cookies[ThemeCookie] switch { "light" => "light", "dark" => "dark", _ => null };

    /// <summary>A page of our own to go back to; everything else leads home.</summary>
    public static string Local(string? path) =>
        path is ['/', ..] && path is not (['/', '/' or '\\', ..]) && !path.Any(char.IsControl) ? path : "/";

    private static IResult Language(HttpContext http, [FromForm] string language, [FromForm] string? back)
    {
        if (Cultures.Find(language) is { } culture)
            Keep(http, CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new(culture)));
        return Back(back);
    }

    private static IResult Theme(HttpContext http, [FromForm] string theme, [FromForm] string? back)
    {
        if (theme is "light" or "dark") Keep(http, ThemeCookie, theme);
        else http.Response.Cookies.Delete(ThemeCookie);
        return Back(back);
    }

    private static async Task<IResult> Organisation(HttpContext http, [FromForm] string organisation, Requests requests,
        IDocumentStore store, CancellationToken stop)
    {
        if (await requests.Actor(http.User, stop) is not { } actor) return Back(null);
        if (!Guid.TryParse(organisation, out var id) || !actor.Knows($"{id:N}"))
            throw new AccessDenied("organisation");
        await using var session = store.QuerySession($"{id:N}");
        if (await session.LoadAsync<OrganisationCard>(id, stop) is null) return Results.NotFound();

        var claims = http.User.Claims.Where(c => c.Type != Claims.Organisation).Append(new(Claims.Organisation, $"{id:N}"));
        await http.SignInAsync(SignInSchemes.Cookie,
            new(new ClaimsIdentity(claims, SignInSchemes.Cookie, Claims.Account, ClaimTypes.Role)));
        return Back(null);
    }

    private static async Task<IResult> Leave(HttpContext http, Requests requests, Sessions sessions, CancellationToken stop)
    {
        if (await requests.Actor(http.User, stop) is { } actor)
            await sessions.End(Requests.Circumstances(http, actor), actor.SessionId, stop);
        await http.SignOutAsync(SignInSchemes.Cookie);
        return Back("/sign-in");
    }

    private static void Keep(HttpContext http, string name, string value) => http.Response.Cookies.Append(name, value, new()
    {
        MaxAge = Kept, HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true
    });

    private static IResult Back(string? path) => Results.LocalRedirect(Local(path));
}
