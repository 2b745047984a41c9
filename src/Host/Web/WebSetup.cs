using System.Text.Encodings.Web;
using System.Text.Unicode;
using EduEvents.Application;
using EduEvents.Host.Web.Components;
using Microsoft.AspNetCore.ResponseCompression;

namespace EduEvents.Host.Web;

/// <summary>
/// The pages: what they need and how a request reaches them. No circuit, no script of a framework: HTML from the server, own elements.
/// </summary>
public static class WebSetup
{
    /// <summary>Adds what pages need.</summary>
    public static void AddWeb(this IServiceCollection services)
    {
        services.AddLocalization(o => o.ResourcesPath = "Resources");
        services.Configure<RequestLocalizationOptions>(Cultures.Configure);
        // Else every Cyrillic letter is written as a number.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorComponents();
        // Pages, scripts, styles, pictures as text, and the JSON of the API, by Brotli or gzip as the client asks, over HTTPS too. BREACH needs a secret
        // that stays the same in many answers and, in the same answer, what a stranger makes the browser send. The secrets in our answers are
        // new in each: a page's token is masked at random, tokens of sign-in and one-time passwords are told once. Cookies are headers, which are not
        // compressed, and reads of the API are not answered by cookie with what another site chooses: their names and ids stand in no answer unless stored.
        services.AddResponseCompression(o =>
            (o.EnableForHttps, o.MimeTypes) = (true, ResponseCompressionDefaults.MimeTypes.Append("image/svg+xml")));
        services.AddScoped<Visitor>().AddSingleton<NameBook>();
    }

    /// <summary>What stands before everything: errors as pages, headers, compression, language.</summary>
    public static void UseWeb(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error/500",
            CreateScopeForErrors = true,
            StatusCodeSelector = e => e is AccessDenied ? StatusCodes.Status403Forbidden : StatusCodes.Status500InternalServerError,
            SuppressDiagnosticsCallback = c => c.Exception is AccessDenied
        });
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseRequestLocalization();
        app.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true);
    }

    /// <summary>Maps pages, scripts and the choices of the user.</summary>
    public static void MapWeb(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapChoices();
        app.MapRazorComponents<App>();
    }
}
