using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Ends a learner's special educational needs; the day named is the last one.</summary>
[Needs(Permissions.NeedsKeep)]
[Example("""{"personId":"0192f0c5-0000-7000-8000-000000000100","on":"2027-05-25"}""")]
public sealed record EndSpecialNeeds(Guid PersonId, DateOnly On) : IProfileCommand
{
    Guid? IProfileCommand.ClassId => null;
}

public sealed class EndSpecialNeedsValidator : AbstractValidator<EndSpecialNeeds>
{
    public EndSpecialNeedsValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.On).IsDay();
    }
}

public static class EndSpecialNeedsHandler
{
    public static IEnumerable<IDomainEvent> Handle(EndSpecialNeeds c, Profile profile) => profile.EndNeeds(c.PersonId, c.On);
}
