using EduEvents.Domain;
using EduEvents.Domain.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>A guardian takes back the consent to signing in without a second factor.</summary>
[Needs(Permissions.AccessConsent)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100"}""")]
public sealed record ForbidOneFactor(Guid LearnerId) : ICommand<FactorConsent>
{
    /// <inheritdoc />
    public Guid Stream() => FactorConsent.StreamOf(LearnerId);

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);
}

public sealed class ForbidOneFactorValidator : AbstractValidator<ForbidOneFactor>
{
    public ForbidOneFactorValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
    }
}

public static class ForbidOneFactorHandler
{
    public static IEnumerable<IDomainEvent> Handle(ForbidOneFactor c, FactorConsent? consent, Asking asking) =>
        FactorConsent.Forbid(consent, c.LearnerId, asking.Guardian);

    /// <summary>Who takes it back.</summary>
    public static Task<Asking> Find(ForbidOneFactor c, Lookup lookup) => Task.FromResult(new Asking(lookup.Sender.PersonId));

    /// <summary>The person who asks.</summary>
    public sealed record Asking(Guid Guardian);
}
