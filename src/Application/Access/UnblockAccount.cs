using EduEvents.Domain;
using EduEvents.Domain.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>Opens a shut account again.</summary>
[Needs(Permissions.AccessManage)]
[PlatformWide]
[Example("""{"accountId":"0192f0c5-0000-7000-8000-000000000400","organisation":"0192f0c5000070008000000000000001","reason":"Демалыстан келді"}""")]
public sealed record UnblockAccount(Guid AccountId, string? Organisation, string Reason) : ICommand<Account>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => AccountId;

    /// <summary>The organisation the account belongs to; none for an account of the platform.</summary>
    public Scope Target() => new(Organisation);
}

public sealed class UnblockAccountValidator : AbstractValidator<UnblockAccount>
{
    public UnblockAccountValidator()
    {
        RuleFor(c => c.AccountId).NotEmpty();
        RuleFor(c => c.Organisation).IsTenant().When(c => c.Organisation is not null);
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class UnblockAccountHandler
{
    public static IEnumerable<IDomainEvent> Handle(UnblockAccount c, Account account, Keeper keeper) => account.Unblock(c.Organisation, c.Reason, keeper);
}
