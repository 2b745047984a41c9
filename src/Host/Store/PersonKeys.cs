using System.Collections.Concurrent;
using System.Security.Cryptography;
using EduEvents.Application;
using EduEvents.Host.Operations;
using EduEvents.Host.Privacy;
using Npgsql;

namespace EduEvents.Host.Store;

/// <summary>
/// One key per person, wrapped by the key-encryption key that lies outside the database. Without the wrapped key nothing about the person
/// can be read again; destroying it is erasing the person.
/// </summary>
public sealed class PersonKeys(string connectionString, KeyFile keyFile, ErasedPeople erased) : IValueHashes, IPersonKeys, IDisposable
{
    /// <summary>Table of wrapped keys.</summary>
    public const string Table = "edu.person_key";

    private const int KeyBytes = 32, MaxRemembered = 400_000, ReadAhead = 256, RewrappedAtOnce = 2_000;
    private readonly ConcurrentDictionary<Guid, byte[]?> _keys = new();

    // Keys are asked for while a document is being read, on a connection of the common pool. Were they read by that pool as well, as many
    // readers as it has connections would wait for each other for ever.
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 6, ApplicationName = "eduevents keys" });

    /// <summary>The person's key; null when it was destroyed or never made.</summary>
    public byte[]? Find(Guid subject)
    {
        if (erased.Contains(subject)) return null;
        if (_keys.TryGetValue(subject, out var known)) return known;
        // Ids of one import or one class lie side by side, so a list of people costs few questions.
        using var read = _source.CreateCommand($"select subject, wrapped from {Table} where subject >= $1 order by subject limit {ReadAhead}");
        read.Parameters.AddWithValue(subject);
        Remember(read);
        return _keys.GetValueOrDefault(subject);
    }

    /// <summary>Makes sure that the key file is the one under which the keys of people were sealed.</summary>
    /// <exception cref="CannotStart">It is another one.</exception>
    public async Task CheckKeyFile(CancellationToken stop)
    {
        await using var read = _source.CreateCommand($"select subject, wrapped from {Table} where wrapped is not null limit 1");
        await using var rows = await read.ExecuteReaderAsync(stop);
        if (!await rows.ReadAsync(stop)) return;
        try
        {
            keyFile.Unwrap(rows.GetFieldValue<byte[]>(1), rows.GetGuid(0));
        }
        catch (CryptographicException)
        {
            throw new CannotStart($"The key file {keyFile.Path} does not open the personal data of this database. Restore the right file from a backup.");
        }
    }

    /// <summary>The person's key, made when there is none. Null when it was destroyed.</summary>
    public byte[]? FindOrMake(Guid subject)
    {
        if (erased.Contains(subject)) return null;
        Prepare([subject]);
        return _keys.TryGetValue(subject, out var key) ? key : Find(subject);
    }

    /// <inheritdoc />
    public void Prepare(IReadOnlyCollection<Guid> subjects)
    {
        var missing = subjects.Where(s => !_keys.ContainsKey(s)).Distinct().ToArray();
        if (missing.Length == 0) return;
        var current = keyFile.Keys.Current;
        using var make = _source.CreateCommand(
            $"insert into {Table} (subject, wrapped, kek) select s, w, $3 from unnest($1::uuid[], $2::bytea[]) as k (s, w) on conflict (subject) do nothing");
        make.Parameters.AddWithValue(missing);
        make.Parameters.AddWithValue(missing.Select(s => keyFile.Wrap(RandomNumberGenerator.GetBytes(KeyBytes), s)).ToArray());
        make.Parameters.AddWithValue(current);
        make.ExecuteNonQuery();
        using var read = _source.CreateCommand($"select subject, wrapped from {Table} where subject = any($1)");
        read.Parameters.AddWithValue(missing);
        Remember(read);
    }

    /// <summary>Forgets keys that were destroyed.</summary>
    public void Forget(IReadOnlyCollection<Guid> subjects)
    {
        foreach (var subject in subjects) _keys[subject] = null;
    }

    /// <summary>People who have a key.</summary>
    public async Task<long> Count(CancellationToken stop)
    {
        await using var count = _source.CreateCommand($"select count(*) from {Table} where wrapped is not null");
        return (long)(await count.ExecuteScalarAsync(stop))!;
    }

    /// <summary>Seals the keys of people anew under the newest key-encryption key, a part at a time, while the product works.</summary>
    /// <param name="progress">Told how many are done.</param>
    /// <param name="stop">Breaks off; the same again goes on.</param>
    /// <returns>How many were sealed anew.</returns>
    public async Task<long> Rewrap(Action<long> progress, CancellationToken stop)
    {
        for (var done = 0L; ; progress(done))
        {
            await using var connection = await _source.OpenConnectionAsync(stop);
            await using var transaction = await connection.BeginTransactionAsync(stop);
            await using var take = new NpgsqlCommand(
                $"select subject, wrapped from {Table} where kek < $1 and wrapped is not null order by subject limit {RewrappedAtOnce} for update", connection, transaction);
            var current = keyFile.Keys.Current;
            take.Parameters.AddWithValue(current);
            List<(Guid Subject, byte[] Box)> part = [];
            await using (var rows = await take.ExecuteReaderAsync(stop))
                while (await rows.ReadAsync(stop)) part.Add((rows.GetGuid(0), rows.GetFieldValue<byte[]>(1)));
            if (part.Count == 0) return done;
            await using var put = new NpgsqlCommand(
                $"update {Table} set wrapped = k.w, kek = $3 from unnest($1::uuid[], $2::bytea[]) as k (s, w) where subject = k.s", connection, transaction);
            put.Parameters.AddWithValue(part.Select(p => p.Subject).ToArray());
            put.Parameters.AddWithValue(part.Select(p => keyFile.Wrap(keyFile.Unwrap(p.Box, p.Subject), p.Subject)).ToArray());
            put.Parameters.AddWithValue(current);
            await put.ExecuteNonQueryAsync(stop);
            await transaction.CommitAsync(stop);
            done += part.Count;
        }
    }

    /// <inheritdoc />
    public byte[] Hash(string tenant, string kind, string value) =>
        HMACSHA256.HashData(keyFile.IndexKey, System.Text.Encoding.UTF8.GetBytes($"{tenant}\n{kind}\n{value.Trim().ToUpperInvariant()}"));

    /// <inheritdoc />
    public void Dispose() => _source.Dispose();

    // A destroyed key stays so and is remembered as none. One that is not there at all may be made by another Host any moment.
    private void Remember(NpgsqlCommand read)
    {
        if (_keys.Count > MaxRemembered) _keys.Clear();
        using var rows = read.ExecuteReader();
        while (rows.Read())
        {
            var subject = rows.GetGuid(0);
            if (!_keys.ContainsKey(subject)) _keys[subject] = rows.IsDBNull(1) ? null : keyFile.Unwrap(rows.GetFieldValue<byte[]>(1), subject);
        }
    }
}
