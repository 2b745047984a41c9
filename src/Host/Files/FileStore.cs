using System.Security.Cryptography;
using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Host.Modules;
using EduEvents.Host.Spread;
using EduEvents.Host.Store;
using Npgsql;
using NpgsqlTypes;

namespace EduEvents.Host.Files;

/// <summary>What was stored of a file.</summary>
public sealed record FileAnswer(Guid FileId, string Kind, long Bytes, string Sha256);

/// <summary>
/// Files beside events, in the organisation's own database, so that they are backed up, moved and handed over with it. One about a person is sealed under
/// the person's key: who is erased takes the files along. Files wait loose until an event names them, and are forgotten when none does.
/// </summary>
public sealed class FileStore(Databases databases, PersonKeys keys, TimeProvider clock)
{
    /// <summary>Stores a file; the same under the same id again changes nothing.</summary>
    /// <exception cref="RuleBroken">It is empty, of a kind that is not taken, or there are too many loose ones.</exception>
    public async Task<FileAnswer> Put(CommandContext by, Guid id, Guid? person, byte[] content, CancellationToken stop)
    {
        var limits = ReferenceData.FileLimits;
        if (content.Length == 0) throw new RuleBroken(FileRules.Empty());
        if (FileKinds.Of(content) is not { } kind || !limits.Kinds.Contains(kind))
            throw new RuleBroken(FileRules.KindNotAllowed(string.Join(", ", limits.Kinds.Select(FileKinds.Ending))));
        var (hash, now) = (SHA256.HashData(content), clock.GetUtcNow());
        await using var connection = await databases.Of(by.Organisation).Source.OpenConnectionAsync(stop);
        await DemandRoom(connection, by, id, now, limits, stop);
        await using var put = new NpgsqlCommand($"""
            insert into {StoredFiles.Table} (tenant_id, id, person, account_id, kind, bytes, sha256, content, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (tenant_id, id) do nothing
            """, connection);
        foreach (var value in new object[] { by.Organisation, id }) put.Parameters.AddWithValue(value);
        put.Parameters.Add(new() { Value = (object?)person ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        foreach (var value in new object[] { by.Actor.AccountId, kind, (long)content.Length, hash, Closed(content, id, person), now }) put.Parameters.AddWithValue(value);
        if (await put.ExecuteNonQueryAsync(stop) == 0 && !await IsSame(connection, by, id, person, hash, stop)) throw new RuleBroken(FileRules.AnotherFile());
        return new(id, kind, content.Length, Convert.ToHexStringLower(hash));
    }

    /// <summary>The bytes as they were sent; null when they were erased, or the person they are about was.</summary>
    public async Task<byte[]?> Read(string organisation, Guid id, CancellationToken stop)
    {
        await using var read = databases.Of(organisation).Source.CreateCommand($"select person, content from {StoredFiles.Table} where tenant_id = $1 and id = $2");
        read.Parameters.AddWithValue(organisation);
        read.Parameters.AddWithValue(id);
        await using var row = await read.ExecuteReaderAsync(stop);
        if (!await row.ReadAsync(stop) || row.IsDBNull(1)) return null;
        var content = row.GetFieldValue<byte[]>(1);
        if (row.IsDBNull(0)) return content;
        return keys.Find(row.GetGuid(0)) is { } key ? KeyFile.OpenBox(key, content, id.ToByteArray()) : null;
    }

    /// <summary>Forgets files that no event has named for some days.</summary>
    /// <returns>How many those were.</returns>
    public async Task<int> ForgetLoose(CancellationToken stop)
    {
        var forgotten = 0;
        foreach (var database in databases.All)
        {
            await using var forget = database.Source.CreateCommand($"delete from {StoredFiles.Table} where attached_at is null and at < $1");
            forget.Parameters.AddWithValue(clock.GetUtcNow().AddDays(-ReferenceData.FileLimits.LooseDays));
            forgotten += await forget.ExecuteNonQueryAsync(stop);
        }
        return forgotten;
    }

    private byte[] Closed(byte[] content, Guid id, Guid? person)
    {
        if (person is not { } about) return content;
        return keys.FindOrMake(about) is { } key ? KeyFile.Seal(key, content, id.ToByteArray()) : throw new RuleBroken(FileRules.PersonErased());
    }

    private static async Task DemandRoom(NpgsqlConnection connection, CommandContext by, Guid id, DateTimeOffset now, FileLimits limits, CancellationToken stop)
    {
        await using var count = new NpgsqlCommand(
            $"select count(*) from {StoredFiles.Table} where tenant_id = $1 and account_id = $2 and id <> $3 and attached_at is null and at > $4", connection);
        foreach (var value in new object[] { by.Organisation, by.Actor.AccountId, id, now.AddDays(-1) }) count.Parameters.AddWithValue(value);
        if ((long)(await count.ExecuteScalarAsync(stop))! >= limits.LooseADay) throw new RuleBroken(FileRules.TooManyLoose(limits.LooseADay));
    }

    private static async Task<bool> IsSame(NpgsqlConnection connection, CommandContext by, Guid id, Guid? person, byte[] hash, CancellationToken stop)
    {
        await using var ask = new NpgsqlCommand($"""
            select 1 from {StoredFiles.Table} where tenant_id = $1 and id = $2 and account_id = $3 and sha256 = $4 and person is not distinct from $5
            """, connection);
        foreach (var value in new object[] { by.Organisation, id, by.Actor.AccountId, hash }) ask.Parameters.AddWithValue(value);
        ask.Parameters.Add(new() { Value = (object?)person ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        return await ask.ExecuteScalarAsync(stop) is not null;
    }
}
