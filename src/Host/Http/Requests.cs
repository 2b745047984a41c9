using System.Diagnostics;
using System.Globalization;
using System.Security.Claims;
using EduEvents.Application;
using EduEvents.Host.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Net.Http.Headers;

namespace EduEvents.Host.Http;

/// <summary>Turns a request into who sends it, for which organisation and from where.</summary>
public sealed class Requests(Actors actors, IAntiforgery antiforgery)
{
    /// <summary>Names the organisation; without it the account's own one is meant.</summary>
    public const string OrganisationHeader = "X-Organisation";

    /// <summary>Names the terminal or application.</summary>
    public const string DeviceHeader = "X-Device";

    /// <summary>Key of a command, so that a repeat is known.</summary>
    public const string KeyHeader = "Idempotency-Key";

    /// <summary>Why, when the command has no place for it.</summary>
    public const string ReasonHeader = "X-Reason";

    private const int LongestKey = 200, LongestDevice = 200, LongestReason = 400;

    /// <summary>The signed-in actor; null when nobody is signed in or the session has ended.</summary>
    public ValueTask<Actor?> Actor(ClaimsPrincipal user, CancellationToken stop) => actors.Of(user, stop);

    /// <summary>The organisation meant: the one named in the header, else the account's own; empty when it has none.</summary>
    /// <exception cref="BadHttpRequestException">The header names no organisation.</exception>
    public static string Organisation(HttpContext http)
    {
        var named = http.Request.Headers[OrganisationHeader].ToString();
        if (named.Length == 0) return http.User.FindFirstValue(Claims.Organisation) ?? "";
        if (Guid.TryParse(named, out var id)) return id.ToString("N");
        return named == CommandContext.Platform ? named : throw new BadHttpRequestException($"{OrganisationHeader} must be the id of an organisation.");
    }

    /// <summary>The circumstances of a command.</summary>
    /// <exception cref="BadHttpRequestException">A header is malformed.</exception>
    /// <exception cref="AntiforgeryValidationException">A browser sends without the page's token.</exception>
    public async Task<CommandContext> Context(HttpContext http, Actor actor)
    {
        // A browser adds its cookie by itself; only the product's own pages know the token.
        if (http.User.Identity?.AuthenticationType == SignInSchemes.Cookie) await antiforgery.ValidateRequestAsync(http);
        return Circumstances(http, actor) with { IdempotencyKey = Key(http.Request), ExpectedVersion = Version(http.Request) };
    }

    /// <summary>Who, for which organisation and from where, without what only commands carry.</summary>
    public static CommandContext Circumstances(HttpContext http, Actor actor) => new()
    {
        Actor = actor,
        Organisation = Organisation(http),
        CommandId = Guid.CreateVersion7(),
        Correlation = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier,
        Address = Address(http),
        Device = Cut(http.Request.Headers[DeviceHeader].ToString() is { Length: > 0 } named ? named : http.Request.Headers.UserAgent.ToString()),
        Reason = Why(http.Request)
    };

    /// <summary>From where a request comes; the same text whichever way the address was written.</summary>
    public static string Address(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        var address => address.ToString()
    };

    private static string? Why(HttpRequest request)
    {
        var reason = Uri.UnescapeDataString(request.Headers[ReasonHeader].ToString()).Trim();
        if (reason.Length > LongestReason || reason.Contains('\0')) throw new BadHttpRequestException($"{ReasonHeader} is longer than {LongestReason} characters.");
        return reason.Length == 0 ? null : reason;
    }

    private static string? Key(HttpRequest request)
    {
        var key = request.Headers[KeyHeader].ToString();
        if (key.Length > LongestKey) throw new BadHttpRequestException($"{KeyHeader} is longer than {LongestKey} characters.");
        return key.Length == 0 ? null : key;
    }

    private static long? Version(HttpRequest request)
    {
        var match = request.Headers.IfMatch.ToString();
        if (match.Length == 0 || match == "*") return null;
        return EntityTagHeaderValue.TryParse(match, out var tag)
            && long.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? version
                : throw new BadHttpRequestException("If-Match must hold the version of the stream, as in \"7\".");
    }

    /// <summary>A text of the sender, cut to what is kept of it.</summary>
    public static string Cut(string text) => text.Length <= LongestDevice ? text : text[..LongestDevice];
}
