using EduEvents.Domain;
using EduEvents.Domain.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>Ends a group, and with it what its members hold by it.</summary>
[Needs(Permissions.AccessManage)]
[PlatformWide]
[Example("""{"userGroupId":"0192f0c5-0000-7000-8000-000000000410","organisation":"0192f0c5000070008000000000000001","reason":"Қабылдау аяқталды"}""")]
public sealed record DissolveUserGroup(Guid UserGroupId, string? Organisation, string Reason)
    : ICommand<UserGroup>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => UserGroupId;

    /// <summary>The organisation the group is for; none for one of the platform.</summary>
    public Scope Target() => new(Organisation);
}

public sealed class DissolveUserGroupValidator : AbstractValidator<DissolveUserGroup>
{
    public DissolveUserGroupValidator()
    {
        RuleFor(c => c.UserGroupId).NotEmpty();
        RuleFor(c => c.Organisation).IsTenant().When(c => c.Organisation is not null);
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class DissolveUserGroupHandler
{
    public static IEnumerable<IDomainEvent> Handle(DissolveUserGroup c, UserGroup group, Keeper keeper) =>
        group.Dissolve(c.Organisation, c.Reason, keeper);
}
