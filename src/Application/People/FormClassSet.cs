using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using EduEvents.Projections.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Lets classes of a small school learn together from a day on.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"setId":"0192f0c5-0000-7000-8000-000000000950","year":2026,"title":"1-3","classIds":["0192f0c5-0000-7000-8000-000000000010","0192f0c5-0000-7000-8000-000000000011"],"from":"2026-09-01"}""")]
public sealed record FormClassSet(Guid SetId, int Year, string Title, IReadOnlyList<Guid> ClassIds, DateOnly From) : ICommand<ClassSet>
{
    /// <inheritdoc />
    public Guid Stream() => SetId;
}

public sealed class FormClassSetValidator : AbstractValidator<FormClassSet>
{
    public FormClassSetValidator()
    {
        RuleFor(c => c.SetId).NotEmpty();
        RuleFor(c => c.Year).InclusiveBetween(2000, 2100);
        RuleFor(c => c.Title).NotEmpty().MaximumLength(80);
        RuleFor(c => c.ClassIds).NotNull().Must(ids => ids is null || (ids.Count >= 2 && ids.Distinct().Count() == ids.Count));
        RuleFor(c => c.From).IsDay();
    }
}

public static class FormClassSetHandler
{
    public static IEnumerable<IDomainEvent> Handle(FormClassSet c, ClassSet? set, (SplittingRules Rules, int Known) found) =>
        ClassSet.Form(set, new(c.SetId, c.Year, c.Title, c.ClassIds, c.From), found.Rules, found.Known);

    /// <summary>Finds the rules of the day, and how many of the classes are classes of the year.</summary>
    public static Func<FormClassSet, Lookup, Task<(SplittingRules, int)>> Find(IReadOnlyList<SplittingRules> rules) => async (c, lookup) =>
    {
        var cards = await lookup.Session.LoadManyAsync<ClassCard>(lookup.Stop, [.. c.ClassIds]);
        return (rules.Last(r => r.ValidFrom <= c.From), cards.Count(k => k.Year == c.Year && k.SubjectId is null && k.Dissolved is null));
    };
}
