using System.Globalization;
using EduEvents.Domain.Privacy;
using EduEvents.Host.Security;
using EduEvents.Host.Spread;
using EduEvents.Host.Store;
using EduEvents.Projections.Audit;
using EduEvents.Projections.Privacy;
using Marten;

namespace EduEvents.Host.Privacy;

/// <summary>
/// Certificate of an erasure: what was ordered and when, that the key is destroyed, how many facts stay, and under which sealed head. Signed with the
/// key of the seals, so anybody can check it offline (tools/Verifier: certificate).
/// </summary>
public sealed class Certificates(Databases databases, SealKey key, SealProofs proofs)
{
    /// <summary>The certificate; null while the person is not erased or the key not yet destroyed.</summary>
    public async Task<string?> Of(IQuerySession session, Guid person, CancellationToken stop)
    {
        if (await session.LoadAsync<DataSubjectCard>(person, stop) is not { Erased: { } ordered } card) return null;
        if (await Destroyed(person, stop) is not { } destroyed) return null;
        var kept = await Kept(session.TenantId, person, stop);
        var heads = await proofs.Heads(session.TenantId, stop);
        return key.SignNote(string.Join('\n',
        [
            $"{key.Name}/erasure", "The key of everything personal about this person is destroyed. What was recorded under it cannot be read again.",
            $"person {person}", $"organisation {session.TenantId}", $"ground {card.Ground}", $"ordered {Moment(ordered)}",
            $"order {DataSubject.StreamOf(person)}", $"key-destroyed {Moment(destroyed)}", $"facts-kept {kept}",
            $"head {heads.Organisation?.Split('\n') switch { { Length: > 2 } lines => $"{lines[1]} {lines[2]}", _ => "none" }}", ""
        ]));
    }

    private async Task<DateTimeOffset?> Destroyed(Guid person, CancellationToken stop)
    {
        await using var ask = databases.Main.Source.CreateCommand($"select erased_at from {PersonKeys.Table} where subject = $1 and wrapped is null");
        ask.Parameters.AddWithValue(person);
        return await ask.ExecuteScalarAsync(stop) is DateTime at ? new DateTimeOffset(at, TimeSpan.Zero) : null;
    }

    private async Task<long> Kept(string organisation, Guid person, CancellationToken stop)
    {
        await using var count = databases.Of(organisation).Source.CreateCommand(
            $"select count(*) from {ActionEntry.Table} where people && array[$1] and tenant_id = $2");
        count.Parameters.AddWithValue(person);
        count.Parameters.AddWithValue(organisation);
        return (long)(await count.ExecuteScalarAsync(stop))!;
    }

    private static string Moment(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
