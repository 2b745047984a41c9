using System.IO.Compression;
using System.Text;

namespace EduEvents.Host.Files;

/// <summary>
/// Tells what a file is by what it holds. What the sender says of it is never believed: a page of script sent as a photo would else be opened as a page.
/// </summary>
public static class FileKinds
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";

    // Macros are programs; a document that has them is not taken.
    private const string Macros = "vbaProject.bin";
    private const int TextLooked = 4096;

    /// <summary>The media type; null when it is none that is known here.</summary>
    public static string? Of(byte[] content) => content switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => "application/pdf",
        [(byte)'P', (byte)'K', 3, 4, ..] => Packed(content),
        [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, 0xFB, ..] => "audio/mpeg",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => "video/mp4",
        _ => IsText(content) ? "text/plain" : null
    };

    /// <summary>True for what a browser shows as a picture and nothing else.</summary>
    public static bool IsPicture(string kind) => kind is "image/jpeg" or "image/png" or "image/webp";

    /// <summary>Ending of a file's name.</summary>
    public static string Ending(string kind) => kind switch
    {
        "image/jpeg" => "jpg", "application/pdf" => "pdf", "text/plain" => "txt", "audio/mpeg" => "mp3", "application/vnd.oasis.opendocument.text" => "odt",
        $"{Office}wordprocessingml.document" => "docx", $"{Office}spreadsheetml.sheet" => "xlsx", $"{Office}presentationml.presentation" => "pptx",
        _ => kind.Split('/')[^1]
    };

    private static string? Packed(byte[] content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            string[] names = [.. archive.Entries.Select(e => e.FullName)];
            if (names.Any(n => n.EndsWith(Macros, StringComparison.OrdinalIgnoreCase))) return null;
            if (names.Contains("word/document.xml")) return $"{Office}wordprocessingml.document";
            if (names.Contains("xl/workbook.xml")) return $"{Office}spreadsheetml.sheet";
            if (names.Contains("ppt/presentation.xml")) return $"{Office}presentationml.presentation";
            return names.FirstOrDefault() == "mimetype" && names.Contains("content.xml") ? "application/vnd.oasis.opendocument.text" : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static bool IsText(byte[] content)
    {
        var start = content.AsSpan(0, Math.Min(content.Length, TextLooked));
        if (start.Contains((byte)0)) return false;
        try
        {
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(content);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
