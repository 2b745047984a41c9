using System.Collections.Immutable;
using System.Security.Claims;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace EduEvents.Host.SingleSignOn;

/// <summary>What a client is told about a person: always the id of the account, everything else by scope.</summary>
public static class ProviderClaims
{
    /// <summary>Tenant of the account's organisation.</summary>
    public const string Organisation = "organisation";

    /// <summary>What is told about the guest under the granted scopes.</summary>
    public static Dictionary<string, object> Of(Guest guest, ImmutableArray<string> scopes)
    {
        var told = new Dictionary<string, object> { [Claims.Subject] = guest.Account.Id.ToString() };
        if (scopes.Contains(Scopes.Profile))
        {
            if (guest.Account.DisplayName.Value is { Length: > 0 } name) told[Claims.Name] = name;
            told[Claims.PreferredUsername] = guest.Account.UserName;
        }
        if (scopes.Contains(Scopes.Roles)) told[Claims.Role] = guest.Actor.Grants.Select(g => g.Role).Distinct().ToImmutableArray();
        if (scopes.Contains(Organisation) && guest.Account.Home is { } home) told[Organisation] = home;
        return told;
    }

    /// <summary>The principal out of which the tokens are made. Names stand in the token for the client alone, never in one it hands on.</summary>
    /// <param name="guest">Who it is.</param>
    /// <param name="scopes">The granted scopes.</param>
    /// <param name="before">The principal of the code or of the token that is exchanged; null at the first.</param>
    public static ClaimsPrincipal Principal(Guest guest, ImmutableArray<string> scopes, ClaimsPrincipal? before = null)
    {
        var identity = new ClaimsIdentity(before?.Claims ?? [], "oidc", Claims.Name, Claims.Role);
        foreach (var type in new[] { Claims.Name, Claims.PreferredUsername, Claims.Role, Organisation }) identity.RemoveClaims(type);
        foreach (var (type, value) in Of(guest, scopes))
        {
            if (value is ImmutableArray<string> many) identity.SetClaims(type, many);
            else identity.SetClaim(type, (string)value);
        }
        identity.SetClaim(Access.Claims.Session, guest.Session.Id.ToString());
        identity.SetClaim(Claims.AuthenticationTime, guest.Session.Started.ToUnixTimeSeconds());
        identity.SetScopes(scopes);
        identity.SetDestinations(Destinations);
        return new(identity);
    }

    private static IEnumerable<string> Destinations(Claim claim) => claim.Type switch
    {
        Claims.Name or Claims.PreferredUsername or Claims.AuthenticationTime => [OpenIddictConstants.Destinations.IdentityToken],
        Claims.Role or Organisation or Access.Claims.Session => [OpenIddictConstants.Destinations.IdentityToken, OpenIddictConstants.Destinations.AccessToken],
        _ => [OpenIddictConstants.Destinations.AccessToken]
    };
}
