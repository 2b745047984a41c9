namespace EduEvents.Domain.Privacy;

/// <summary>A new key-encryption key was made and the keys of people sealed anew under it (Order 456, p. 10).</summary>
/// <param name="Key">Number of the new key.</param>
/// <param name="People">How many people's keys were sealed anew.</param>
public sealed record KeysRenewed(int Key, long People) : IDomainEvent;

/// <summary>The key-encryption keys, as far as they are on record: the number of the newest.</summary>
public sealed record KeyRing(Guid Id, int Newest) : IState<KeyRing>
{
    /// <summary>The one stream of the keys.</summary>
    public static Guid Stream => StableId.Of("privacy.keys");

    /// <summary>Records a renewal, once for each key.</summary>
    public static IEnumerable<IDomainEvent> Renew(KeyRing? ring, int key, long people) => ring?.Newest >= key ? [] : [new KeysRenewed(key, people)];

    /// <inheritdoc />
    public static KeyRing? Fold(KeyRing? ring, object @event) => @event is KeysRenewed e ? new(Stream, e.Key) : ring;
}
