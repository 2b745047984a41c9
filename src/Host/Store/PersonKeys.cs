using System.Collections.Concurrent;
using System.Security.Cryptography;
using EduEvents.Application;
using Npgsql;

namespace EduEvents.Host.Store;

/// <summary>
/// One key per person, wrapped by the key-encryption key that lies outside the database. Without the wrapped key nothing about the person
/// can be read again; destroying it is erasing the person.
/// </summary>
public sealed class PersonKeys(NpgsqlDataSource source, KeyFile keyFile) : IValueHashes, IPersonKeys
{
    /// <summary>Table of wrapped keys.</summary>
    public const string Table = "edu.person_key";

    private const int KeyBytes = 32, MaxRemembered = 400_000;
    private readonly ConcurrentDictionary<Guid, byte[]?> _keys = new();

    /// <summary>The person's key; null when it was destroyed or never made.</summary>
    public byte[]? Find(Guid subject) => _keys.TryGetValue(subject, out var known) ? known : Read([subject]).GetValueOrDefault(subject);

    /// <summary>The person's key, made when there is none. Null when it was destroyed.</summary>
    public byte[]? FindOrMake(Guid subject)
    {
        if (Find(subject) is { } known) return known;
        Prepare([subject]);
        return Find(subject);
    }

    /// <inheritdoc />
    public void Prepare(IReadOnlyCollection<Guid> subjects)
    {
        var missing = subjects.Where(s => !_keys.ContainsKey(s) || _keys[s] is null).Distinct().ToArray();
        if (missing.Length == 0) return;
        using var make = source.CreateCommand(
            $"insert into {Table} (subject, wrapped) select * from unnest($1::uuid[], $2::bytea[]) on conflict (subject) do nothing");
        make.Parameters.AddWithValue(missing);
        make.Parameters.AddWithValue(missing.Select(s => keyFile.Wrap(RandomNumberGenerator.GetBytes(KeyBytes), s)).ToArray());
        make.ExecuteNonQuery();
        foreach (var s in missing) _keys.TryRemove(s, out _);
        Read(missing);
    }

    /// <summary>Forgets what is remembered, after keys were destroyed.</summary>
    public void Forget() => _keys.Clear();

    /// <inheritdoc />
    public byte[] Hash(string tenant, string kind, string value) =>
        HMACSHA256.HashData(keyFile.IndexKey, System.Text.Encoding.UTF8.GetBytes($"{tenant}\n{kind}\n{value.Trim().ToUpperInvariant()}"));

    private Dictionary<Guid, byte[]?> Read(Guid[] subjects)
    {
        if (_keys.Count > MaxRemembered) _keys.Clear();
        using var read = source.CreateCommand($"select subject, wrapped from {Table} where subject = any($1)");
        read.Parameters.AddWithValue(subjects);
        using var rows = read.ExecuteReader();
        var found = subjects.Distinct().ToDictionary(s => s, _ => (byte[]?)null);
        while (rows.Read())
        {
            var subject = rows.GetGuid(0);
            found[subject] = rows.IsDBNull(1) ? null : keyFile.Unwrap(rows.GetFieldValue<byte[]>(1), subject);
        }

        // A key that is not there may be made by another Host any moment: only keys are remembered, not their absence.
        foreach (var (subject, key) in found)
            if (key is not null) _keys[subject] = key;
        return found;
    }
}
