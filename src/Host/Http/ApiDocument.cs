using System.Reflection;
using System.Text.Json.Nodes;
using EduEvents.Application;
using EduEvents.Host.Modules;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace EduEvents.Host.Http;

/// <summary>The API document at /openapi/v1.json: every command with its right, headers, an example and its refusals.</summary>
public static class ApiDocument
{
    /// <summary>Adds the document.</summary>
    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", o =>
    {
        o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "EduEvents", Version = "v1", Description = About };
            document.Components ??= new();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes["bearer"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The accessToken of POST /api/access/sign-in."
            };
            return Task.CompletedTask;
        });
        o.AddOperationTransformer(Describe);
    });

    private const string About =
        "Commands record facts; reads show them. A repeat with the same Idempotency-Key answers the same. If-Match names the version the sender "
        + "has seen. X-Position of an answer, sent with a read, makes the read wait until it shows that command. A read with an ETag, asked "
        + "again with If-None-Match, is answered 304 while nothing has changed. Problems follow RFC 9457 with a "
        + "stable 'code' and texts in the language of Accept-Language (kk, ru, en).";

    private static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var right = metadata.OfType<RequiredRight>().FirstOrDefault()?.Permission;
        if (right is not (null or "anonymous"))
            operation.Security = [new() { [new OpenApiSecuritySchemeReference("bearer", context.Document)] = [] }];
        if (metadata.OfType<CommandRoute>().FirstOrDefault() is { } command) DescribeCommand(operation, command, right);
        else if (metadata.OfType<ReadRoute>().FirstOrDefault() is { } read)
        {
            operation.Description = read.IsForAll ? "For everybody who is signed in." : $"Needs the right '{right}'.";
            Header(operation, Requests.OrganisationHeader, "The organisation; the account's own when missing.");
            Header(operation, Routes.PositionHeader, "Wait, at most 5 s, until the view has reached this position; 503 when it has not.");
        }
        foreach (var (status, response) in operation.Responses ?? []) Example(status, response);
        return Task.CompletedTask;
    }

    private static void DescribeCommand(OpenApiOperation operation, CommandRoute command, string? right)
    {
        var type = command.UseCase.Command;
        operation.Summary = $"{Words(type.Name)}.";
        operation.Description = $"Needs the right '{right}'.";
        Header(operation, Requests.KeyHeader, "The same key and body is the same command and gets the same answer; another body gets 422.");
        Header(operation, "If-Match", "The version of the stream the sender has seen, as in \"7\"; 412 tells what changed meanwhile.");
        Header(operation, Requests.OrganisationHeader, "The organisation; the account's own when missing.");
        Header(operation, Requests.ReasonHeader, "Why, percent-encoded UTF-8; kept with the events.");
        Header(operation, Routes.PositionHeader, "Wait until the views this command looks things up in have reached this position.");
        if (operation.RequestBody?.Content?.TryGetValue("application/json", out var body) == true
            && type.GetCustomAttribute<ExampleAttribute>() is { } example)
            body.Example = JsonNode.Parse(example.Json);
        if (operation.Responses?.TryGetValue("200", out var ok) == true && ok.Content?.TryGetValue("application/json", out var answer) == true)
            answer.Example = JsonNode.Parse("""{"position":4711,"stream":"0192f0c5-0000-7000-8000-000000000070","version":7,"recorded":1,"items":null}""");
    }

    private static void Header(OpenApiOperation operation, string name, string text)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = name, In = ParameterLocation.Header, Description = text, Schema = new OpenApiSchema { Type = JsonSchemaType.String }
        });
    }

    private static void Example(string status, IOpenApiResponse response)
    {
        var code = status switch
        {
            "400" => "request_invalid", "401" => "not_signed_in", "403" => "access_denied", "404" => "not_found", "409" => "too_busy",
            "412" => "changed_meanwhile", "422" => "journal.lesson_is_closed", "503" => "view_behind", _ => null
        };
        if (code is null || response.Content is null) return;
        foreach (var content in response.Content.Values)
            content.Example = new JsonObject { ["type"] = $"urn:eduevents:{code}", ["title"] = Words(code.Split('.')[^1]), ["status"] = int.Parse(status, null), ["code"] = code };
    }

    private static string Words(string name)
    {
        var words = string.Concat(name.Select((c, i) => c == '_' ? " " : i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));
        return char.ToUpperInvariant(words[0]) + words[1..];
    }
}
