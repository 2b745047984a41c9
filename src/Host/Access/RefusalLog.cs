using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using Marten;

namespace EduEvents.Host.Access;

/// <summary>Appends refusals to the account's own stream (Order 456, p. 5.12), one after another however many come at once.</summary>
public sealed class RefusalLog(IDocumentStore store) : IRefusalLog
{
    /// <inheritdoc />
    public async Task Refused(CommandContext context, string permission, string action, Scope target, CancellationToken stop)
    {
        await using var session = store.LightweightSession(CommandContext.Platform);
        Metadata.Put(session, context, action, role: "none");
        await session.Events.AppendExclusive(context.Actor.AccountId, stop, new AccessRefused(context.Actor.AccountId, permission, action, target));
        await session.SaveChangesAsync(stop);
    }
}
