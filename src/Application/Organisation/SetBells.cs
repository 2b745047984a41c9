using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Organisation;
using FluentValidation;

namespace EduEvents.Application.Organisation;

/// <summary>Sets the bells of a shift from a day on.</summary>
[Needs(Permissions.OrganisationManage)]
[Example("""{"organisationId":"0192f0c5-0000-7000-8000-000000000001","shift":1,"from":"2026-09-01","bells":[{"number":1,"starts":"08:00:00","ends":"08:45:00"},{"number":2,"starts":"08:50:00","ends":"09:35:00"}]}""")]
public sealed record SetBells(Guid OrganisationId, int Shift, DateOnly From, IReadOnlyList<Bell> Bells) : ICommand<School>, IOfOrganisation
{
    /// <inheritdoc />
    public Guid Stream() => OrganisationId;
}

public sealed class SetBellsValidator : AbstractValidator<SetBells>
{
    public SetBellsValidator()
    {
        RuleFor(c => c.OrganisationId).NotEmpty();
        RuleFor(c => c.Shift).InclusiveBetween(1, 3);
        RuleFor(c => c.Bells).NotEmpty().Must(b => b is null || b.Count <= 12);
        RuleForEach(c => c.Bells).NotNull();
        RuleFor(c => c.From).IsDay();
    }
}

public static class SetBellsHandler
{
    public static IEnumerable<IDomainEvent> Handle(SetBells c, School? school, BellNorms norms) =>
        (school ?? throw new StreamUnknown()).SetBells(c.Shift, c.From, c.Bells, norms);

    /// <summary>The norms in force on the first day of the bells.</summary>
    public static Func<SetBells, Lookup, Task<BellNorms>> Norms(IReadOnlyList<BellNorms> editions) => (c, _) =>
        Task.FromResult(editions.Where(e => e.ValidFrom <= c.From).DefaultIfEmpty(editions[0]).MaxBy(e => e.ValidFrom)!);
}
