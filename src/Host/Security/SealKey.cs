using System.Security.Cryptography;
using EduEvents.Domain.Security;
using EduEvents.Host.Operations;
using NSec.Cryptography;

namespace EduEvents.Host.Security;

/// <summary>
/// The key that signs the heads of logs (Ed25519): a file that only the product's user may read, made at the first start. Whoever holds a
/// head can check it with the public key alone.
/// </summary>
public sealed class SealKey : IDisposable
{
    private readonly Key _key;

    private SealKey(Key key)
    {
        _key = key;
        PublicKey = key.PublicKey.Export(KeyBlobFormat.RawPublicKey);
        Name = $"eduevents/{Convert.ToHexStringLower(SHA256.HashData(PublicKey))[..16]}";
    }

    /// <summary>Name of the key and first part of every origin.</summary>
    public string Name { get; }

    /// <summary>32 bytes.</summary>
    public byte[] PublicKey { get; }

    /// <summary>The public key as other tools read it.</summary>
    public string VerifierKey => Checkpoint.VerifierKey(Name, PublicKey);

    /// <summary>Opens the key of a folder, or makes it.</summary>
    /// <exception cref="CannotStart">Others may read the file, or it is damaged.</exception>
    public static SealKey Open(string folder) =>
        new(Key.Import(SignatureAlgorithm.Ed25519, SecretFile.Open(Path.Combine(folder, "seal")), KeyBlobFormat.RawPrivateKey));

    /// <summary>The signed head of a log.</summary>
    /// <param name="log">The log: an organisation, or the log of blocks.</param>
    /// <param name="size">Leaves.</param>
    /// <param name="root">Root over them.</param>
    public string Sign(string log, long size, byte[] root) =>
        new Checkpoint($"{Name}/{log}", size, root).Sign(Name, PublicKey, data => SignatureAlgorithm.Ed25519.Sign(_key, data));

    /// <summary>A text of the product, signed as heads are.</summary>
    public string SignNote(string text) => Checkpoint.Note(text, Name, PublicKey, data => SignatureAlgorithm.Ed25519.Sign(_key, data));

    /// <inheritdoc />
    public void Dispose() => _key.Dispose();
}
