using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EduEvents.Fixtures;

namespace EduEvents.Conformity;

/// <summary>One operation as the API document describes it.</summary>
public sealed partial record ApiOperation(string Path, string Method, JsonNode Node)
{
    /// <summary>The sample body of a command; null for a read.</summary>
    public JsonNode? Example => Node["requestBody"]?["content"]?["application/json"]?["example"];

    /// <summary>True when the document names the right that is needed.</summary>
    public bool NeedsRight => ((string?)Node["description"])?.StartsWith("Needs the right '", StringComparison.Ordinal) == true;

    /// <summary>The module, as the document groups it.</summary>
    public string Module => (string)Node["tags"]![0]!;

    /// <summary>Sends it, with the sample body or with something in each place of the path.</summary>
    public Task<HttpResponseMessage> Send(Sender sender)
    {
        var path = Place().Replace(Path, place => place.Value switch
        {
            "{on}" => "2026-09-16", "{year}" => "2026", "{quarter}" or "{month}" or "{version}" or "{index}" => "1", _ => Guid.Empty.ToString()
        });
        return Method == "get"
            ? sender.Get(path)
            : sender.Http.PostAsync(path, new StringContent(Example?.ToJsonString() ?? "{}", Encoding.UTF8, "application/json"));
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Place();
}

/// <summary>The API document of the running product.</summary>
public sealed record ApiDocument(JsonNode Node)
{
    /// <summary>Its operations.</summary>
    public IEnumerable<ApiOperation> Operations =>
        from path in Node["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select new ApiOperation(path.Key, operation.Key, operation.Value!);

    /// <summary>Reads it as anybody may.</summary>
    public static async Task<ApiDocument> Read(App app) => new((await app.Stranger().Http.GetFromJsonAsync<JsonNode>("/openapi/v1.json"))!);
}
