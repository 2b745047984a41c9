using EduEvents.Domain.People;
using EduEvents.Host.Web;
using EduEvents.Projections.People;
using Marten;

namespace EduEvents.Host.People;

/// <summary>How those stand who were carried over into the next year.</summary>
public static class RollOverReads
{
    /// <summary>Who stands otherwise than was ordered: could not be moved then, or was moved since. By name, in one round trip.</summary>
    public static async Task<IReadOnlyList<(Guid Id, string Name)>> Otherwise(IQuerySession session, YearRolledOver done, CancellationToken stop)
    {
        var ordered = done.Learners.ToDictionary(l => l.LearnerId);
        var cards = await session.LoadManyAsync<PersonCard>(stop, [.. ordered.Keys]);
        return [.. cards.Where(c => !Stands(c, ordered[c.Id], done)).Select(c => (c.Id, c.Name?.Listed() ?? "")).OrderBy(c => c.Item2, Format.ByName)];
    }

    private static bool Stands(PersonCard card, RolledOver ordered, YearRolledOver done) => ordered.Outcome == YearOutcome.Graduates
        ? card.Departed == done.LeftOn
        : card.GroupId == ordered.GroupId;
}
