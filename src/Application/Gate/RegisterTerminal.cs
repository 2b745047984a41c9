using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Gate;
using FluentValidation;

namespace EduEvents.Application.Gate;

/// <summary>Registers a terminal at a place.</summary>
[Needs(Permissions.GateManage)]
[Example("""{"deviceId":"0192f0c5-0000-7000-8000-000000000040","place":"Бас кіреберіс","model":"turnstile"}""")]
public sealed record RegisterTerminal(Guid DeviceId, string Place, string Model) : ICommand<Terminal>
{
    /// <inheritdoc />
    public Guid Stream() => DeviceId;

    /// <inheritdoc />
    public Scope Target() => new(Device: DeviceId);
}

public sealed class RegisterTerminalValidator : AbstractValidator<RegisterTerminal>
{
    public RegisterTerminalValidator()
    {
        RuleFor(c => c.DeviceId).NotEmpty();
        RuleFor(c => c.Place).NotEmpty().MaximumLength(120);
        RuleFor(c => c.Model).NotEmpty().MaximumLength(80);
    }
}

public static class RegisterTerminalHandler
{
    public static IEnumerable<IDomainEvent> Handle(RegisterTerminal c, Terminal? terminal) =>
        Terminal.Register(terminal, new TerminalRegistered(c.DeviceId, c.Place, c.Model));
}
