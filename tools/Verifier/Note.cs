using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace EduEvents.Verifier;

/// <summary>A public key in the form NAME+HASH+BASE64 of signed notes.</summary>
public sealed record NoteKey(string Name, byte[] Hash, byte[] PublicKey)
{
    /// <summary>Reads a key.</summary>
    /// <exception cref="FormatException">It is no Ed25519 key of this form, or its hash is wrong.</exception>
    public static NoteKey Parse(string text)
    {
        var parts = text.Trim().Split('+', 3);
        if (parts.Length != 3) throw new FormatException("A key looks like NAME+HASH+BASE64.");
        var bytes = Convert.FromBase64String(parts[2]);
        if (bytes.Length != 33 || bytes[0] != 1) throw new FormatException("The key is not an Ed25519 key.");
        var hash = SHA256.HashData([.. Encoding.UTF8.GetBytes(parts[0]), (byte)'\n', .. bytes])[..4];
        return Convert.ToHexStringLower(hash) == parts[1] ? new(parts[0], hash, bytes[1..]) : throw new FormatException("The hash of the key is wrong.");
    }
}

/// <summary>A signed head of a log.</summary>
public sealed record Note(string Origin, long Size, byte[] Root)
{
    /// <summary>Checks the signature of any signed note.</summary>
    /// <returns>The signed text; null when no signature by the key holds.</returns>
    /// <exception cref="FormatException">The text is no signed note.</exception>
    public static string? Text(string note, NoteKey key)
    {
        var end = note.IndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0) throw new FormatException("The text has no signature.");
        var body = note[..(end + 1)];
        return note[(end + 2)..].Split('\n', StringSplitOptions.RemoveEmptyEntries).Any(line => Signed(body, line, key)) ? body : null;
    }

    /// <summary>Reads a head and checks its signature.</summary>
    /// <returns>The head; null when no signature by the key holds.</returns>
    /// <exception cref="FormatException">The text is no checkpoint.</exception>
    public static Note? Open(string text, NoteKey key)
    {
        if (Text(text, key) is not { } body) return null;
        var lines = body.Split('\n');
        return lines.Length >= 4
            ? new(lines[0], long.Parse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture), Convert.FromBase64String(lines[2]))
            : throw new FormatException("The head needs origin, size and root.");
    }

    private static bool Signed(string body, string line, NoteKey key)
    {
        var parts = line.Split(' ');
        if (parts is not ["\u2014", var name, var encoded] || name != key.Name) return false;
        var signature = Convert.FromBase64String(encoded);
        if (signature.Length != 68 || !signature.AsSpan(0, 4).SequenceEqual(key.Hash)) return false;
        var verifier = new Ed25519Signer();
        verifier.Init(forSigning: false, new Ed25519PublicKeyParameters(key.PublicKey));
        var bytes = Encoding.UTF8.GetBytes(body);
        verifier.BlockUpdate(bytes, 0, bytes.Length);
        return verifier.VerifySignature(signature[4..]);
    }
}
