using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Ends that classes learn together; the day named is the last one.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"setId":"0192f0c5-0000-7000-8000-000000000950","on":"2027-05-25","reason":"жыл аяқталды"}""")]
public sealed record DissolveClassSet(Guid SetId, DateOnly On, string Reason) : ICommand<ClassSet>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => SetId;
}

public sealed class DissolveClassSetValidator : AbstractValidator<DissolveClassSet>
{
    public DissolveClassSetValidator()
    {
        RuleFor(c => c.SetId).NotEmpty();
        RuleFor(c => c.On).IsDay();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class DissolveClassSetHandler
{
    public static IEnumerable<IDomainEvent> Handle(DissolveClassSet c, ClassSet set) => set.Dissolve(c.On);
}
