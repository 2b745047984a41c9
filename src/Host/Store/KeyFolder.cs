using System.Globalization;
using System.Security.Cryptography;
using EduEvents.Host.Operations;

namespace EduEvents.Host.Store;

/// <summary>Key-encryption keys as files that only the product's user may read: kek, kek.2, kek.3 and so on.</summary>
public sealed class KeyFolder : IKeyEncryption
{
    private readonly string _folder;
    private readonly Lock _gate = new();
    private byte[][] _keys;

    private KeyFolder(string folder, byte[] first) => (_folder, _keys) = (folder, [first]);

    /// <inheritdoc />
    public string Place => PathOf(1);

    /// <inheritdoc />
    public int Current
    {
        get
        {
            TakeUp();
            return _keys.Length;
        }
    }

    /// <summary>The first key; others were derived from it before keys could be renewed.</summary>
    public byte[] First => _keys[0];

    /// <summary>Opens the keys of a folder, or makes the first.</summary>
    /// <exception cref="CannotStart">Others may read a file, or it is damaged, or it cannot be read or made.</exception>
    public static KeyFolder Open(string folder)
    {
        var keys = new KeyFolder(folder, SecretFile.Open(Path.Combine(folder, "kek")));
        keys.TakeUp();
        return keys;
    }

    /// <inheritdoc />
    public byte[] Wrap(ReadOnlySpan<byte> plain, Guid owner)
    {
        TakeUp();
        return KeyFile.Seal(_keys[^1], plain, owner.ToByteArray());
    }

    /// <inheritdoc />
    public byte[] Unwrap(ReadOnlySpan<byte> box, Guid owner)
    {
        var known = _keys.Length;
        foreach (var key in _keys.Reverse())
            if (Try(key, box, owner) is { } plain) return plain;
        TakeUp();
        foreach (var key in _keys.Skip(known))
            if (Try(key, box, owner) is { } plain) return plain;
        throw new CryptographicException("No key-encryption key opens this.");
    }

    /// <inheritdoc />
    public int Renew()
    {
        lock (_gate) SecretFile.Open(PathOf(Current + 1));
        return Current;
    }

    private static byte[]? Try(byte[] key, ReadOnlySpan<byte> box, Guid owner)
    {
        try
        {
            return KeyFile.OpenBox(key, box, owner.ToByteArray());
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // Another process may have renewed the key: from then on that one seals here too.
    private void TakeUp()
    {
        while (File.Exists(PathOf(_keys.Length + 1)))
            lock (_gate)
                if (File.Exists(PathOf(_keys.Length + 1))) _keys = [.. _keys, SecretFile.Open(PathOf(_keys.Length + 1))];
    }

    private string PathOf(int number) => Path.Combine(_folder, number == 1 ? "kek" : $"kek.{number.ToString(CultureInfo.InvariantCulture)}");
}
