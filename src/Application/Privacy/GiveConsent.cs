using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Privacy;
using EduEvents.Projections.Privacy;
using FluentValidation;

namespace EduEvents.Application.Privacy;

/// <summary>A guardian agrees for the own child, or somebody of age for himself; a signed paper is noted by staff.</summary>
[Needs(Permissions.ConsentKeep)]
[DespiteBlocking]
[Example("""{"consentId":"0192f0c5-0000-7000-8000-000000000600","personId":"0192f0c5-0000-7000-8000-000000000100","givenBy":"0192f0c5-0000-7000-8000-000000000110","purpose":"biometrics","version":1,"from":"2026-09-01","until":null,"form":"electronic"}""")]
public sealed record GiveConsent(
    Guid ConsentId, Guid PersonId, Guid GivenBy, string Purpose, int Version, DateOnly From, DateOnly? Until, ConsentForm Form) : ICommand<Consent>
{
    /// <inheritdoc />
    public Guid Stream() => Consent.StreamOf(PersonId, Purpose);

    /// <inheritdoc />
    public Scope Target() => new(Person: PersonId);
}

public sealed class GiveConsentValidator : AbstractValidator<GiveConsent>
{
    public GiveConsentValidator()
    {
        RuleFor(c => c.ConsentId).NotEmpty();
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.GivenBy).NotEmpty();
        RuleFor(c => c.Purpose).Matches("^[a-z_]{2,40}\\z").Must(p => p != ConsentPurposes.Policy);
        RuleFor(c => c.Version).GreaterThan(0);
        RuleFor(c => c.From).IsDay();
        RuleFor(c => c.Until).IsDay();
        RuleFor(c => c.Form).IsInEnum();
    }
}

public static class GiveConsentHandler
{
    public static IEnumerable<IDomainEvent> Handle(GiveConsent c, Consent? consent, ConsentTerms terms) =>
        Consent.Give(consent, new(c.ConsentId, c.PersonId, c.GivenBy, c.Purpose, c.Version, c.From, c.Until, c.Form), terms);

    /// <summary>Looks up the text in force, the age of the person and who the guardians are.</summary>
    public static async Task<ConsentTerms> Find(GiveConsent c, Lookup lookup)
    {
        var text = await lookup.Session.LoadAsync<ConsentTextCard>(ConsentText.StreamOf(c.Purpose), lookup.Stop);
        var card = await lookup.Session.LoadAsync<DataSubjectCard>(c.PersonId, lookup.Stop);
        var giverMay = c.GivenBy == c.PersonId ? card?.IsOfAge(lookup.Today, Consent.AgeOfMajority) != false : card?.Guardians.Contains(c.GivenBy) == true;
        // A guardian speaks for himself; whoever notes the paper of another does so by a role among the staff.
        var notes = lookup.Sender.RolesFor(Permissions.ConsentKeep, new(lookup.Session.TenantId, Person: c.PersonId)).Any(r => r != Roles.Guardian);
        return new(text?.InForce(lookup.Today)?.Version, giverMay, c.Form == ConsentForm.Paper ? notes : lookup.Sender.PersonId == c.GivenBy,
            card?.Birthday(), lookup.Today);
    }
}
