namespace EduEvents.Host.Store;

/// <summary>
/// Keys that encrypt the keys of people and never lie in the database: files of mode 0600, or a token that does not hand them out. They are numbered;
/// the newest seals, older ones open until everything was sealed anew.
/// </summary>
public interface IKeyEncryption
{
    /// <summary>Where the keys lie, for messages.</summary>
    string Place { get; }

    /// <summary>Number of the newest key, from 1; one that another process has just made counts.</summary>
    int Current { get; }

    /// <summary>Seals with the newest key.</summary>
    byte[] Wrap(ReadOnlySpan<byte> plain, Guid owner);

    /// <summary>Opens with whichever key fits, the newest first.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">None fits.</exception>
    byte[] Unwrap(ReadOnlySpan<byte> box, Guid owner);

    /// <summary>Makes a new key; from then on it is the one that seals.</summary>
    /// <returns>Its number.</returns>
    int Renew();
}
