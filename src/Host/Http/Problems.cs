using System.Globalization;
using EduEvents.Application;
using EduEvents.Domain;
using FluentValidation;
using Marten.Exceptions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace EduEvents.Host.Http;

/// <summary>The only place where an exception becomes an HTTP answer: RFC 9457, in the reader's language, with a stable code.</summary>
public sealed class Problems(RefusalTexts texts, ILogger<Problems> log) : IExceptionHandler
{
    /// <summary>A problem of an ordinary 404.</summary>
    public static IResult NotFound() => new Problem(StatusCodes.Status404NotFound, "not_found");

    /// <inheritdoc />
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested) return true;
        if (!httpContext.Request.Path.StartsWithSegments("/api") && !httpContext.Request.Path.StartsWithSegments("/health")) return false;

        // The language was chosen inside of what the exception has left.
        if (httpContext.Features.Get<IRequestCultureFeature>()?.RequestCulture is { } language)
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language.Culture, language.UICulture);
        var problem = Describe(exception);
        if (problem.Status == StatusCodes.Status503ServiceUnavailable) httpContext.Response.Headers.RetryAfter = "1";
        else if (problem.Status >= StatusCodes.Status500InternalServerError)
            log.LogError(exception, "A request to {Path} failed.", httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Endpoint?.DisplayName);
        await Write(httpContext, problem);
        return true;
    }

    /// <summary>Gives an answer without a body the problem of its status.</summary>
    public static Task WriteEmpty(HttpContext http) => Write(http, http.RequestServices.GetRequiredService<Problems>().Make(http.Response.StatusCode,
        http.Response.StatusCode switch { 404 => "not_found", 405 => "method_not_allowed", 415 => "not_json", 401 => "not_signed_in", 403 => "access_denied", _ => "request_unreadable" }));

    /// <summary>Writes a problem as application/problem+json.</summary>
    public static Task Write(HttpContext http, ProblemDetails problem)
    {
        problem.Instance = http.TraceIdentifier;
        http.Response.StatusCode = problem.Status!.Value;
        return http.Response.WriteAsJsonAsync(problem, options: null, "application/problem+json");
    }

    /// <summary>What an exception means to the sender.</summary>
    public ProblemDetails Describe(Exception exception) => exception switch
    {
        ValidationException e => With(Make(400, "request_invalid"), "errors", e.Errors
            .GroupBy(f => f.PropertyName).ToDictionary(g => CamelCase(g.Key), g => g.Select(f => texts.Validation(f)).ToArray())),
        BadHttpRequestException e => Make(e.StatusCode, e.StatusCode == 413 ? "request_too_large" : "request_unreadable"),
        AntiforgeryValidationException => Make(400, "antiforgery"),
        RuleBroken e => With(Make(422, e.Code, string.Join(' ', e.Refusals.Select(texts.Of)), "rule_broken"), "refusals",
            e.Refusals.Select(r => new RefusalAnswer(r.Code, texts.Of(r))).ToArray()),
        AccessDenied e => With(Make(403, "access_denied"), "permission", e.Permission),
        ProofTooOld => Make(403, "access.prove_yourself"),
        StreamUnknown => Make(404, "not_found"),
        VersionChanged e => With(With(Make(412, "changed_meanwhile"), "version", e.Actual), "changes", e.Changes),
        KeyReused => Make(422, "key_reused"),
        TooBusy => Make(409, "too_busy"),
        OrganisationMoving or DatabaseAway => Make(503, "organisation_moving"),
        NoRoom => Make(503, "no_room"),
        UnknownEventTypeException => Make(503, "newer_build"),
        _ => Make(500, "unexpected")
    };

    /// <summary>A problem with its text in the reader's language.</summary>
    public ProblemDetails Make(int status, string code, string? detail = null, string? title = null) => new()
    {
        Status = status, Type = $"urn:eduevents:{code}", Title = texts.Of(new Refusal($"problem.{title ?? code}")),
        Detail = detail ?? texts.Of(new Refusal($"problem.{code}.detail")), Extensions = { ["code"] = code }
    };

    private static ProblemDetails With(ProblemDetails problem, string name, object value)
    {
        problem.Extensions[name] = value;
        return problem;
    }

    private static string CamelCase(string path) =>
        string.Join('.', path.Split('.').Select(p => p.Length == 0 ? p : char.ToLower(p[0], CultureInfo.InvariantCulture) + p[1..]));

    private sealed class Problem(int status, string code) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) =>
            Write(httpContext, httpContext.RequestServices.GetRequiredService<Problems>().Make(status, code));
    }
}

/// <summary>One broken rule in an answer.</summary>
public sealed record RefusalAnswer(string Code, string Text);
