using EduEvents.Domain;
using EduEvents.Domain.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>Ends a delegation before its day: by who lent the role, or by who may give it.</summary>
[Needs(Permissions.AccessDelegate)]
[PlatformWide]
[Example("""{"accountId":"0192f0c5-0000-7000-8000-000000000400","delegationId":"0192f0c5-0000-7000-8000-000000000411","scope":{"organisation":"0192f0c5000070008000000000000001"},"reason":"Іссапардан келді"}""")]
public sealed record EndDelegation(Guid AccountId, Guid DelegationId, Scope Scope, string Reason)
    : ICommand<Account>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => AccountId;

    /// <summary>The scope of the lent role.</summary>
    public Scope Target() => Scope;
}

public sealed class EndDelegationValidator : AbstractValidator<EndDelegation>
{
    public EndDelegationValidator()
    {
        RuleFor(c => c.AccountId).NotEmpty();
        RuleFor(c => c.DelegationId).NotEmpty();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class EndDelegationHandler
{
    public static IEnumerable<IDomainEvent> Handle(EndDelegation c, Account account, Keeper keeper) =>
        account.GiveBack(c.DelegationId, c.Scope, c.Reason, keeper);
}
