using System.Reflection;
using System.Security.Cryptography;
using EduEvents.Host.Operations;

namespace EduEvents.Host.Security;

/// <summary>A file of the program that is not as it was built.</summary>
/// <param name="Fault">changed, missing or added.</param>
/// <param name="Path">Its path below the program's folder.</param>
public sealed record ProgramFault(string Fault, string Path)
{
    public const string Changed = "changed", Missing = "missing", Added = "added";
}

/// <summary>What a look at the program's files came to.</summary>
/// <param name="Program">Name of the program.</param>
/// <param name="Version">Version of the product in it.</param>
/// <param name="Manifest">SHA-256 over the manifest; null where the program was built without one.</param>
/// <param name="Files">Files in the manifest.</param>
/// <param name="LookedAt">When it was looked.</param>
/// <param name="Faults">What differs.</param>
public sealed record ProgramLook(string Program, string Version, string? Manifest, int Files, DateTimeOffset LookedAt, IReadOnlyList<ProgramFault> Faults);

/// <summary>
/// The files of the running program against the manifest that its build has made (program.manifest beside it, as sha256sum reads it), so that a changed,
/// missing or foreign file is found (Order 456, p. 5.17).
/// </summary>
public sealed class ProgramFiles(HostSettings settings, TimeProvider clock)
{
    /// <summary>Name of the manifest.</summary>
    public const string ManifestName = "program.manifest";

    private static readonly Assembly Entry = Assembly.GetEntryAssembly() ?? typeof(ProgramFiles).Assembly;

    /// <summary>What the newest look came to; null before the first.</summary>
    public ProgramLook? Newest { get; private set; }

    /// <summary>Hashes every file anew and compares.</summary>
    public async Task<ProgramLook> Look(CancellationToken stop)
    {
        var folder = settings.ProgramFolder;
        var version = typeof(ProgramFiles).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var manifest = Path.Combine(folder, ManifestName);
        var look = new ProgramLook(Entry.GetName().Name!, version, null, 0, clock.GetUtcNow(), []);
        if (!File.Exists(manifest)) return Newest = look;

        var text = await File.ReadAllBytesAsync(manifest, stop);
        var built = Read(System.Text.Encoding.UTF8.GetString(text));
        var found = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f))
            .Where(f => f != ManifestName).ToHashSet(StringComparer.Ordinal);
        List<ProgramFault> faults = [.. found.Except(built.Keys).Select(f => new ProgramFault(ProgramFault.Added, f))];
        foreach (var (path, hash) in built)
        {
            if (!found.Contains(path)) faults.Add(new(ProgramFault.Missing, path));
            else if (await HashOf(Path.Combine(folder, path), stop) != hash) faults.Add(new(ProgramFault.Changed, path));
        }
        return Newest = look with
        {
            Manifest = Convert.ToHexStringLower(SHA256.HashData(text)), Files = built.Count, Faults = [.. faults.OrderBy(f => f.Path, StringComparer.Ordinal)]
        };
    }

    // A line is the hash, two spaces and the path.
    private static Dictionary<string, string> Read(string manifest) => manifest.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.TrimEnd('\r').Split("  ", 2)).Where(parts => parts.Length == 2)
        .ToDictionary(parts => parts[1], parts => parts[0].ToLowerInvariant(), StringComparer.Ordinal);

    private static async Task<string> HashOf(string file, CancellationToken stop)
    {
        await using var content = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, stop));
    }
}
