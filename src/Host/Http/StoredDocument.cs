using System.Globalization;
using EduEvents.Application;
using Microsoft.Net.Http.Headers;

namespace EduEvents.Host.Http;

/// <summary>Sends a stored read model as it is stored, with its version as ETag; unread documents are not sent again.</summary>
public static class StoredDocument
{
    /// <summary>The document as JSON, 304 when the reader has this version, 404 when there is none.</summary>
    public static async Task<IResult> Send<TView>(ReadRequest request, Guid id)
    {
        var source = request.Get<IDatabases>().Of(request.Organisation).Source;
        var seen = Seen(request.Http.Request);
        // The version column spares unpacking the document, and its bytes go out as they came in.
        await using var read = source.CreateCommand(
            $"select mt_version, case when mt_version = $3 then null else data::text end "
            + $"from edu.mt_doc_{typeof(TView).Name.ToLowerInvariant()} where tenant_id = $1 and id = $2");
        read.Parameters.AddWithValue(request.Organisation);
        read.Parameters.AddWithValue(id);
        read.Parameters.AddWithValue(seen);
        await using var row = await read.ExecuteReaderAsync(request.Stop);
        if (!await row.ReadAsync(request.Stop)) return Problems.NotFound();

        request.Http.Response.Headers.ETag = $"\"{row.GetInt64(0).ToString(CultureInfo.InvariantCulture)}\"";
        request.Http.Response.Headers.CacheControl = "private, no-cache";
        if (row.IsDBNull(1)) return Results.StatusCode(StatusCodes.Status304NotModified);
        return Results.Bytes(row.GetFieldValue<byte[]>(1), "application/json");
    }

    private static long Seen(HttpRequest request) =>
        EntityTagHeaderValue.TryParse(request.Headers.IfNoneMatch.ToString(), out var tag)
        && long.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : -1;
}
