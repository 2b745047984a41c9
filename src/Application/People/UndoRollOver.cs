using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using EduEvents.Projections.People;
using FluentValidation;
using Marten;

namespace EduEvents.Application.People;

/// <summary>
/// Takes the carrying over of a year back as a whole: every learner is again where he was, the classes it had formed are off the lists. About whom
/// something else was decided since, stays and is told.
/// </summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"year":2026,"reason":"қате жоспар бойынша жасалған","order":{"number":"212-қ","on":"2027-05-29"}}""")]
public sealed record UndoRollOver(int Year, string Reason, OrderRef? Order = null) : ICommand, IReasoned;

public sealed class UndoRollOverValidator : AbstractValidator<UndoRollOver>
{
    public UndoRollOverValidator()
    {
        RuleFor(c => c.Year).InclusiveBetween(2000, 2100);
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
        RuleFor(c => c.Order!).SetValidator(new OrderRefValidator());
    }
}

public static class UndoRollOverHandler
{
    /// <summary>The decisions, upon what was carried over.</summary>
    public static async Task<IReadOnlyList<Step>> Plan(UndoRollOver c, Lookup lookup)
    {
        var stream = await lookup.Session.Events.FetchStreamAsync(RollOver.IdOf(c.Year), token: lookup.Stop);
        var done = stream.Select(e => e.Data).Aggregate(default(RollOver), RollOver.Fold)?.Done;
        var own = UseCase.Part<RollOver>(RollOver.IdOf(c.Year), state => new([.. RollOver.Undo(state, c.Year, c.Order)]));
        if (done is null) return [own];
        var kept = await Kept(lookup, done);
        return
        [
            own,
            .. done.Learners.Select((item, i) => UseCase.Part<Learner>(item.LearnerId, learner =>
                Decision.Batch(learner, [(i, item)], (l, x) => l!.GoBack(x, done.On, done.LeftOn, c.Order)), mustExist: true)),
            .. done.Classes.Where(n => !kept.Contains(n.GroupId)).Select(n =>
                UseCase.Part<ClassGroup>(n.GroupId, group => new([.. group?.Dissolve(done.On, 0) ?? []])))
        ];
    }

    // A class in which somebody is whom the carrying over has not placed there stays.
    private static async Task<HashSet<Guid>> Kept(Lookup lookup, YearRolledOver done)
    {
        var carried = done.Learners.Select(l => l.LearnerId).ToHashSet();
        Guid[] formed = [.. done.Classes.Select(n => n.GroupId)];
        var inside = await lookup.Session.Query<PersonCard>().Where(p => p.GroupId!.Value.In(formed)).ToListAsync(lookup.Stop);
        return [.. inside.Where(p => !carried.Contains(p.Id)).Select(p => p.GroupId!.Value)];
    }
}
