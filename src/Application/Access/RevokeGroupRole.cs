using EduEvents.Domain;
using EduEvents.Domain.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>Ends a role of a group, with a reason.</summary>
[Needs(Permissions.AccessManage)]
[PlatformWide]
[Example("""{"userGroupId":"0192f0c5-0000-7000-8000-000000000410","grantId":"0192f0c5-0000-7000-8000-000000000411","scope":{"organisation":"0192f0c5000070008000000000000001"},"reason":"Қабылдау аяқталды"}""")]
public sealed record RevokeGroupRole(Guid UserGroupId, Guid GrantId, Scope Scope, string Reason)
    : ICommand<UserGroup>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => UserGroupId;

    /// <summary>The scope of the role that ends; it must be the one the group holds.</summary>
    public Scope Target() => Scope;
}

public sealed class RevokeGroupRoleValidator : AbstractValidator<RevokeGroupRole>
{
    public RevokeGroupRoleValidator()
    {
        RuleFor(c => c.UserGroupId).NotEmpty();
        RuleFor(c => c.GrantId).NotEmpty();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class RevokeGroupRoleHandler
{
    public static IEnumerable<IDomainEvent> Handle(RevokeGroupRole c, UserGroup group, Keeper keeper) =>
        group.RevokeRole(c.GrantId, c.Scope, c.Reason, keeper);
}
