using EduEvents.Domain;
using EduEvents.Domain.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>Sets how whoever guesses passwords is held back: after how many wrong attempts, how long first, how it grows, and how long at most.</summary>
[Critical]
[Needs(Permissions.AccessManage)]
[PlatformWide]
[Example("""{"free":4,"firstSeconds":5,"growth":2,"longestSeconds":900}""")]
public sealed record SetLockout(int Free, int FirstSeconds, int Growth, int LongestSeconds) : ICommand<SignInRules>
{
    /// <inheritdoc />
    public Guid Stream() => SignInRules.Stream;
}

public sealed class SetLockoutValidator : AbstractValidator<SetLockout>
{
    public SetLockoutValidator()
    {
        RuleFor(c => c.Free).InclusiveBetween(1, 100);
        RuleFor(c => c.FirstSeconds).InclusiveBetween(1, 3600);
        RuleFor(c => c.Growth).InclusiveBetween(1, 100);
        RuleFor(c => c.LongestSeconds).InclusiveBetween(1, 86_400);
    }
}

public static class SetLockoutHandler
{
    public static IEnumerable<IDomainEvent> Handle(SetLockout c, SignInRules? rules, PasswordLimits limits) =>
        SignInRules.HoldBack(rules, new(c.Free, c.FirstSeconds, c.Growth, c.LongestSeconds), limits);
}
