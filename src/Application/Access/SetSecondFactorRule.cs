using EduEvents.Domain;
using EduEvents.Domain.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>Sets whether whoever holds a role needs a second factor; without a role, for every role that has no rule of its own (Order 456, p. 5.11).</summary>
[Critical]
[Needs(Permissions.AccessManage)]
[PlatformWide]
[Example("""{"role":"trustee","required":true}""")]
public sealed record SetSecondFactorRule(string? Role, bool Required) : ICommand<SignInRules>
{
    /// <inheritdoc />
    public Guid Stream() => SignInRules.Stream;
}

public sealed class SetSecondFactorRuleValidator : AbstractValidator<SetSecondFactorRule>
{
    public SetSecondFactorRuleValidator()
    {
        RuleFor(c => c.Role).NotEmpty().MaximumLength(40).When(c => c.Role is not null);
    }
}

public static class SetSecondFactorRuleHandler
{
    public static IEnumerable<IDomainEvent> Handle(SetSecondFactorRule c, SignInRules? rules) => SignInRules.Require(rules, c.Role, c.Required);
}
