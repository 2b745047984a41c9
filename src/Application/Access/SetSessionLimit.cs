using EduEvents.Domain;
using EduEvents.Domain.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>Sets after how many minutes without use, and after how many at most, sessions of a role end; without a role, for all without a limit of their own.</summary>
[Critical]
[Needs(Permissions.AccessManage)]
[PlatformWide]
[Example("""{"role":"trustee","idleMinutes":60,"longestMinutes":480}""")]
public sealed record SetSessionLimit(string? Role, int IdleMinutes, int LongestMinutes) : ICommand<SignInRules>
{
    /// <inheritdoc />
    public Guid Stream() => SignInRules.Stream;
}

public sealed class SetSessionLimitValidator : AbstractValidator<SetSessionLimit>
{
    private const int Shortest = 5;

    public SetSessionLimitValidator()
    {
        RuleFor(c => c.Role).NotEmpty().MaximumLength(40).When(c => c.Role is not null);
        RuleFor(c => c.IdleMinutes).InclusiveBetween(Shortest, SessionLimit.MostMinutes);
        RuleFor(c => c.LongestMinutes).InclusiveBetween(Shortest, SessionLimit.MostMinutes);
    }
}

public static class SetSessionLimitHandler
{
    public static IEnumerable<IDomainEvent> Handle(SetSessionLimit c, SignInRules? rules) =>
        SignInRules.Limit(rules, c.Role, new(c.IdleMinutes, c.LongestMinutes));
}
