using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Curriculum;
using FluentValidation;

namespace EduEvents.Application.Curriculum;

/// <summary>Drafts the working curriculum of a grade and a language; it may break limits until it is approved.</summary>
[Needs(Permissions.CurriculumManage)]
[Example("""{"year":2026,"grade":5,"language":"kk","standardEdition":"","lines":[{"subjectId":"0192f0c5-0000-7000-8000-000000000020","part":"invariant","hours":5,"standardCode":"mathematics"}]}""")]
public sealed record DraftWorkingPlan(int Year, int Grade, string Language, string StandardEdition, IReadOnlyList<PlanLine> Lines) : IWorkingPlanCommand;

public sealed class DraftWorkingPlanValidator : WorkingPlanValidator<DraftWorkingPlan>
{
    public DraftWorkingPlanValidator()
    {
        RuleFor(c => c.StandardEdition).NotNull().MaximumLength(80);
        RuleFor(c => c.Lines).NotNull().Must(l => l is null || l.Count <= 100);
        RuleForEach(c => c.Lines).NotNull().ChildRules(l =>
        {
            l.RuleFor(x => x.SubjectId).NotEmpty();
            l.RuleFor(x => x.Part).IsInEnum();
            l.RuleFor(x => x.Hours).InclusiveBetween(0.5m, 20).Must(h => h * 2 == decimal.Truncate(h * 2));
            l.RuleFor(x => x.StandardCode).NotNull().MaximumLength(60);
        });
    }
}

public static class DraftWorkingPlanHandler
{
    public static IEnumerable<IDomainEvent> Handle(DraftWorkingPlan c, WorkingPlan? plan, WorkingPlanFacts facts) =>
        WorkingPlan.Put(plan, new(c.Year, c.Grade, c.Language), c.StandardEdition, c.Lines, facts.Standard);
}
