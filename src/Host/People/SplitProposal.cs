using EduEvents.Domain.People;
using EduEvents.Host.Modules;
using EduEvents.Host.Web;
using EduEvents.Projections.Curriculum;
using EduEvents.Projections.People;
using Marten;

namespace EduEvents.Host.People;

/// <summary>A class with its learners of a day, its subgroups, and the subjects for which the rules let it be split.</summary>
/// <param name="Class">The class.</param>
/// <param name="Learners">Its learners by name.</param>
/// <param name="WithNeeds">Those with special needs among them.</param>
/// <param name="Threshold">Learners from which it is split.</param>
/// <param name="Rules">The rules.</param>
/// <param name="Subgroups">Its subgroups.</param>
/// <param name="Subjects">The subjects it may or must be split for and is not.</param>
public sealed record SplitProposal(
    ClassCard Class, IReadOnlyList<(Guid Id, string Name)> Learners, int WithNeeds, int Threshold, SplittingRules Rules,
    IReadOnlyList<(ClassCard Group, string Subject, int Members)> Subgroups, IReadOnlyList<(SubjectCard Subject, bool Must)> Subjects)
{
    /// <summary>Reads a class in three round trips; null when there is none.</summary>
    /// <param name="session">The organisation's session.</param>
    /// <param name="group">The class.</param>
    /// <param name="place">Kind of place: urban, rural, small.</param>
    /// <param name="on">The day.</param>
    /// <param name="now">The moment.</param>
    /// <param name="stop">Breaks off.</param>
    public static async Task<SplitProposal?> Of(IQuerySession session, Guid group, string place, DateOnly on, DateTimeOffset now, CancellationToken stop)
    {
        var batch = session.CreateBatchQuery();
        var whole = batch.Load<ClassCard>(group);
        var parts = batch.Query<ClassCard>().Where(c => c.ClassId == group).Take(100).ToList();
        var people = batch.Query<PersonCard>().Where(p => p.GroupId == group).Take(200).ToList();
        var subjects = batch.Query<SubjectCard>().Take(1000).ToList();
        await batch.Execute(stop);
        if (await whole is not { SubjectId: null } card) return null;

        var rows = await ContingentCard.On(session, on, now, stop);
        var needs = rows.Count(r => r.GroupId == group && r.Categories.Contains(ContingentCardProjection.SpecialNeeds));
        var rules = ReferenceData.SplittingRules.Last(r => r.ValidFrom <= on);
        var pupils = await people;
        var learners = pupils.Select(p => (p.Id, Name: p.Name?.Listed() ?? "")).OrderBy(p => p.Name, Format.ByName).ToList();
        var (catalogue, standing) = ((await subjects).ToDictionary(s => s.Id), (await parts).Where(p => p.Dissolved is null).ToList());
        var split = standing.Select(p => p.SubjectId).ToHashSet();
        return new(card, learners, needs, rules.Threshold(place, needs), rules,
            [.. standing.Select(p => (p, catalogue.GetValueOrDefault(p.SubjectId ?? Guid.Empty)?.Names.In(Cultures.Language) ?? "", Members(pupils, p.Id, on)))],
            !rules.Splits(place, learners.Count, needs) ? [] : [.. catalogue.Values.Where(s => !split.Contains(s.Id))
                .Select(s => (Subject: s, Rule: rules.For(s.Code, card.Grade, card.Language))).Where(x => x.Rule is not null)
                .Select(x => (x.Subject, x.Rule!.Must)).OrderByDescending(x => x.Must).ThenBy(x => x.Subject.Names.In(Cultures.Language), Format.ByName)]);
    }

    private static int Members(IReadOnlyList<PersonCard> people, Guid group, DateOnly on) =>
        people.Count(p => p.Subgroups.Exists(m => m.GroupId == group && m.HoldsOn(on)));
}
