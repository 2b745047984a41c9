using EduEvents.Domain;
using EduEvents.Domain.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>Takes an account out of a group, with a reason.</summary>
[Needs(Permissions.AccessManage)]
[PlatformWide]
[Example("""{"accountId":"0192f0c5-0000-7000-8000-000000000400","membershipId":"0192f0c5-0000-7000-8000-000000000411","organisation":"0192f0c5000070008000000000000001","reason":"Комиссиядан шықты"}""")]
public sealed record LeaveUserGroup(Guid AccountId, Guid MembershipId, string? Organisation, string Reason)
    : ICommand<Account>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => AccountId;

    /// <summary>The organisation the group is for; none for one of the platform.</summary>
    public Scope Target() => new(Organisation);
}

public sealed class LeaveUserGroupValidator : AbstractValidator<LeaveUserGroup>
{
    public LeaveUserGroupValidator()
    {
        RuleFor(c => c.AccountId).NotEmpty();
        RuleFor(c => c.MembershipId).NotEmpty();
        RuleFor(c => c.Organisation).IsTenant().When(c => c.Organisation is not null);
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class LeaveUserGroupHandler
{
    public static IEnumerable<IDomainEvent> Handle(LeaveUserGroup c, Account account) => account.Leave(c.MembershipId, c.Organisation, c.Reason);
}
