using System.Globalization;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Host.Security;
using Marten.Events.Projections;

namespace EduEvents.Host.Modules;

/// <summary>Integrity: sealed logs, their heads, receipts and proofs (Order 456, p. 5.16).</summary>
public sealed class SecurityModule : IModule
{
    public string Name => "security";

    public void Events(EventNames events)
    {
        // Sealing stands beside the events, so that it can never change one.
    }

    public void Views(ProjectionOptions views)
    {
        // Heads and proofs are read from the sealed logs themselves.
    }

    public void Api(ModuleApi api)
    {
        api.Read("heads", Permissions.AuditRead, "", _ => Scope.Platform,
            async r => (SealedHeads?)await Proofs(r).Heads(r.Organisation, r.Stop), "The newest signed heads of the organisation and of the log of blocks.");
        api.Read("receipt/{streamId:guid}/{version:int}", Permissions.AuditRead, "", _ => Scope.Platform,
            r => Proofs(r).Receipt(r.Organisation, r.Id("streamId"), r.Number("version"), r.Stop), "Proof that an event is sealed, to be kept and checked offline.");
        api.Read("consistency", Permissions.AuditRead, "", _ => Scope.Platform,
            r => Proofs(r).Consistency(r.Organisation, Size(r, "from"), Size(r, "to"), r.Stop), "Proof that the head of size 'to' only adds events to the head of size 'from'.");
    }

    private static SealProofs Proofs(Http.ReadRequest r) => r.Http.RequestServices.GetRequiredService<SealProofs>();

    private static long Size(Http.ReadRequest r, string name) => long.TryParse(r.Query(name), NumberStyles.None, CultureInfo.InvariantCulture, out var size)
        ? size
        : throw new BadHttpRequestException($"'{name}' must be a size.");
}
