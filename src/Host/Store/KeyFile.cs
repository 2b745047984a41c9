using System.Security.Cryptography;
using EduEvents.Host.Operations;

namespace EduEvents.Host.Store;

/// <summary>The key-encryption key: 32 random bytes in a file that only the product's user may read, made at the first start.</summary>
public sealed class KeyFile
{
    private const int NonceBytes = 12, TagBytes = 16;
    private readonly byte[] _key;

    private KeyFile(string path, byte[] key)
    {
        (Path, _key) = (path, key);
        IndexKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: "eduevents.index"u8.ToArray());
        OriginKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: "eduevents.origin"u8.ToArray());
    }

    /// <summary>Where the file lies.</summary>
    public string Path { get; }

    /// <summary>Key of look-up hashes, derived.</summary>
    public byte[] IndexKey { get; }

    /// <summary>Key of the marks by which the product knows its own events, derived.</summary>
    public byte[] OriginKey { get; }

    /// <summary>Opens the key file of a folder, or makes it.</summary>
    /// <exception cref="CannotStart">Others may read the file, or it is damaged, or it cannot be read or made.</exception>
    public static KeyFile Open(string folder)
    {
        var path = System.IO.Path.Combine(folder, "kek");
        return new(path, SecretFile.Open(path));
    }

    /// <summary>Seals a secret, bound to what it belongs to.</summary>
    public byte[] Wrap(ReadOnlySpan<byte> plain, Guid owner) => Seal(_key, plain, owner.ToByteArray());

    /// <summary>Opens what <see cref="Wrap"/> sealed.</summary>
    public byte[] Unwrap(ReadOnlySpan<byte> box, Guid owner) => OpenBox(_key, box, owner.ToByteArray());

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
