using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Privacy;
using EduEvents.Projections.Privacy;
using FluentValidation;

namespace EduEvents.Application.Privacy;

/// <summary>Whoever signs in accepts the privacy policy in force.</summary>
[Needs(Permissions.ConsentKeep)]
[DespiteBlocking]
[Example("""{"personId":"0192f0c5-0000-7000-8000-000000000100","version":1}""")]
public sealed record AcceptPolicy(Guid PersonId, int Version) : ICommand<PolicyAcceptance>
{
    /// <inheritdoc />
    public Guid Stream() => PolicyAcceptance.StreamOf(PersonId);

    /// <inheritdoc />
    public Scope Target() => new(Person: PersonId);
}

public sealed class AcceptPolicyValidator : AbstractValidator<AcceptPolicy>
{
    public AcceptPolicyValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.Version).GreaterThan(0);
    }
}

public static class AcceptPolicyHandler
{
    public static IEnumerable<IDomainEvent> Handle(AcceptPolicy c, PolicyAcceptance? before, PolicyTerms terms) =>
        PolicyAcceptance.Accept(before, new(c.PersonId, c.Version), terms.InForce, terms.Oneself);

    /// <summary>Looks up the policy in force and whether the sender is that person.</summary>
    public static async Task<PolicyTerms> Find(AcceptPolicy c, Lookup lookup) =>
        new((await lookup.Session.LoadAsync<ConsentTextCard>(ConsentText.StreamOf(ConsentPurposes.Policy), lookup.Stop))?.InForce(lookup.Today)?.Version,
            lookup.Sender.PersonId == c.PersonId);

    /// <summary>Version of the policy in force, and whether the sender is whom he accepts it for.</summary>
    public sealed record PolicyTerms(int? InForce, bool Oneself);
}
