using Microsoft.Net.Http.Headers;

namespace EduEvents.Host.Http;

/// <summary>Versions of answers, as browsers and clients keep them to ask whether there is a newer one.</summary>
public static class EntityTags
{
    /// <summary>The versions that the reader has; none when the header is missing or makes no sense.</summary>
    public static string[] Seen(HttpRequest request) => EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags)
        ? [.. tags.Select(t => t.Tag.AsSpan().Trim('"').ToString())]
        : [];

    /// <summary>
    /// Names the version of the answer. What one person may see no other's cache keeps, and whoever has kept it asks again before showing it: the right
    /// to it may have ended meanwhile.
    /// </summary>
    /// <param name="response">The answer.</param>
    /// <param name="tag">Its version.</param>
    /// <param name="weak">False only for versions of streams, which commands name as what they expect.</param>
    public static void Put(HttpResponse response, string tag, bool weak = true)
    {
        response.Headers.ETag = weak ? $"W/\"{tag}\"" : $"\"{tag}\"";
        response.Headers.CacheControl = "private, no-cache";
    }
}
