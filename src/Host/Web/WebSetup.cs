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
        // Tokens in pages are random in every answer, and nothing of the request stands beside them: BREACH finds no secret.
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
