using EduEvents.Host.Web;
using EduEvents.Projections.Organisation;
using EduEvents.Projections.People;
using Marten;

namespace EduEvents.Host.People;

/// <summary>A transfer with the names its page shows.</summary>
public sealed record TransferLine(TransferCard Card, string Name, string School);

/// <summary>
/// Transfers out of and into an organisation. Until a learner is taken in, the name is known to the former school only; it is read there, because the
/// family has agreed to it.
/// </summary>
public sealed class TransferDesk(IDocumentStore store)
{
    private const int Most = 200;

    /// <summary>The transfers, those that wait first, and the classes learners may come into.</summary>
    public async Task<(IReadOnlyList<TransferLine> Lines, IReadOnlyList<ClassCard> Classes)> Load(Visitor visitor)
    {
        var batch = visitor.Session.CreateBatchQuery();
        var cards = batch.Query<TransferCard>().Take(Most).ToList();
        var classes = batch.Query<ClassCard>().Where(c => c.SubjectId == null).Take(ClassCard.Most).ToList();
        await batch.Execute(visitor.Stop);
        var names = await PersonCard.NamesOf(visitor.Session, [.. (await cards).Select(c => c.LearnerId).Distinct()], visitor.Stop);
        var lines = new List<TransferLine>();
        foreach (var school in (await cards).GroupBy(c => c.Other))
        {
            await using var there = store.QuerySession(school.Key.ToString("N"));
            var card = await there.LoadAsync<OrganisationCard>(school.Key, visitor.Stop);
            Guid[] coming = [.. school.Where(c => c is { Incoming: true, State: "offered" }).Select(c => c.LearnerId)];
            var known = await PersonCard.NamesOf(there, coming, visitor.Stop);
            lines.AddRange(school.Select(c => new TransferLine(c, names.GetValueOrDefault(c.LearnerId) ?? known.GetValueOrDefault(c.LearnerId, ""),
                card?.Names.In(Cultures.Language) ?? "")));
        }
        var newest = (await classes).Select(c => c.Year).DefaultIfEmpty(0).Max();
        return ([.. lines.OrderBy(l => l.Card.State != "offered").ThenByDescending(l => l.Card.On)],
            [.. (await classes).Where(c => c.Dissolved is null && c.Year >= newest - 1).OrderBy(c => c.Year).ThenBy(c => c.Grade).ThenBy(c => c.Letter, Format.ByName)]);
    }
}
