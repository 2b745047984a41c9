using EduEvents.Domain;
using EduEvents.Domain.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>
/// Gives an account a role within a scope, for a time or until revoked. The scope must lie within the giver's own, and the role must be one
/// that he may give; nobody gives himself one (Order 456, p. 5.8).
/// </summary>
[Critical]
[Needs(Permissions.AccessManage)]
[PlatformWide]
[Example("""{"accountId":"0192f0c5-0000-7000-8000-000000000400","grantId":"0192f0c5-0000-7000-8000-000000000401","role":"teacher","scope":{"organisation":"0192f0c5000070008000000000000001"},"from":"2026-09-01","until":null}""")]
public sealed record GrantRole(Guid AccountId, Guid GrantId, string Role, Scope Scope, DateOnly From, DateOnly? Until) : ICommand<Account>
{
    /// <inheritdoc />
    public Guid Stream() => AccountId;

    /// <summary>Only who holds the right in the whole scope may give it away.</summary>
    public Scope Target() => Scope;
}

public sealed class GrantRoleValidator : AbstractValidator<GrantRole>
{
    public GrantRoleValidator()
    {
        RuleFor(c => c.AccountId).NotEmpty();
        RuleFor(c => c.GrantId).NotEmpty();
        RuleFor(c => c.Role).NotEmpty().MaximumLength(40);
        RuleFor(c => c.Scope).IsScope();
        RuleFor(c => c.From).IsDay();
        RuleFor(c => c.Until).IsDay();
    }
}

public static class GrantRoleHandler
{
    public static IEnumerable<IDomainEvent> Handle(GrantRole c, Account account, GrantTerms terms) =>
        account.GrantRole(new(c.GrantId, c.Role, c.Scope, c.From, c.Until), terms);
}
