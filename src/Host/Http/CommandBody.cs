using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EduEvents.Application;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace EduEvents.Host.Http;

/// <summary>Reads the body of a command; what does not fit its shape is told field by field.</summary>
public static class CommandBody
{
    private const int MaxBytes = 4 << 20;

    /// <summary>The command in the body.</summary>
    /// <exception cref="BadHttpRequestException">It is no JSON, or too large.</exception>
    /// <exception cref="ValidationException">Fields are missing or hold something else than they should.</exception>
    public static async Task<ICommand> Read(HttpContext http, Type type)
    {
        if (!http.Request.HasJsonContentType()) throw new BadHttpRequestException("The body must be JSON.", StatusCodes.Status415UnsupportedMediaType);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = MaxBytes;
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        if (HoldsNul(bytes.Span)) throw new BadHttpRequestException("A text must not hold the character NUL.");

        var json = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        try
        {
            return (ICommand?)JsonSerializer.Deserialize(bytes.Span, type, json) ?? throw new BadHttpRequestException("The body is empty.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            var faults = Faults(bytes, json.GetTypeInfo(type), e as JsonException);
            throw faults.Count > 0 ? new ValidationException(faults) : new BadHttpRequestException("The body is no JSON.", e);
        }
    }

    /// <summary>Makes every field obligatory that has no default and may not be null.</summary>
    public static void RequireFields(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            if (property.AssociatedParameter is { HasDefaultValue: false, IsNullable: false }) property.IsRequired = true;
    }

    // Raw control characters are no JSON, so only an escape can bring NUL in; the database could not store it.
    private static bool HoldsNul(ReadOnlySpan<byte> bytes)
    {
        for (var at = bytes.IndexOf("\\u0000"u8); at >= 0; at = bytes.IndexOf("\\u0000"u8))
        {
            var backslashes = 0;
            while (backslashes < at && bytes[at - 1 - backslashes] == (byte)'\\') backslashes++;
            if (backslashes % 2 == 0) return true;
            bytes = bytes[(at + 1)..];
        }
        return false;
    }

    private static List<ValidationFailure> Faults(ReadOnlyMemory<byte> bytes, JsonTypeInfo type, JsonException? error)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            List<ValidationFailure> missing = [.. Missing(document.RootElement, type, "")];
            if (missing.Count > 0) return missing;
            return error?.Path is { Length: > 2 } path ? [new(path[2..], "wrong") { ErrorCode = "wrong" }] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IEnumerable<ValidationFailure> Missing(JsonElement value, JsonTypeInfo type, string path)
    {
        if (type.Kind == JsonTypeInfoKind.Enumerable && value.ValueKind == JsonValueKind.Array)
            return value.EnumerateArray().SelectMany((item, i) => Missing(item, type.Options.GetTypeInfo(type.ElementType!), $"{path}[{i}]"));
        if (type.Kind != JsonTypeInfoKind.Object || value.ValueKind != JsonValueKind.Object) return [];

        var given = value.EnumerateObject().DistinctBy(p => p.Name.ToLowerInvariant()).ToDictionary(p => p.Name.ToLowerInvariant(), p => p.Value);
        return type.Properties.SelectMany(property =>
        {
            var name = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            if (given.TryGetValue(property.Name.ToLowerInvariant(), out var inner)) return Missing(inner, type.Options.GetTypeInfo(property.PropertyType), name);
            return property.IsRequired ? [new ValidationFailure(name, "missing") { ErrorCode = "NotNullValidator" }] : [];
        });
    }
}
