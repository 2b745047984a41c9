using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Host.Access;
using EduEvents.Host.Http;
using EduEvents.Host.Privacy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;

namespace EduEvents.Host.Web;

/// <summary>
/// Stands before every page: who is not signed in is led to sign-in, a password that must change is changed first, a factor that
/// is needed is added, then the privacy policy in force is accepted (Order 456, p. 10; Law 94-V), a missing right is told.
/// </summary>
public static class PageDoor
{
    /// <summary>Page where the own password is changed.</summary>
    public const string PasswordPath = "/password";

    /// <summary>Page where an authenticator is added.</summary>
    public const string FactorPath = "/second-factor";

    /// <summary>Page where the privacy policy is accepted.</summary>
    public const string PolicyPath = "/policy";

    /// <summary>Sets up the door; it stands after authentication.</summary>
    public static void UsePageDoor(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (http.GetEndpoint()?.Metadata is { } page && page.GetMetadata<ComponentTypeMetadata>() is not null
            && !await MayEnter(http, page)) return;
        await next(http);
    });

    private static async Task<bool> MayEnter(HttpContext http, EndpointMetadataCollection page)
    {
        var forAll = page.GetMetadata<IAllowAnonymous>() is not null;
        if (await http.RequestServices.GetRequiredService<Requests>().Actor(http.User, http.RequestAborted) is not { } actor)
        {
            if (!forAll) await http.ChallengeAsync(SignInSchemes.Cookie);
            return forAll;
        }

        var visitor = http.RequestServices.GetRequiredService<Visitor>();
        await visitor.Arrive(http, actor);
        if (forAll) return true;
        if (actor.MustChangePassword && http.Request.Path != PasswordPath)
        {
            http.Response.Redirect(PasswordPath);
            return false;
        }
        if (actor.MustAddFactor && http.Request.Path != FactorPath && http.Request.Path != PasswordPath)
        {
            http.Response.Redirect(FactorPath);
            return false;
        }
        if (http.Request.Path != FactorPath && http.Request.Path != PasswordPath && http.Request.Path != PolicyPath && await AsksForPolicy(visitor))
        {
            http.Response.Redirect($"{PolicyPath}?back={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
            return false;
        }
        await Demand(http, visitor, page.GetMetadata<NeedsAttribute>()?.Permission);
        return true;
    }

    // Only people are asked, and only where the organisation has a policy.
    private static async Task<bool> AsksForPolicy(Visitor visitor) =>
        visitor.Actor.PersonId != Guid.Empty && Guid.TryParse(visitor.Organisation, out _)
        && await HeldConsents.PolicyAsked(visitor.Session, visitor.Actor.PersonId, visitor.Today, visitor.Stop) is not null;

    // A page may show only what its target allows and asks for that itself; here it is only seen whether the right is held at all.
    private static Task Demand(HttpContext http, Visitor visitor, string? permission) =>
        permission is null || visitor.Actor.MaySomewhere(permission, visitor.Organisation)
            ? Task.CompletedTask
            : http.RequestServices.GetRequiredService<ReadRights>()
                .Demand(http, visitor.Actor, permission, http.Request.Path, new Scope(visitor.Organisation));
}
