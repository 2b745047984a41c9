using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Privacy;
using FluentValidation;

namespace EduEvents.Application.Privacy;

/// <summary>Issues the next version of what people are asked to agree to; the purpose "policy" is the privacy policy.</summary>
[Needs(Permissions.PrivacyManage)]
[Example("""{"purpose":"biometrics","version":1,"title":{"kk":"Бетті тану","ru":"Распознавание лица","en":"Face recognition"},"kk":"Келісемін","ru":"Согласен","validFrom":"2026-09-01"}""")]
public sealed record IssueConsentText(string Purpose, int Version, LocalNames Title, string Kk, string Ru, DateOnly ValidFrom) : ICommand<ConsentText>
{
    /// <inheritdoc />
    public Guid Stream() => ConsentText.StreamOf(Purpose);

    /// <inheritdoc />
    public Scope Target() => Scope.Platform;
}

public sealed class IssueConsentTextValidator : AbstractValidator<IssueConsentText>
{
    public IssueConsentTextValidator()
    {
        RuleFor(c => c.Purpose).Matches("^[a-z_]{2,40}\\z");
        RuleFor(c => c.Version).GreaterThan(0);
        RuleFor(c => c.Title).NotNull().SetValidator(new LocalNamesValidator());
        RuleFor(c => c.Kk).NotEmpty().MaximumLength(20_000);
        RuleFor(c => c.Ru).NotEmpty().MaximumLength(20_000);
        RuleFor(c => c.ValidFrom).IsDay();
    }
}

public static class IssueConsentTextHandler
{
    public static IEnumerable<IDomainEvent> Handle(IssueConsentText c, ConsentText? text) =>
        ConsentText.Issue(text, new(c.Purpose, c.Version, c.Title, c.Kk.Trim(), c.Ru.Trim(), c.ValidFrom));
}
