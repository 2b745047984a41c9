using System.Globalization;
using EduEvents.Application;

namespace EduEvents.Host.Http;

/// <summary>Sends what the events of a stream tell, with the stream's version; what the reader has is not read from the events again.</summary>
public static class StreamVersion
{
    /// <summary>A page of the history of a stream without personal values: what an erased person's browser keeps would outlive the erasure.</summary>
    public static async Task<IResult> History(ReadRequest request, Guid stream)
    {
        var after = request.Query("after");
        if (EntityTags.Seen(request.Http.Request) is { Length: > 0 } seen && await Held(request, stream, after, seen) is { } tag) return Same(request, tag);
        if (await Audit.History.Read(request.Session, stream, after, request.Stop) is not { } entries) return Problems.NotFound();
        EntityTags.Put(request.Http.Response, entries.Count > 0 ? Written(entries[^1].Version) : after ?? "");
        return Results.Ok(entries);
    }

    /// <summary>A journal page as it stood after an event, which never changes.</summary>
    public static async Task<IResult> PageAt(ReadRequest request, Guid page)
    {
        var version = request.Number("version");
        if (EntityTags.Seen(request.Http.Request).Contains(Written(version))) return Same(request, Written(version));
        if (await Audit.History.PageAt(request.Session, page, version, request.Stop) is not { } found) return Problems.NotFound();
        EntityTags.Put(request.Http.Response, Written(version));
        return Results.Ok(found);
    }

    // A full page of it stays as it is, whatever comes after.
    private static async Task<string?> Held(ReadRequest request, Guid stream, string? after, string[] seen)
    {
        var full = Written((long.TryParse(after, out var from) ? from : 0) + Audit.History.PageSize);
        if (seen.Contains(full)) return full;
        await using var ask = request.Get<IDatabases>().Of(request.Organisation).Source.CreateCommand("select version from edu.mt_streams where tenant_id = $1 and id = $2");
        ask.Parameters.AddWithValue(request.Organisation);
        ask.Parameters.AddWithValue(stream);
        return await ask.ExecuteScalarAsync(request.Stop) is long newest && seen.Contains(Written(newest)) ? Written(newest) : null;
    }

    private static IResult Same(ReadRequest request, string tag)
    {
        EntityTags.Put(request.Http.Response, tag);
        return Results.StatusCode(StatusCodes.Status304NotModified);
    }

    private static string Written(long version) => version.ToString(CultureInfo.InvariantCulture);
}
