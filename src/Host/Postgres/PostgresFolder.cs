using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EduEvents.Host.Postgres;

/// <summary>The files of the cluster: data, socket, logs, secret, and the locks by which Hosts agree.</summary>
public sealed class PostgresFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerOnly | UnixFileMode.UserExecute;

    // sun_path holds 107 bytes, of which PostgreSQL needs some for its own file names.
    private const int LongestSocketFolder = 87;

    private PostgresFolder(string root, DatabaseUser? user)
    {
        Root = root;
        User = user;
        var socket = Path.Combine(root, "run");
        // A list of hosts is split at commas, so such a path cannot be told to the driver either.
        var usable = Encoding.UTF8.GetByteCount(socket) <= LongestSocketFolder && !socket.Contains(',');
        Socket = usable ? socket : Path.Combine(ShortFolder(user), $"eduevents-{Digest(root)}");
    }

    public string Root { get; }
    public DatabaseUser? User { get; }
    public string Data => Path.Combine(Root, "data");
    public string Logs => Path.Combine(Root, "log");
    public string Socket { get; }
    public string StartLog => Path.Combine(Logs, "start.log");
    public string SecretFile => Path.Combine(Root, "owner.secret");
    private string PidFile => Path.Combine(Data, "postmaster.pid");

    /// <summary>Makes the folders that are missing.</summary>
    /// <exception cref="PostgresUnavailable">They cannot be written.</exception>
    public static PostgresFolder Open(string dataFolder, DatabaseUser? user)
    {
        var root = Place(Path.GetFullPath(dataFolder), user);
        try
        {
            var folder = new PostgresFolder(RealPath.Of(Directory.CreateDirectory(root).FullName), user);
            foreach (var made in new[] { folder.Socket, folder.Logs }) folder.Own(Directory.CreateDirectory(made).FullName, OwnerFolder);
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PostgresUnavailable($"The data folder {root} cannot be written: {e.Message} Free the disk or set EDUEVENTS_DATA.");
        }
    }

    /// <summary>Major version of the cluster; null when there is none.</summary>
    public int? Major() => File.Exists(Path.Combine(Data, "PG_VERSION"))
        ? int.Parse(File.ReadAllText(Path.Combine(Data, "PG_VERSION")).Trim().Split('.')[0], CultureInfo.InvariantCulture)
        : null;

    /// <summary>Gives a path to the database user with a mode.</summary>
    /// <exception cref="PostgresUnavailable">Somebody has put a link in its place.</exception>
    public void Own(string path, UnixFileMode mode)
    {
        if (new FileInfo(path).LinkTarget is not null) throw new PostgresUnavailable($"{path} is a link that somebody made. Remove it.");
        File.SetUnixFileMode(path, mode);
        User?.Own(path);
    }

    /// <summary>The owner's password, made at the first start.</summary>
    public string Secret()
    {
        var path = SecretFile;
        if (File.Exists(path))
        {
            if ((File.GetUnixFileMode(path) & ~OwnerOnly) != 0) throw new PostgresUnavailable($"{path} may be read by others. Set its mode to 0600: chmod 600 {path}");
            return File.ReadAllText(path).Trim();
        }
        if (Major() is not null) throw new PostgresUnavailable($"{path} is missing although the database exists. Restore the file from a backup.");
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        using (var file = new FileStream($"{path}.new", new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }))
        {
            file.Write(Encoding.ASCII.GetBytes(secret));
            file.Flush(flushToDisk: true);
        }
        File.Move($"{path}.new", path);
        return secret;
    }

    /// <summary>Process number of the cluster's server; null when none of ours runs. A number alone proves nothing: it may have been given anew.</summary>
    public int? ServerProcess()
    {
        if (!File.Exists(PidFile)) return null;
        try
        {
            if (!int.TryParse(File.ReadLines(PidFile).FirstOrDefault(), out var pid)) return null;
            var status = File.ReadAllText($"/proc/{pid}/stat");
            if (status[status.LastIndexOf(')') + 2] is 'Z' or 'X') return null;
            // The command line may be read by everybody; what a process of another user runs and where only with rights a container lacks.
            var command = File.ReadAllText($"/proc/{pid}/cmdline").Split('\0');
            var folder = command.SkipWhile(a => a != "-D").ElementAtOrDefault(1);
            return command[0].EndsWith("/postgres", StringComparison.Ordinal) && folder is not null && RealPath.Of(folder) == Data ? pid : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A pid file left by a crash makes PostgreSQL refuse for ever once its number belongs to another process.</summary>
    public void RemoveStalePidFile()
    {
        if (ServerProcess() is null) File.Delete(PidFile);
    }

    /// <summary>Waits for the right to start or stop the server; one Host at a time.</summary>
    public async Task<FileStream> Lock(CancellationToken stop)
    {
        const int wouldBlock = 11;
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(Root, "start.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (e.HResult == wouldBlock)
            {
                await Task.Delay(100, stop);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new PostgresUnavailable($"The data folder {Root} cannot be written: {e.Message}");
            }
        }
    }

    /// <summary>Says for as long as it is open that a Host uses the server.</summary>
    public FileStream Lease()
    {
        var path = Path.Combine(Root, "users.lock");
        using (new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite))
        {
            // Only makes sure that the file exists.
        }
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
    }

    /// <summary>True when no lease is open any more.</summary>
    public bool IsLastUser()
    {
        try
        {
            using var alone = new FileStream(Path.Combine(Root, "users.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>The last lines the server wrote.</summary>
    public string LastLog() => new DirectoryInfo(Logs).EnumerateFiles("pg-*").OrderByDescending(f => f.LastWriteTimeUtc).FirstOrDefault() is { } newest
        ? string.Join('\n', File.ReadLines(newest.FullName).TakeLast(4))
        : "";

    // Under root the database user must be able to reach the cluster; the home of root is closed to it.
    private static string Place(string dataFolder, DatabaseUser? user)
    {
        var usual = Path.Combine(dataFolder, "postgres");
        if (user is null) return usual;
        for (var parent = Existing(usual); parent is not null; parent = parent.Parent)
            if ((parent.UnixFileMode & UnixFileMode.OtherExecute) == 0) return Path.Combine("/var/lib/eduevents", Digest(usual));
        return usual;
    }

    // Anybody may make folders in /tmp; where root can, it takes a place that only root can write.
    private static string ShortFolder(DatabaseUser? user) => user is not null && Directory.Exists("/run") ? "/run" : "/tmp";

    private static DirectoryInfo? Existing(string path)
    {
        var folder = new DirectoryInfo(path);
        while (folder is { Exists: false }) folder = folder.Parent;
        return folder;
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
