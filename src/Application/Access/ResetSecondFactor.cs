using EduEvents.Domain;
using EduEvents.Domain.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>Takes the second factors of an account away, for who has lost them; where one is needed, the next sign-in leads to adding one.</summary>
[Critical]
[Needs(Permissions.AccessManage)]
[PlatformWide]
[Example("""{"accountId":"0192f0c5-0000-7000-8000-000000000400","organisation":"0192f0c5000070008000000000000001","reason":"Телефоны жоғалды"}""")]
public sealed record ResetSecondFactor(Guid AccountId, string? Organisation, string Reason) : ICommand<Account>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => AccountId;

    /// <summary>The organisation the account belongs to; none for an account of the platform.</summary>
    public Scope Target() => new(Organisation);
}

public sealed class ResetSecondFactorValidator : AbstractValidator<ResetSecondFactor>
{
    public ResetSecondFactorValidator()
    {
        RuleFor(c => c.AccountId).NotEmpty();
        RuleFor(c => c.Organisation).IsTenant().When(c => c.Organisation is not null);
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class ResetSecondFactorHandler
{
    public static IEnumerable<IDomainEvent> Handle(ResetSecondFactor c, Account account, Keeper keeper) =>
        account.ResetFactors(c.Organisation, keeper);
}
