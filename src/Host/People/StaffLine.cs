using EduEvents.Host.Web;
using EduEvents.Projections.People;
using Marten;
using Microsoft.Extensions.Localization;

namespace EduEvents.Host.People;

/// <summary>A member of staff in the list, with the category and whether its end is near.</summary>
public sealed record StaffLine(Guid Id, string Name, string Position, Qualification? Qualification, EndingQualification? Ends)
{
    private const int Most = 5000;

    /// <summary>Who works here, by name, in one round trip.</summary>
    public static async Task<IReadOnlyList<StaffLine>> All(IQuerySession session, DateOnly today, IStringLocalizer texts, CancellationToken stop)
    {
        var batch = session.CreateBatchQuery();
        var staff = batch.Query<PersonCard>().Where(p => p.Position != null && p.Departed == null).Take(Most).ToList();
        var cards = batch.Query<QualificationCard>().Take(Most).ToList();
        await batch.Execute(stop);
        var known = (await cards).ToDictionary(c => c.Id);
        return [.. (await staff).Select(p => new StaffLine(p.Id, p.Name?.Listed() is { Length: > 0 } name ? name : texts["history.erased"],
            StaffWords.Position(p.Position!, texts), known.GetValueOrDefault(p.Id)?.Newest, EndingQualification.Of(p.Id, known.GetValueOrDefault(p.Id), today)))
            .OrderBy(l => l.Name, Format.ByName)];
    }
}
