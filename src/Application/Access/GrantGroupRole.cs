using EduEvents.Domain;
using EduEvents.Domain.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>Gives every member of a group a role, under the same terms as to one account; no member of the group may do so.</summary>
[Critical]
[Needs(Permissions.AccessManage)]
[PlatformWide]
[Example("""{"userGroupId":"0192f0c5-0000-7000-8000-000000000410","grantId":"0192f0c5-0000-7000-8000-000000000411","role":"admission","scope":{"organisation":"0192f0c5000070008000000000000001"},"from":"2026-09-01","until":"2026-12-31"}""")]
public sealed record GrantGroupRole(Guid UserGroupId, Guid GrantId, string Role, Scope Scope, DateOnly From, DateOnly? Until)
    : ICommand<UserGroup>
{
    /// <inheritdoc />
    public Guid Stream() => UserGroupId;

    /// <summary>Only who holds the right in the whole scope may give it away.</summary>
    public Scope Target() => Scope;
}

public sealed class GrantGroupRoleValidator : AbstractValidator<GrantGroupRole>
{
    public GrantGroupRoleValidator()
    {
        RuleFor(c => c.UserGroupId).NotEmpty();
        RuleFor(c => c.GrantId).NotEmpty();
        RuleFor(c => c.Role).NotEmpty().MaximumLength(40);
        RuleFor(c => c.Scope).IsScope();
        RuleFor(c => c.From).IsDay();
        RuleFor(c => c.Until).IsDay();
    }
}

public static class GrantGroupRoleHandler
{
    public static IEnumerable<IDomainEvent> Handle(GrantGroupRole c, UserGroup group, GroupTerms found) =>
        group.GrantRole(new(c.GrantId, c.Role, c.Scope, c.From, c.Until), found.Terms, found.GiverIsMember);
}
