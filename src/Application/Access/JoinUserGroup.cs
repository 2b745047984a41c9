using EduEvents.Domain;
using EduEvents.Domain.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>Puts an account into a group, for a time or until it is taken out; nobody does so to himself.</summary>
[Critical]
[Needs(Permissions.AccessManage)]
[PlatformWide]
[Example("""{"accountId":"0192f0c5-0000-7000-8000-000000000400","membershipId":"0192f0c5-0000-7000-8000-000000000411","userGroupId":"0192f0c5-0000-7000-8000-000000000410","organisation":"0192f0c5000070008000000000000001","from":"2026-09-01","until":null}""")]
public sealed record JoinUserGroup(Guid AccountId, Guid MembershipId, Guid UserGroupId, string? Organisation, DateOnly From, DateOnly? Until)
    : ICommand<Account>
{
    /// <inheritdoc />
    public Guid Stream() => AccountId;

    /// <summary>The organisation the group is for; none for one of the platform.</summary>
    public Scope Target() => new(Organisation);
}

public sealed class JoinUserGroupValidator : AbstractValidator<JoinUserGroup>
{
    public JoinUserGroupValidator()
    {
        RuleFor(c => c.AccountId).NotEmpty();
        RuleFor(c => c.MembershipId).NotEmpty();
        RuleFor(c => c.UserGroupId).NotEmpty();
        RuleFor(c => c.Organisation).IsTenant().When(c => c.Organisation is not null);
        RuleFor(c => c.From).IsDay();
        RuleFor(c => c.Until).IsDay();
    }
}

public static class JoinUserGroupHandler
{
    public static IEnumerable<IDomainEvent> Handle(JoinUserGroup c, Account account, GroupDoor door) =>
        account.Join(new(c.MembershipId, c.UserGroupId, c.Organisation, c.From, c.Until), door);
}
