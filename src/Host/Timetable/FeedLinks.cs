using System.Buffers.Text;
using System.Security.Cryptography;
using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Domain.Timetable;
using EduEvents.Host.Http;
using EduEvents.Projections.Timetable;
using Marten;

namespace EduEvents.Host.Timetable;

/// <summary>
/// Addresses of calendars for the calendar programs of people, which cannot sign in: the address itself holds a secret, made out of the link's id by a key of
/// the installation. A new link makes the one before worthless. Calendars hold no names of people.
/// </summary>
public sealed class FeedLinks(IValueHashes hashes)
{
    /// <summary>Address of a calendar without the host.</summary>
    public string PathOf(string organisation, FeedKind kind, Guid of, Guid link) => $"/calendar/{organisation}/{Feed.IdOf(kind, of):N}/{Token(organisation, link)}.ics";

    /// <summary>Maps the address.</summary>
    public static void Map(WebApplication app) => app.MapGet("/calendar/{organisation}/{feed:guid}/{token}.ics", (Delegate)Send)
        .WithMetadata(new RequiredRight("anonymous")).ExcludeFromDescription();

    private static async Task<IResult> Send(
        string organisation, Guid feed, string token, FeedLinks links, IDocumentStore store, TimeProvider clock, CancellationToken stop)
    {
        if (!Guid.TryParseExact(organisation, "N", out _)) return Problems.NotFound();
        await using var session = store.QuerySession(organisation);
        if (await session.LoadAsync<FeedCard>(feed, stop) is not { LinkId: { } link } card || !links.IsRight(organisation, link, token)) return Problems.NotFound();
        var school = await TimetableReads.Lookup.School(session, SchoolTime.Day(clock.GetUtcNow()), stop);
        return Results.Text(await Calendars.Write(session, school, card.Kind, card.OfId, stop), "text/calendar");
    }

    private string Token(string organisation, Guid link) => Base64Url.EncodeToString(hashes.Hash(organisation, "timetable.feed", link.ToString("N")));

    private bool IsRight(string organisation, Guid link, string token) =>
        CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(Token(organisation, link)), System.Text.Encoding.UTF8.GetBytes(token));
}
