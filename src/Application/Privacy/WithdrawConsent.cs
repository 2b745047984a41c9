using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Privacy;
using EduEvents.Projections.Privacy;
using FluentValidation;

namespace EduEvents.Application.Privacy;

/// <summary>Withdraws a consent; whoever may give it may take it back at any time.</summary>
[Needs(Permissions.ConsentKeep)]
[DespiteBlocking]
[Example("""{"personId":"0192f0c5-0000-7000-8000-000000000100","purpose":"biometrics","reason":"Ата-анасының шешімі"}""")]
public sealed record WithdrawConsent(Guid PersonId, string Purpose, string Reason) : ICommand<Consent>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => Consent.StreamOf(PersonId, Purpose);

    /// <inheritdoc />
    public Scope Target() => new(Person: PersonId);
}

public sealed class WithdrawConsentValidator : AbstractValidator<WithdrawConsent>
{
    public WithdrawConsentValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.Purpose).Matches("^[a-z_]{2,40}\\z");
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(200);
    }
}

public static class WithdrawConsentHandler
{
    public static IEnumerable<IDomainEvent> Handle(WithdrawConsent _, Consent consent, Taker taker) => consent.Withdraw(taker.May);

    /// <summary>Looks up whether the sender is of age, when it is about himself.</summary>
    public static async Task<Taker> Find(WithdrawConsent c, Lookup lookup) => new(lookup.Sender.PersonId != c.PersonId
        || (await lookup.Session.LoadAsync<DataSubjectCard>(c.PersonId, lookup.Stop))?.IsOfAge(lookup.Today, Consent.AgeOfMajority) != false);

    /// <summary>Whether the sender may take the consent back.</summary>
    public sealed record Taker(bool May);
}
