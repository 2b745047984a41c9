using System.Collections.Concurrent;
using System.Globalization;
using EduEvents.Host.Operations;

namespace EduEvents.Host.Privacy;

/// <summary>
/// The register of destroyed keys: a file beside the key-encryption key, outside the database. A backup of the database brings back the wrapped
/// keys of people who were erased after it was made; this file makes the product destroy them again before it reads anything.
/// </summary>
public sealed class ErasedPeople
{
    private readonly string _path;
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _known = new();

    private ErasedPeople(string path) => _path = path;

    /// <summary>Everybody in the register, with the time of the destruction.</summary>
    public IReadOnlyDictionary<Guid, DateTimeOffset> All => _known;

    /// <summary>Opens the register of a keys folder; there is none before the first erasure.</summary>
    /// <exception cref="CannotStart">A line of it cannot be read.</exception>
    public static ErasedPeople Open(string folder)
    {
        var register = new ErasedPeople(Path.Combine(folder, "erased"));
        if (!File.Exists(register._path)) return register;
        foreach (var line in File.ReadLines(register._path).Where(l => l.Length > 0))
        {
            if (line.Split(' ') is not [var id, var at] || !Guid.TryParse(id, out var person)
                || !DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
                throw new CannotStart($"The register of destroyed keys {register._path} is damaged at '{line}'. Restore it from a backup.");
            register._known[person] = time;
        }
        return register;
    }

    /// <summary>True when the person's key was destroyed.</summary>
    public bool Contains(Guid person) => _known.ContainsKey(person);

    /// <summary>Writes a person down; on the disk when this returns.</summary>
    public void Add(Guid person, DateTimeOffset at)
    {
        lock (_gate)
        {
            if (_known.ContainsKey(person)) return;
            using var file = new FileStream(_path, new FileStreamOptions
            {
                Mode = FileMode.Append, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite
            });
            file.Write(System.Text.Encoding.ASCII.GetBytes($"{person} {at.ToUniversalTime():yyyy-MM-ddTHH:mm:ssZ}\n"));
            file.Flush(flushToDisk: true);
            _known[person] = at;
        }
    }
}
