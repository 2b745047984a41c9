using EduEvents.Domain;
using EduEvents.Domain.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>Takes an account out of use for ever, with its roles. Its name stays taken and what it did stays on record (Order 456, p. 5.7).</summary>
[Critical]
[Needs(Permissions.AccessManage)]
[PlatformWide]
[Example("""{"accountId":"0192f0c5-0000-7000-8000-000000000400","organisation":"0192f0c5000070008000000000000001","reason":"Жұмыстан шықты"}""")]
public sealed record DeleteAccount(Guid AccountId, string? Organisation, string Reason) : ICommand<Account>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => AccountId;

    /// <summary>The organisation the account belongs to; none for an account of the platform.</summary>
    public Scope Target() => new(Organisation);
}

public sealed class DeleteAccountValidator : AbstractValidator<DeleteAccount>
{
    public DeleteAccountValidator()
    {
        RuleFor(c => c.AccountId).NotEmpty();
        RuleFor(c => c.Organisation).IsTenant().When(c => c.Organisation is not null);
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class DeleteAccountHandler
{
    public static IEnumerable<IDomainEvent> Handle(DeleteAccount c, Account account, Keeper keeper) => account.Delete(c.Organisation, c.Reason, keeper);
}
