using EduEvents.Domain;
using EduEvents.Domain.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>Makes a set of accounts that will hold roles together.</summary>
[Needs(Permissions.AccessManage)]
[PlatformWide]
[Example("""{"userGroupId":"0192f0c5-0000-7000-8000-000000000410","title":"Қабылдау комиссиясы","organisation":"0192f0c5000070008000000000000001"}""")]
public sealed record MakeUserGroup(Guid UserGroupId, string Title, string? Organisation)
    : ICommand<UserGroup>
{
    /// <inheritdoc />
    public Guid Stream() => UserGroupId;

    /// <summary>The organisation the group is for; only the platform makes groups for none.</summary>
    public Scope Target() => new(Organisation);
}

public sealed class MakeUserGroupValidator : AbstractValidator<MakeUserGroup>
{
    public MakeUserGroupValidator()
    {
        RuleFor(c => c.UserGroupId).NotEmpty();
        RuleFor(c => c.Title).NotEmpty().MaximumLength(160);
        RuleFor(c => c.Organisation).IsTenant().When(c => c.Organisation is not null);
    }
}

public static class MakeUserGroupHandler
{
    public static IEnumerable<IDomainEvent> Handle(MakeUserGroup c, UserGroup? group) =>
        UserGroup.Make(group, new UserGroupMade(c.UserGroupId, c.Title, c.Organisation));
}
