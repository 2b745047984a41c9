using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Host.Audit;

namespace EduEvents.Host.Http;

/// <summary>
/// The one check of reads, for the API and for pages alike: without a right it is refused, and the refusal is recorded; looks at restricted personal
/// data are written down.
/// </summary>
public sealed class ReadRights(IRefusalLog refusals, ReadLog reads, IProcessingBlocks blocks)
{
    /// <summary>The role by which the actor may read this.</summary>
    /// <exception cref="AccessDenied">No role allows it.</exception>
    public async Task<string> Demand(HttpContext http, Actor actor, string permission, string what, Scope target)
    {
        if (actor.RoleFor(permission, target) is { } role && await MayUse(actor, target, role, http.RequestAborted))
        {
            await reads.Granted(Requests.Circumstances(http, actor), role, permission, what, target, http.Request);
            return role;
        }
        await refusals.Refused(Requests.Circumstances(http, actor), permission, what, target, http.RequestAborted);
        throw new AccessDenied(permission);
    }

    // Blocked data are seen by the person, who acts for the person, and the officer for personal data.
    private async ValueTask<bool> MayUse(Actor actor, Scope target, string role, CancellationToken stop) =>
        target is not { Person: { } person, Organisation: { } organisation } || role is Roles.Self or Roles.Guardian
        || actor.RoleFor(Permissions.PrivacyManage, target) is not null || !await blocks.IsBlocked(organisation, person, stop);
}
