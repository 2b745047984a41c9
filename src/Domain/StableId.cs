using System.Security.Cryptography;
using System.Text;

namespace EduEvents.Domain;

/// <summary>Name-based ids: the same name and parts always give the same id, so a repeated message repeats nothing.</summary>
public static class StableId
{
    /// <summary>An RFC 9562 version 8 id over SHA-256 of the name and its parts.</summary>
    public static Guid Of(string name, params ReadOnlySpan<object> parts)
    {
        var text = new StringBuilder(name);
        foreach (var part in parts) text.Append(':').Append(Text(part));

        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()), hash);
        hash[6] = (byte)(hash[6] & 0x0F | 0x80);
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    private static string Text(object part) => part is IFormattable value
        ? value.ToString(part is DateOnly ? "yyyy-MM-dd" : null, System.Globalization.CultureInfo.InvariantCulture)
        : part.ToString() ?? "";
}
