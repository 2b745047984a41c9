using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Security;
using FluentValidation;

namespace EduEvents.Application.Security;

/// <summary>Closes an alert and says how it was dealt with.</summary>
[Needs(Permissions.SecurityHandle)]
[PlatformWide]
[Example("""{"alertId":"0192f0c5-0000-7000-8000-000000000500","organisation":null,"resolution":"Құпиясөз ауыстырылды"}""")]
public sealed record ResolveAlert(Guid AlertId, string? Organisation, string Resolution) : ICommand<Alert>
{
    /// <inheritdoc />
    public Guid Stream() => AlertId;

    /// <summary>The place the alert concerns.</summary>
    public Scope Target() => new(Organisation);
}

public sealed class ResolveAlertValidator : AbstractValidator<ResolveAlert>
{
    public ResolveAlertValidator()
    {
        RuleFor(c => c.AlertId).NotEmpty();
        RuleFor(c => c.Resolution).NotEmpty().MaximumLength(1000);
    }
}

public static class ResolveAlertHandler
{
    public static IEnumerable<IDomainEvent> Handle(ResolveAlert c, Alert alert) => alert.Resolve(c.Organisation, c.Resolution);
}
