using EduEvents.Domain.Canteen;
using EduEvents.Projections.Canteen;
using EduEvents.Projections.Curriculum;
using EduEvents.Projections.Gate;
using EduEvents.Projections.People;
using EduEvents.Projections.Reports;
using Marten;

namespace EduEvents.Host.Web;

/// <summary>A learner's day with the names that its page shows.</summary>
/// <param name="Learner">The learner.</param>
/// <param name="Class">The class the learner is in now.</param>
/// <param name="Day">What happened; empty on a day without events.</param>
/// <param name="Balance">Tenge on the meal account; null when there is none.</param>
/// <param name="Subjects">Names of the day's subjects.</param>
/// <param name="Places">Where the day's terminals stand.</param>
public sealed record ChildDay(
    PersonCard Learner, ClassCard? Class, LearnerDay Day, decimal? Balance, IReadOnlyDictionary<Guid, string> Subjects,
        IReadOnlyDictionary<Guid, string> Places)
{
    /// <summary>
    /// Reads a day in two round trips; null when the organisation has no such learner. The right must have been asked for.
    /// </summary>
    public static async Task<ChildDay?> Load(Visitor visitor, Guid learner, DateOnly on)
    {
        var first = visitor.Session.CreateBatchQuery();
        var (card, day, account) = (first.Load<PersonCard>(learner), first.Load<LearnerDay>(LearnerDay.IdOf(learner, on)),
            first.Load<MealAccountCard>(MealAccount.IdOf(learner)));
        await first.Execute(visitor.Stop);
        if (await card is not { IsLearner: true } known) return null;

        var lived = await day ?? new() { LearnerId = learner, On = on };
        var second = visitor.Session.CreateBatchQuery();
        var group = second.Load<ClassCard>(known.GroupId ?? Guid.Empty);
        var subjects = second.LoadMany<SubjectCard>().ById([.. lived.Lessons.Select(l => l.SubjectId).Distinct()]);
        var terminals = second.LoadMany<TerminalCard>().ById([.. lived.Passes.Select(p => p.DeviceId).Distinct()]);
        await second.Execute(visitor.Stop);
        return new(known, await group, lived, (await account)?.Balance,
            (await subjects).ToDictionary(s => s.Id, s => s.Names.In(Cultures.Language)),
            (await terminals).ToDictionary(t => t.Id, t => t.Place));
    }

    /// <summary>The children whose day the visitor may see by an own right for each, as guardians have it.</summary>
    public static async Task<IReadOnlyList<KnownPerson>> Own(Visitor visitor)
    {
        Guid[] children = [.. visitor.Actor.Grants
            .Where(g => g.Scope.Person is not null && visitor.May(Domain.Access.Permissions.LearnerRead, new(Person: g.Scope.Person)))
            .Select(g => g.Scope.Person!.Value).Distinct()];
        if (children.Length == 0) return [];
        var names = await PersonCard.NamesOf(visitor.Session, children, visitor.Stop);
        return [.. children.Where(names.ContainsKey).Select(c => new KnownPerson(c, names[c], true, null))
            .OrderBy(c => c.Name, Format.ByName)];
    }
}
