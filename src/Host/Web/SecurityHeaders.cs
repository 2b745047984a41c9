using System.Text.RegularExpressions;

namespace EduEvents.Host.Web;

/// <summary>What the browser must hold itself to: only our own scripts and styles, no frames, no guessing of types.</summary>
public static partial class SecurityHeaders
{
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; "
        + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Puts the headers on every answer.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() => Put(http));
        return next(http);
    });

    private static Task Put(HttpContext http)
    {
        var headers = http.Response.Headers;
        // What people have sent is shown in a sandbox, which is stricter.
        if (!headers.ContentSecurityPolicy.ToString().Contains("sandbox", StringComparison.Ordinal)) headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        if (NeverChanges().IsMatch(http.Request.Path)) headers.CacheControl = "public, max-age=31536000, immutable";
        return Task.CompletedTask;
    }

    // The bundler puts the hash of the content into these names; a new font gets a new name.
    [GeneratedRegex(@"^/js/chunk-[A-Z0-9]{8}\.js$|^/fonts/[\w-]+\.woff2$")]
    private static partial Regex NeverChanges();
}
