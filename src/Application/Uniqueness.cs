using EduEvents.Domain;

namespace EduEvents.Application;

/// <summary>A value that only one stream may hold, such as an IIN in an organisation.</summary>
/// <param name="Kind">What kind of value.</param>
/// <param name="Value">The plain value; only its keyed hash is stored.</param>
/// <param name="Owner">The stream that holds it.</param>
/// <param name="Taken">The refusal when another holds it.</param>
public sealed record UniqueValue(string Kind, string Value, Guid Owner, Refusal Taken);

/// <summary>A command that claims values for its stream; the claim is recorded in the same transaction as its events.</summary>
public interface IClaimsUnique
{
    /// <summary>The values claimed, none when there is nothing to claim.</summary>
    IEnumerable<UniqueValue> Claims();
}

/// <summary>Keyed hashes for look-ups over encrypted values.</summary>
public interface IValueHashes
{
    /// <summary>Hash of a value of one kind within a tenant; the same value gives the same hash.</summary>
    byte[] Hash(string tenant, string kind, string value);
}

/// <summary>The keys under which values about people are stored.</summary>
public interface IPersonKeys
{
    /// <summary>Makes the missing keys of many people in one round trip and remembers them all.</summary>
    void Prepare(IReadOnlyCollection<Guid> subjects);
}
