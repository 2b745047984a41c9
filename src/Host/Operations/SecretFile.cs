using System.Security.Cryptography;

namespace EduEvents.Host.Operations;

/// <summary>Files of secrets: random bytes that only the product's user may read, made at the first start and never again.</summary>
public static class SecretFile
{
    /// <summary>Length of every secret in bytes.</summary>
    public const int Bytes = 32;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The secret of a file; the file is made when there is none.</summary>
    /// <exception cref="CannotStart">Others may read the file, or it is damaged, or it cannot be read or made.</exception>
    public static byte[] Open(string path)
    {
        try
        {
            if (!File.Exists(path)) Keep(path, RandomNumberGenerator.GetBytes(Bytes));
            if ((File.GetUnixFileMode(path) & ~OwnerOnly) != 0)
                throw new CannotStart($"The key file {path} may be read by others. Set its mode to 0600: chmod 600 {path}");
            var secret = File.ReadAllBytes(path);
            return secret.Length == Bytes
                ? secret
                : throw new CannotStart($"The key file {path} is damaged: it must hold {Bytes} bytes. Restore it from a backup.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart($"The key file {path} cannot be read or made: {e.Message}");
        }
    }

    /// <summary>Writes a file that only the product's user may read; one that is there already stays, but where it is to be replaced.</summary>
    public static void Keep(string path, ReadOnlySpan<byte> content, bool replace = false)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var fresh = $"{path}.{Environment.ProcessId}";
        using (var file = new FileStream(fresh, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }
        // Two Hosts may start at once: the first name wins, the other content is thrown away unused.
        try { File.Move(fresh, path, replace); }
        catch (IOException) when (File.Exists(path)) { File.Delete(fresh); }
    }
}
