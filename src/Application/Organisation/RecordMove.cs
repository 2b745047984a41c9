using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Organisation;
using FluentValidation;

namespace EduEvents.Application.Organisation;

/// <summary>Puts on record that the organisation's data were moved to another database; the program that moves them sends this.</summary>
[Critical]
[Needs(Permissions.PlatformRun)]
[Example("""{"organisationId":"0192f0c5-0000-7000-8000-000000000001","formerDatabase":"main","newDatabase":"north","events":91654,"head":"eduevents/0123456789abcdef/0192f0c5000070008000000000000001\n91654\nq83vEjRWeJA=\n"}""")]
public sealed record RecordMove(Guid OrganisationId, string FormerDatabase, string NewDatabase, long Events, string Head) : ICommand<School>, IOfOrganisation
{
    /// <inheritdoc />
    public Guid Stream() => OrganisationId;
}

public sealed class RecordMoveValidator : AbstractValidator<RecordMove>
{
    public RecordMoveValidator()
    {
        RuleFor(c => c.OrganisationId).NotEmpty();
        RuleFor(c => c.FormerDatabase).NotEmpty().MaximumLength(40);
        RuleFor(c => c.NewDatabase).NotEmpty().MaximumLength(40);
        RuleFor(c => c.Events).GreaterThanOrEqualTo(0);
        RuleFor(c => c.Head).NotNull().MaximumLength(1_000);
    }
}

public static class RecordMoveHandler
{
    public static IEnumerable<IDomainEvent> Handle(RecordMove c, School school) =>
        school.Move(new(c.OrganisationId, c.FormerDatabase, c.NewDatabase, c.Events, c.Head));
}
