using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Security;
using FluentValidation;

namespace EduEvents.Application.Security;

/// <summary>Raises an alert. The product's own watchers send it; its id is made of what was noticed, so noticing it again changes nothing.</summary>
[Needs(Permissions.SecurityWatch)]
[PlatformWide]
[Example("""{"alertId":"0192f0c5-0000-7000-8000-000000000500","kind":"sign_in.failures","severity":"warning","facts":[{"name":"failures","value":"20"}],"organisation":null}""")]
public sealed record RaiseAlert(Guid AlertId, string Kind, AlertSeverity Severity, IReadOnlyList<AlertFact> Facts, string? Organisation) : ICommand<Alert>
{
    /// <inheritdoc />
    public Guid Stream() => AlertId;

    /// <inheritdoc />
    public Scope Target() => new(Organisation);
}

public sealed class RaiseAlertValidator : AbstractValidator<RaiseAlert>
{
    public RaiseAlertValidator()
    {
        RuleFor(c => c.AlertId).NotEmpty();
        RuleFor(c => c.Kind).Matches("^[a-z_]+\\.[a-z_]+$");
        RuleFor(c => c.Severity).IsInEnum();
        RuleFor(c => c.Facts).NotNull().Must(f => f is null || f.Count <= 20);
        RuleForEach(c => c.Facts).NotNull().ChildRules(f =>
        {
            f.RuleFor(x => x.Name).Matches("^[a-z_]+$");
            f.RuleFor(x => x.Value).NotNull().MaximumLength(200);
        });
    }
}

public static class RaiseAlertHandler
{
    public static IEnumerable<IDomainEvent> Handle(RaiseAlert c, Alert? alert) =>
        Alert.Raise(alert, new AlertRaised(c.AlertId, c.Kind, c.Severity, c.Facts, c.Organisation));
}
