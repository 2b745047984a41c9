using System.Security.Cryptography;
using System.Text;

namespace EduEvents.Domain.Security;

/// <summary>
/// The head of a log in the C2SP checkpoint form (tlog-checkpoint, signed-note): origin, size, root, and a signature line that anybody can
/// check with the public key alone.
/// </summary>
/// <param name="Origin">Name of the log, the same for ever.</param>
/// <param name="Size">Leaves of the log.</param>
/// <param name="Root">Root over all of them.</param>
public sealed record Checkpoint(string Origin, long Size, byte[] Root)
{
    /// <summary>Ed25519 in the signed-note form.</summary>
    private const byte Ed25519 = 1;

    /// <summary>The text that is signed.</summary>
    public string Body => $"{Origin}\n{Size}\n{Convert.ToBase64String(Root)}\n";

    /// <summary>The whole note: text, blank line, signature line.</summary>
    /// <param name="keyName">Name of the signing key.</param>
    /// <param name="publicKey">Its 32 bytes.</param>
    /// <param name="sign">Signs bytes with the private key; 64 bytes come back.</param>
    public string Sign(string keyName, byte[] publicKey, Func<byte[], byte[]> sign) => Note(Body, keyName, publicKey, sign);

    /// <summary>Any text as a signed note; it must end with a line break and hold no empty line.</summary>
    public static string Note(string text, string keyName, byte[] publicKey, Func<byte[], byte[]> sign) =>
        $"{text}\n\u2014 {keyName} {Convert.ToBase64String([.. KeyHash(keyName, publicKey), .. sign(Encoding.UTF8.GetBytes(text))])}\n";

    /// <summary>The verifier key: name, key hash, algorithm and public key, as other tools of this form read it.</summary>
    public static string VerifierKey(string keyName, byte[] publicKey) =>
        $"{keyName}+{Convert.ToHexStringLower(KeyHash(keyName, publicKey))}+{Convert.ToBase64String([Ed25519, .. publicKey])}";

    private static byte[] KeyHash(string keyName, byte[] publicKey) =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes(keyName), (byte)'\n', Ed25519, .. publicKey])[..4];
}
