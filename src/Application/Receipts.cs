using System.Security.Cryptography;
using System.Text.Json;

namespace EduEvents.Application;

/// <summary>
/// Answers already given, by tenant, account and idempotency key. A receipt is written in the transaction of the command's events,
/// so there is never one without the other.
/// </summary>
public sealed class Receipts(IDatabases databases, IValueHashes hashes)
{
    /// <summary>Table of receipts, inside the product's schema.</summary>
    public const string Table = "edu.command_receipt";

    /// <summary>Table of claimed unique values.</summary>
    public const string UniqueTable = "edu.unique_value";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>
    /// A fingerprint of the command, equal for the same command with an equal body. It covers personal data, so it is a keyed hash: without the
    /// key nobody can try names and numbers until one fits.
    /// </summary>
    public byte[] Fingerprint(ICommand command) => hashes.Hash("", "receipt", Convert.ToHexString(
        SHA256.HashData([.. JsonSerializer.SerializeToUtf8Bytes(command.GetType().Name), .. JsonSerializer.SerializeToUtf8Bytes(command, command.GetType(), Json)])));

    // The position is known only after the commit; the streams and versions lead to it.
    internal static Receipt Of(CommandContext context, byte[] fingerprint, CommandAnswer answer, IReadOnlyCollection<Outcome> outcomes) =>
        new(context.Actor.AccountId, context.IdempotencyKey!, fingerprint, JsonSerializer.Serialize(answer, Json),
            [.. outcomes.Select(o => o.Step.Stream)], [.. outcomes.Select(o => o.VersionAfter)]);

    /// <summary>The answer given before under this key; null when there is none.</summary>
    /// <exception cref="KeyReused">The key was used for another body.</exception>
    internal async Task<CommandAnswer?> Find(string tenant, CommandContext context, byte[] fingerprint, CancellationToken stop)
    {
        var database = databases.Of(tenant);
        await using var find = database.Source.CreateCommand($"""
            select r.fingerprint, r.answer, coalesce((select max(e.seq_id) from unnest(r.streams, r.versions) as last (stream, version)
                join edu.mt_events e on e.tenant_id = r.tenant_id and e.stream_id = last.stream and e.version = last.version), 0)
            from {Table} r where r.tenant_id = $1 and r.account_id = $2 and r.key = $3
            """);
        find.Parameters.AddWithValue(tenant);
        find.Parameters.AddWithValue(context.Actor.AccountId);
        find.Parameters.AddWithValue(context.IdempotencyKey!);
        await using var row = await find.ExecuteReaderAsync(stop);
        if (!await row.ReadAsync(stop)) return null;
        if (!fingerprint.AsSpan().SequenceEqual(row.GetFieldValue<byte[]>(0))) throw new KeyReused();
        return JsonSerializer.Deserialize<CommandAnswer>(row.GetString(1), Json)! with { Position = database.PositionOf(row.GetInt64(2)) };
    }
}
