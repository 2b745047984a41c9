using EduEvents.Domain;
using EduEvents.Domain.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>Gives an account another name to show and the last day on which it can be used.</summary>
[Needs(Permissions.AccessManage)]
[PlatformWide]
[Example("""{"accountId":"0192f0c5-0000-7000-8000-000000000400","organisation":"0192f0c5000070008000000000000001","displayName":"Гүлнар Ахметова","until":"2027-05-31"}""")]
public sealed record EditAccount(Guid AccountId, string? Organisation, string DisplayName, DateOnly? Until) : ICommand<Account>
{
    /// <inheritdoc />
    public Guid Stream() => AccountId;

    /// <summary>The organisation the account belongs to; none for an account of the platform.</summary>
    public Scope Target() => new(Organisation);
}

public sealed class EditAccountValidator : AbstractValidator<EditAccount>
{
    public EditAccountValidator()
    {
        RuleFor(c => c.AccountId).NotEmpty();
        RuleFor(c => c.Organisation).IsTenant().When(c => c.Organisation is not null);
        RuleFor(c => c.DisplayName).NotEmpty().MaximumLength(160);
        RuleFor(c => c.Until).IsDay();
    }
}

public static class EditAccountHandler
{
    public static IEnumerable<IDomainEvent> Handle(EditAccount c, Account account, Keeper keeper) =>
        account.Edit(c.Organisation, c.DisplayName, c.Until, keeper);
}
