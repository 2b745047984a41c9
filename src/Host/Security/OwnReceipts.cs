using EduEvents.Host.Http;
using EduEvents.Projections.Audit;

namespace EduEvents.Host.Security;

/// <summary>The key by which receipts and heads are checked.</summary>
public sealed record PublicKey(string VerifierKey);

/// <summary>Receipts for whom an event is about, and for the guardians: proof to keep, which no administrator can take back (Order 456, p. 5.16).</summary>
public static class OwnReceipts
{
    /// <summary>True for what a family may read of the own records: an investigation of a breach names whom it suspects, and tells the family by a notice.</summary>
    public static bool IsOpen(string storedName) => !storedName.StartsWith("incidents.", StringComparison.Ordinal);

    /// <summary>Sends the receipt of an event about a person; the right to it was checked.</summary>
    public static async Task<IResult> Send(ReadRequest request)
    {
        var (person, stream, version) = (request.Id("personId"), request.Id("streamId"), request.Number("version"));
        var events = await request.Session.Events.FetchStreamAsync(stream, version: version, fromVersion: version, token: request.Stop);
        if (events is not [var found] || !IsOpen(found.EventTypeName) || Concerned.Of(found.Data) is not { } people || !people.Contains(person)) return Problems.NotFound();
        if (await request.Get<SealProofs>().Receipt(request.Organisation, stream, version, request.Stop) is not { } receipt)
        {
            request.Http.Response.Headers.RetryAfter = "5";
            return Results.Problem(request.Get<Problems>().Make(503, "not_sealed_yet"));
        }
        // What the event says of others stays here.
        var own = people.All(p => p == person || p == request.Actor.PersonId);
        return Results.Ok(own ? receipt : receipt.Closed());
    }
}
