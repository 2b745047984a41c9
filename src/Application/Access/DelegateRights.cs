using EduEvents.Domain;
using EduEvents.Domain.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>Lends another account a role that the sender holds himself, until a day. To give rights is never lent, and what is lent is not lent on.</summary>
[Critical]
[Needs(Permissions.AccessDelegate)]
[PlatformWide]
[Example("""{"accountId":"0192f0c5-0000-7000-8000-000000000400","delegationId":"0192f0c5-0000-7000-8000-000000000411","grantId":"0192f0c5-0000-7000-8000-000000000401","scope":{"organisation":"0192f0c5000070008000000000000001"},"from":"2026-11-02","until":"2026-11-13","reason":"Іссапар"}""")]
public sealed record DelegateRights(Guid AccountId, Guid DelegationId, Guid GrantId, Scope Scope, DateOnly From, DateOnly Until, string Reason)
    : ICommand<Account>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => AccountId;

    /// <summary>The scope of the sender's own role.</summary>
    public Scope Target() => Scope;
}

public sealed class DelegateRightsValidator : AbstractValidator<DelegateRights>
{
    public DelegateRightsValidator()
    {
        RuleFor(c => c.AccountId).NotEmpty();
        RuleFor(c => c.DelegationId).NotEmpty();
        RuleFor(c => c.GrantId).NotEmpty();
        RuleFor(c => c.Scope).IsScope();
        RuleFor(c => c.From).IsDay();
        RuleFor(c => c.Until).IsDay();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class DelegateRightsHandler
{
    public static IEnumerable<IDomainEvent> Handle(DelegateRights c, Account account, Loan loan) =>
        account.Borrow(c.DelegationId, c.From, c.Until, loan);
}
