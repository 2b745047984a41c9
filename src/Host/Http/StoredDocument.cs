using EduEvents.Application;

namespace EduEvents.Host.Http;

/// <summary>
/// Sends a stored read model as it is stored, in one round trip and never taken apart; a version that the reader has is not sent again. Only for
/// models without personal values: those are stored sealed, and what a browser keeps of them would outlive an erasure.
/// </summary>
public static class StoredDocument
{
    // What is written anew with an old number, as a rebuild does, has another moment.
    private const string Changed = "mt_version || '-' || (extract(epoch from mt_last_modified) * 1000000)::bigint";

    /// <summary>The document as JSON, 304 when the reader has it as it is, 404 when there is none.</summary>
    public static Task<IResult> Send<TView>(ReadRequest request, Guid id) => Send<TView>(request, id, Changed, weak: true);

    /// <summary>The same of a view of one stream; its tag is the version of the stream, which the next command may expect.</summary>
    public static Task<IResult> SendVersion<TView>(ReadRequest request, Guid id) => Send<TView>(request, id, "mt_version::text", weak: false);

    private static async Task<IResult> Send<TView>(ReadRequest request, Guid id, string tag, bool weak)
    {
        // The tag spares unpacking the document, and its bytes go out as they came in.
        await using var read = request.Get<IDatabases>().Of(request.Organisation).Source.CreateCommand(
            $"select tag, case when tag = any($3) then null else data::text end from (select {tag} as tag, data "
            + $"from edu.mt_doc_{typeof(TView).Name.ToLowerInvariant()} where tenant_id = $1 and id = $2) found");
        read.Parameters.AddWithValue(request.Organisation);
        read.Parameters.AddWithValue(id);
        read.Parameters.AddWithValue(EntityTags.Seen(request.Http.Request));
        await using var row = await read.ExecuteReaderAsync(request.Stop);
        if (!await row.ReadAsync(request.Stop)) return Problems.NotFound();
        EntityTags.Put(request.Http.Response, row.GetString(0), weak);
        return row.IsDBNull(1) ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Bytes(row.GetFieldValue<byte[]>(1), "application/json");
    }
}
