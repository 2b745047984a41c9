using System.Security.Cryptography;
using EduEvents.Host.Operations;

namespace EduEvents.Host.Store;

/// <summary>
/// What keeps personal data closed outside the database: the key-encryption keys, and the secrets of look-up hashes and of the product's marks, which
/// must stay the same when keys are renewed.
/// </summary>
public sealed class KeyFile
{
    private const int NonceBytes = 12, TagBytes = 16;

    private KeyFile(IKeyEncryption keys, byte[] index, byte[] origin) => (Keys, IndexKey, OriginKey) = (keys, index, origin);

    /// <summary>The key-encryption keys.</summary>
    public IKeyEncryption Keys { get; }

    /// <summary>Where the keys lie.</summary>
    public string Path => Keys.Place;

    /// <summary>Key of look-up hashes.</summary>
    public byte[] IndexKey { get; }

    /// <summary>Key of the marks by which the product knows its own events.</summary>
    public byte[] OriginKey { get; }

    /// <summary>Opens the key file of a folder, or makes it.</summary>
    /// <exception cref="CannotStart">Others may read the file, or it is damaged, or it cannot be read or made.</exception>
    public static KeyFile Open(string folder)
    {
        var keys = KeyFolder.Open(folder);
        return new(keys, Derived(keys, "index"), Derived(keys, "origin"));
    }

    /// <summary>Opens the keys of a token; the two secrets lie in the folder, sealed by it.</summary>
    /// <exception cref="CannotStart">The token cannot be used, or the secrets were sealed by another one.</exception>
    public static KeyFile Open(string folder, TokenSettings token)
    {
        var keys = TokenKeys.Open(token);
        return new(keys, Sealed(keys, folder, "index"), Sealed(keys, folder, "origin"));
    }

    // From the first file for ever; it is kept when keys are renewed.
    private static byte[] Derived(KeyFolder keys, string name) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, keys.First, 32, info: System.Text.Encoding.ASCII.GetBytes($"eduevents.{name}"));

    private static byte[] Sealed(TokenKeys keys, string folder, string name)
    {
        var path = System.IO.Path.Combine(folder, $"{name}.sealed");
        Directory.CreateDirectory(folder);
        if (!File.Exists(path)) File.WriteAllBytes(path, keys.Wrap(RandomNumberGenerator.GetBytes(32), Guid.Empty));
        try
        {
            return keys.Unwrap(File.ReadAllBytes(path), Guid.Empty);
        }
        catch (CryptographicException)
        {
            throw new CannotStart($"{path} was sealed by another token than the {keys.Place}. Restore the right one.");
        }
    }

    /// <summary>Seals a secret, bound to what it belongs to.</summary>
    public byte[] Wrap(ReadOnlySpan<byte> plain, Guid owner) => Keys.Wrap(plain, owner);

    /// <summary>Opens what <see cref="Wrap"/> sealed.</summary>
    public byte[] Unwrap(ReadOnlySpan<byte> box, Guid owner) => Keys.Unwrap(box, owner);

    /// <summary>AES-256-GCM: nonce, cipher text, tag.</summary>
    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> bound)
    {
        var box = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(box.AsSpan(0, NonceBytes), plain, box.AsSpan(NonceBytes, plain.Length), box.AsSpan(NonceBytes + plain.Length), bound);
        return box;
    }

    /// <summary>Opens what <see cref="Seal"/> sealed.</summary>
    /// <exception cref="CryptographicException">The box was changed or belongs to something else.</exception>
    public static byte[] OpenBox(byte[] key, ReadOnlySpan<byte> box, ReadOnlySpan<byte> bound)
    {
        var plain = new byte[box.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(box[..NonceBytes], box[NonceBytes..^TagBytes], box[^TagBytes..], plain, bound);
        return plain;
    }
}
