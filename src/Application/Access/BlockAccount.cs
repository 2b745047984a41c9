using EduEvents.Domain;
using EduEvents.Domain.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>Shuts an account: it loses every access at once, its open sessions and live connections too. It can be opened again.</summary>
[Needs(Permissions.AccessManage)]
[PlatformWide]
[Example("""{"accountId":"0192f0c5-0000-7000-8000-000000000400","organisation":"0192f0c5000070008000000000000001","reason":"Демалыста"}""")]
public sealed record BlockAccount(Guid AccountId, string? Organisation, string Reason) : ICommand<Account>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => AccountId;

    /// <summary>The organisation the account belongs to; none for an account of the platform.</summary>
    public Scope Target() => new(Organisation);
}

public sealed class BlockAccountValidator : AbstractValidator<BlockAccount>
{
    public BlockAccountValidator()
    {
        RuleFor(c => c.AccountId).NotEmpty();
        RuleFor(c => c.Organisation).IsTenant().When(c => c.Organisation is not null);
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class BlockAccountHandler
{
    public static IEnumerable<IDomainEvent> Handle(BlockAccount c, Account account, Keeper keeper) => account.Block(c.Organisation, c.Reason, keeper);
}
