using EduEvents.Domain;
using EduEvents.Domain.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>Makes an account for a person or a device. It has no password until one is set.</summary>
[Needs(Permissions.AccessManage)]
[PlatformWide]
[Example("""{"accountId":"0192f0c5-0000-7000-8000-000000000400","userName":"teacher7","personId":"0192f0c5-0000-7000-8000-000000000300","displayName":"Гүлнар Оспанова","kind":"person","organisation":"0192f0c5000070008000000000000001"}""")]
public sealed record CreateAccount(Guid AccountId, string UserName, Guid PersonId, string DisplayName, string Kind, string? Organisation)
    : ICommand<Account>, IClaimsUnique
{
    /// <inheritdoc />
    public Guid Stream() => AccountId;

    /// <summary>The organisation the account is made for; only the platform makes accounts for no organisation.</summary>
    public Scope Target() => new(Organisation);

    /// <inheritdoc />
    public IEnumerable<Guid> People() => [PersonId];

    /// <inheritdoc />
    public IEnumerable<UniqueValue> Claims() => [new("user_name", UserName, AccountId, AccessRules.UserNameTaken())];
}

public sealed class CreateAccountValidator : AbstractValidator<CreateAccount>
{
    private const string Pattern = "^[a-z0-9][a-z0-9._-]{2,39}\\z";

    public CreateAccountValidator()
    {
        RuleFor(c => c.AccountId).NotEmpty();
        RuleFor(c => c.UserName).Matches(Pattern);
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.DisplayName).NotEmpty().MaximumLength(160);
        RuleFor(c => c.Kind).Must(k => k is "person" or "device");
        RuleFor(c => c.Organisation).IsTenant().When(c => c.Organisation is not null);
    }

    /// <summary>True for what may be a sign-in name.</summary>
    public static bool IsUserName(string text) => System.Text.RegularExpressions.Regex.IsMatch(text, Pattern);
}

public static class CreateAccountHandler
{
    public static IEnumerable<IDomainEvent> Handle(CreateAccount c, Account? account) =>
        Account.Create(account, new AccountCreated(c.AccountId, c.UserName, c.PersonId, new(c.PersonId, c.DisplayName), c.Kind, c.Organisation));
}
