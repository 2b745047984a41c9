using EduEvents.Domain;
using EduEvents.Domain.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>Ends every session of an account, wherever it is signed in.</summary>
[Needs(Permissions.AccessManage)]
[PlatformWide]
[Example("""{"accountId":"0192f0c5-0000-7000-8000-000000000400","endingId":"0192f0c5-0000-7000-8000-000000000430","organisation":"0192f0c5000070008000000000000001","reason":"Телефоны жоғалды"}""")]
public sealed record EndSessions(Guid AccountId, Guid EndingId, string? Organisation, string Reason) : ICommand<Account>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => AccountId;

    /// <summary>The organisation the account belongs to; none for an account of the platform.</summary>
    public Scope Target() => new(Organisation);
}

public sealed class EndSessionsValidator : AbstractValidator<EndSessions>
{
    public EndSessionsValidator()
    {
        RuleFor(c => c.AccountId).NotEmpty();
        RuleFor(c => c.EndingId).NotEmpty();
        RuleFor(c => c.Organisation).IsTenant().When(c => c.Organisation is not null);
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class EndSessionsHandler
{
    public static IEnumerable<IDomainEvent> Handle(EndSessions c, Account account, Keeper keeper) =>
        account.EndSessions(c.EndingId, c.Organisation, c.Reason, keeper);
}
