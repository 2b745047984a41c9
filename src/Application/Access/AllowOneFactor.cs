using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Projections.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>A guardian agrees that a learner under sixteen signs in without a second factor; on the sixteenth birthday it is needed again (Order 456, p. 5.11).</summary>
[Needs(Permissions.AccessConsent)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100"}""")]
public sealed record AllowOneFactor(Guid LearnerId) : ICommand<FactorConsent>
{
    /// <inheritdoc />
    public Guid Stream() => FactorConsent.StreamOf(LearnerId);

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);
}

public sealed class AllowOneFactorValidator : AbstractValidator<AllowOneFactor>
{
    public AllowOneFactorValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
    }
}

public static class AllowOneFactorHandler
{
    public static IEnumerable<IDomainEvent> Handle(AllowOneFactor c, FactorConsent? consent, Asked asked) =>
        FactorConsent.Allow(consent, c.LearnerId, asked.Guardian, asked.Born, asked.Day);

    /// <summary>Looks up how old the learner is, and who agrees.</summary>
    public static async Task<Asked> Find(AllowOneFactor c, Lookup lookup) => new(
        lookup.Sender.PersonId, (await lookup.Session.LoadAsync<FactorWaiver>(c.LearnerId, lookup.Stop))?.Birthday(), lookup.Today);

    /// <summary>Who agrees, for whom, on which day.</summary>
    public sealed record Asked(Guid Guardian, DateOnly? Born, DateOnly Day);
}
