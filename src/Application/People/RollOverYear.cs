using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>
/// Carries an academic year over into the next as it was reviewed: forms the classes, and places, keeps back or lets go every learner that is
/// named. All in one transaction; who cannot be moved, as one who has left meanwhile, is told and the others go on.
/// </summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"year":2026,"on":"2027-09-01","leftOn":"2027-06-15","order":{"number":"210-қ","on":"2027-05-28"},"classes":[{"groupId":"0192f0c5-0000-7000-8000-000000000012","grade":8,"letter":"Ә","language":"kk","shift":1}],"learners":[{"learnerId":"0192f0c5-0000-7000-8000-000000000100","outcome":"promoted","groupId":"0192f0c5-0000-7000-8000-000000000012"}]}""")]
public sealed record RollOverYear(
    int Year, DateOnly On, DateOnly LeftOn, OrderRef Order, IReadOnlyList<NextClass> Classes, IReadOnlyList<RolledOver> Learners) : ICommand, IPartial
{
    /// <inheritdoc />
    public IEnumerable<Guid> People() => Learners.Select(l => l.LearnerId);

    /// <inheritdoc />
    public IEnumerable<DataUse> Uses() => Learners.Index().Select(l => new DataUse(l.Item.LearnerId, Item: l.Index));

    /// <inheritdoc />
    public ICommand? Without(IReadOnlySet<int> items) =>
        Learners.Count == items.Count ? null : this with { Learners = [.. Learners.Where((_, i) => !items.Contains(i))] };
}

public sealed class RollOverYearValidator : AbstractValidator<RollOverYear>
{
    public RollOverYearValidator()
    {
        RuleFor(c => c.Year).InclusiveBetween(2000, 2100);
        RuleFor(c => c.On).IsDay();
        RuleFor(c => c.LeftOn).IsDay();
        RuleFor(c => c.Order).NotNull().SetValidator(new OrderRefValidator());
        RuleFor(c => c.Classes).NotNull().Must(c => c is null || c.Count <= 300);
        RuleForEach(c => c.Classes).NotNull().SetValidator(new NextClassValidator());
        RuleFor(c => c.Learners).NotEmpty().Must(l => l is null || (l.Count <= 6_000 && l.DistinctBy(x => x?.LearnerId).Count() == l.Count));
        RuleForEach(c => c.Learners).NotNull().ChildRules(l =>
        {
            l.RuleFor(x => x.LearnerId).NotEmpty();
            l.RuleFor(x => x.Outcome).IsInEnum();
            l.RuleFor(x => x.GroupId).NotEqual(Guid.Empty);
        });
    }
}

/// <summary>The shape of a class of the next year.</summary>
public sealed class NextClassValidator : AbstractValidator<NextClass>
{
    public NextClassValidator()
    {
        RuleFor(c => c.GroupId).NotEmpty();
        RuleFor(c => c.Grade).InclusiveBetween(0, 12);
        RuleFor(c => c.Letter).NotEmpty().MaximumLength(80);
        RuleFor(c => c.Language).Matches("^([a-z]{2}|und)\\z");
        RuleFor(c => c.Shift).InclusiveBetween(1, 3);
    }
}

public static class RollOverYearHandler
{
    /// <summary>The decisions: of the year, of each class, of each learner.</summary>
    public static Task<IReadOnlyList<Step>> Plan(RollOverYear c, Lookup lookup) => Task.FromResult<IReadOnlyList<Step>>(
    [
        UseCase.Part<RollOver>(RollOver.IdOf(c.Year), state => new([.. RollOver.Carry(state, new(c.Year, c.On, c.LeftOn, c.Order, c.Classes, c.Learners))])),
        .. c.Classes.Select(n => UseCase.Part<ClassGroup>(n.GroupId, group =>
            new([.. ClassGroup.Form(group, new(n.GroupId, c.Year + 1, n.Grade, n.Letter, n.Language, n.Shift))]))),
        .. c.Learners.Select((item, i) => UseCase.Part<Learner>(item.LearnerId, learner =>
            Decision.Batch(learner, [(i, item)], (l, x) => l!.GoOn(x, c.On, c.LeftOn, c.Order)), mustExist: true))
    ]);
}
