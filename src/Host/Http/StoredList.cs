using EduEvents.Application;

namespace EduEvents.Host.Http;

/// <summary>
/// Sends a list of stored documents, put together by the database in one round trip. The version of a list is how many there are, the sum of their versions
/// and the moment of the newest: any change of any of them changes one of these.
/// </summary>
/// <param name="View">The read model, by which waiting readers know how far it is.</param>
/// <param name="Rows">Query of (data, v, m): a document, its version and when it was written. $1 is the organisation.</param>
/// <param name="IsOne">True when the answer is the one document that is found, and not a list.</param>
public sealed record StoredList(string View, string Rows, bool IsOne = false)
{
    private const string Tag = "count(*) || '-' || coalesce(sum(v), 0) || '-' || coalesce((extract(epoch from max(m)) * 1000000)::bigint, 0)";

    private string Body => IsOne ? "data::text" : "'[' || coalesce(string_agg(data::text, ','), '') || ']'";

    // Numbered behind what the query itself needs.
    private string Sql(int values) => $"""
        with found as materialized ({Rows}), told as (select {Tag} as tag from found)
        select tag, case when tag = any(${values + 1}) then null else (select {Body} from found) end,
            coalesce((select last_seq_id from edu.mt_event_progression where name = ${values + 2}), 0)
        from told
        """;

    /// <summary>The documents of a table.</summary>
    /// <param name="order">By what they are sorted.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="which">Condition; all without one.</param>
    public static StoredList Of<TView>(string order, int most, string which = "true") => new(typeof(TView).Name,
        $"select data, mt_version as v, mt_last_modified as m from edu.mt_doc_{typeof(TView).Name.ToLowerInvariant()} where tenant_id = $1 and {which} order by {order} limit {most}");

    /// <summary>The organisation's own card or another document that there is once.</summary>
    public static StoredList OneOf<TView>() => new(typeof(TView).Name,
        $"select data, mt_version as v, mt_last_modified as m from edu.mt_doc_{typeof(TView).Name.ToLowerInvariant()} where tenant_id = $1 and id = $2", IsOne: true);

    /// <summary>The list as JSON, 304 when the reader has it as it is.</summary>
    /// <param name="request">Who asks.</param>
    /// <param name="values">What the query needs besides the organisation, from $2 on.</param>
    public async Task<IResult> Send(ReadRequest request, params object[] values)
    {
        var seen = EntityTags.Seen(request.Http.Request);
        var found = await Read(request, seen, values);
        return Answer(request, found.Tag, found.Body, seen);
    }

    /// <summary>The list with its version and the place in the log up to which it is complete.</summary>
    /// <param name="request">Who asks.</param>
    /// <param name="seen">Versions of which the list itself is not wanted.</param>
    /// <param name="values">What the query needs besides the organisation, from $2 on.</param>
    public async Task<(string Tag, byte[]? Body, long Position)> Read(ReadRequest request, string[] seen, params object[] values)
    {
        var database = request.Get<IDatabases>().Of(request.Organisation);
        await using var read = database.Source.CreateCommand(Sql(values.Length + 1));
        foreach (var value in values.Prepend(request.Organisation).Append(seen).Append($"{View}:All")) read.Parameters.AddWithValue(value);
        await using var row = await read.ExecuteReaderAsync(request.Stop);
        await row.ReadAsync(request.Stop);
        return (row.GetString(0), row.IsDBNull(1) ? null : row.GetFieldValue<byte[]>(1), database.PositionOf(row.GetInt64(2)));
    }

    /// <summary>The answer of a version, for a reader who has some; without a body and a version that the reader has there is nothing.</summary>
    internal static IResult Answer(ReadRequest request, string tag, byte[]? body, string[] seen)
    {
        var isSeen = seen.Contains(tag);
        if (body is null && !isSeen) return Problems.NotFound();
        EntityTags.Put(request.Http.Response, tag);
        return isSeen ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Bytes(body!, "application/json");
    }
}
