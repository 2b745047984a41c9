using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Organisation;
using FluentValidation;

namespace EduEvents.Application.Organisation;

/// <summary>Approves the organisation's calendar of an academic year.</summary>
[Needs(Permissions.OrganisationManage)]
[Example("""{"organisationId":"0192f0c5-0000-7000-8000-000000000001","year":2026,"quarters":[{"number":1,"from":"2026-09-01","to":"2026-10-25"}],"daysOff":[{"from":"2026-10-25","to":"2026-10-25","reason":"republic_day"}]}""")]
public sealed record OpenAcademicYear(Guid OrganisationId, int Year, IReadOnlyList<Quarter> Quarters, IReadOnlyList<DaysOff> DaysOff, bool Saturdays = false)
    : ICommand<School>, IOfOrganisation
{
    /// <inheritdoc />
    public Guid Stream() => OrganisationId;
}

public sealed class OpenAcademicYearValidator : AbstractValidator<OpenAcademicYear>
{
    public OpenAcademicYearValidator()
    {
        RuleFor(c => c.OrganisationId).NotEmpty();
        RuleFor(c => c.Year).InclusiveBetween(2000, 2100);
        RuleFor(c => c.Quarters).NotEmpty().Must(q => q is null || q.Count <= 4);
        RuleFor(c => c.DaysOff).NotNull().Must(d => d is null || d.Count <= 100);
        RuleForEach(c => c.DaysOff).NotNull().Must(d => d is null || d.From <= d.To).ChildRules(d =>
        {
            d.RuleFor(x => x.From).IsDay();
            d.RuleFor(x => x.To).IsDay();
            d.RuleFor(x => x.Reason).NotEmpty().MaximumLength(100);
        });
        RuleForEach(c => c.Quarters).NotNull().ChildRules(q =>
        {
            q.RuleFor(x => x.From).IsDay();
            q.RuleFor(x => x.To).IsDay();
        });
    }
}

public static class OpenAcademicYearHandler
{
    public static IEnumerable<IDomainEvent> Handle(OpenAcademicYear c, School school) =>
        school.OpenYear(new(c.OrganisationId, c.Year, c.Quarters, c.DaysOff, c.Saturdays));
}
