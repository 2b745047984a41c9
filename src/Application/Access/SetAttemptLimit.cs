using EduEvents.Domain;
using EduEvents.Domain.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>Sets after how many failed attempts in how many minutes an alert is raised; 0 failures switch the rule off (Order 456, p. 5.12).</summary>
[Needs(Permissions.SecurityHandle)]
[PlatformWide]
[Example("""{"subject":"account","failures":10,"minutes":15}""")]
public sealed record SetAttemptLimit(AttemptSubject Subject, int Failures, int Minutes) : ICommand<AttemptRules>
{
    /// <inheritdoc />
    public Guid Stream() => AttemptRules.Stream;
}

public sealed class SetAttemptLimitValidator : AbstractValidator<SetAttemptLimit>
{
    public SetAttemptLimitValidator()
    {
        RuleFor(c => c.Subject).IsInEnum();
        RuleFor(c => c.Failures).InclusiveBetween(0, 1000);
        RuleFor(c => c.Minutes).InclusiveBetween(1, 1440);
    }
}

public static class SetAttemptLimitHandler
{
    public static IEnumerable<IDomainEvent> Handle(SetAttemptLimit c, AttemptRules? rules) =>
        AttemptRules.Set(rules, c.Subject, new(c.Failures, c.Minutes));
}
