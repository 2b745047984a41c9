using EduEvents.Domain;
using EduEvents.Domain.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>Ends a role an account holds, with a reason.</summary>
[Needs(Permissions.AccessManage)]
[PlatformWide]
[Example("""{"accountId":"0192f0c5-0000-7000-8000-000000000400","grantId":"0192f0c5-0000-7000-8000-000000000401","scope":{"organisation":"0192f0c5000070008000000000000001"},"reason":"Жұмыстан шықты"}""")]
public sealed record RevokeRole(Guid AccountId, Guid GrantId, Scope Scope, string Reason) : ICommand<Account>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => AccountId;

    /// <summary>The scope of the role that ends; it must be the one the account holds.</summary>
    public Scope Target() => Scope;
}

public sealed class RevokeRoleValidator : AbstractValidator<RevokeRole>
{
    public RevokeRoleValidator()
    {
        RuleFor(c => c.AccountId).NotEmpty();
        RuleFor(c => c.GrantId).NotEmpty();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class RevokeRoleHandler
{
    public static IEnumerable<IDomainEvent> Handle(RevokeRole c, Account account, Keeper keeper) =>
        account.RevokeRole(c.GrantId, c.Scope, c.Reason, keeper);
}
