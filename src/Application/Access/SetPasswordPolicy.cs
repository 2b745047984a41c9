using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Projections.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>Sets what passwords must be like in an organisation; without one, what is asked for everywhere (Order 456, p. 5.9).</summary>
[Critical]
[Needs(Permissions.AccessManage)]
[PlatformWide]
[Example("""{"organisation":"0192f0c5000070008000000000000001","shortest":12,"remembered":6,"longestDays":null,"initialDays":7}""")]
public sealed record SetPasswordPolicy(string? Organisation, int Shortest, int Remembered, int? LongestDays, int InitialDays) : ICommand<PasswordPolicy>
{
    /// <inheritdoc />
    public Guid Stream() => PasswordPolicy.StreamOf(Organisation);

    /// <summary>The organisation for which they hold.</summary>
    public Scope Target() => new(Organisation);
}

public sealed class SetPasswordPolicyValidator : AbstractValidator<SetPasswordPolicy>
{
    public SetPasswordPolicyValidator()
    {
        RuleFor(c => c.Organisation).IsTenant().When(c => c.Organisation is not null);
        RuleFor(c => c.Shortest).InclusiveBetween(1, 200);
        RuleFor(c => c.Remembered).InclusiveBetween(1, 100);
        RuleFor(c => c.LongestDays).InclusiveBetween(1, 3650);
        RuleFor(c => c.InitialDays).InclusiveBetween(1, 366);
    }
}

public static class SetPasswordPolicyHandler
{
    public static IEnumerable<IDomainEvent> Handle(SetPasswordPolicy c, PasswordPolicy? policy, PolicyBounds bounds) =>
        PasswordPolicy.Set(policy, c.Organisation, new(c.Shortest, c.Remembered, c.LongestDays, c.InitialDays), bounds);

    /// <summary>The bounds in force, with what the platform asks for where an organisation sets its own.</summary>
    public static Func<SetPasswordPolicy, Lookup, Task<PolicyBounds>> Find(PasswordLimits limits) => async (c, lookup) =>
        new(limits, c.Organisation is null ? null
            : (await lookup.Session.LoadAsync<PasswordPolicyCard>(PasswordPolicy.StreamOf(null), lookup.Stop))?.Terms ?? PasswordTerms.Default);
}
