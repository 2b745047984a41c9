using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Security;
using FluentValidation;

namespace EduEvents.Application.Security;

/// <summary>Takes an alert up, so that others see that somebody looks after it.</summary>
[Needs(Permissions.SecurityHandle)]
[PlatformWide]
[Example("""{"alertId":"0192f0c5-0000-7000-8000-000000000500","organisation":null}""")]
public sealed record TakeAlert(Guid AlertId, string? Organisation) : ICommand<Alert>
{
    /// <inheritdoc />
    public Guid Stream() => AlertId;

    /// <summary>The place the alert concerns.</summary>
    public Scope Target() => new(Organisation);
}

public sealed class TakeAlertValidator : AbstractValidator<TakeAlert>
{
    public TakeAlertValidator()
    {
        RuleFor(c => c.AlertId).NotEmpty();
    }
}

public static class TakeAlertHandler
{
    public static IEnumerable<IDomainEvent> Handle(TakeAlert c, Alert alert) => alert.Take(c.Organisation);
}
