namespace EduEvents.Host.Postgres;

/// <summary>Finds the folder that holds initdb, pg_ctl and postgres.</summary>
public static class PostgresPrograms
{
    private static readonly string[] Needed = ["initdb", "pg_ctl", "postgres"];
    private static readonly (string Folder, string Prefix)[] Usual = [("/usr/lib/postgresql", ""), ("/usr", "pgsql-"), ("/usr/local", "pgsql-")];

    /// <summary>The given folder, else the one of the cluster's version, else PATH, else the newest installed.</summary>
    /// <param name="given">Explicit folder.</param>
    /// <param name="major">Major version of an existing cluster; another one could not read it.</param>
    /// <exception cref="PostgresUnavailable">None is found; the message says what to install.</exception>
    public static string Find(string? given, int? major)
    {
        if (given is not null)
            return Whole(given) ? given : throw new PostgresUnavailable($"{given} does not hold initdb, pg_ctl and postgres.");
        if (major is { } version)
        {
            return Installed().Where(p => p.Major == version).Select(p => p.Folder).FirstOrDefault()
                ?? throw new PostgresUnavailable($"The data were made by PostgreSQL {version}, which is not installed. Install postgresql-{version}; nothing was changed.");
        }
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries).Select(Real).FirstOrDefault(Whole)
            ?? Installed().OrderByDescending(p => p.Major).Select(p => p.Folder).FirstOrDefault()
            ?? throw new PostgresUnavailable("PostgreSQL is not installed. On Debian or Ubuntu: apt-get install postgresql. Or set ConnectionStrings__EduEvents.");
    }

    private static IEnumerable<(int Major, string Folder)> Installed() =>
        from usual in Usual
        where Directory.Exists(usual.Folder)
        from folder in Directory.EnumerateDirectories(usual.Folder, usual.Prefix + "*")
        let bin = Path.Combine(folder, "bin")
        where int.TryParse(Path.GetFileName(folder)[usual.Prefix.Length..].Split('.')[0], out _) && Whole(bin)
        select (int.Parse(Path.GetFileName(folder)[usual.Prefix.Length..].Split('.')[0], null), bin);

    // A link in PATH may lead to one program only; the folder it leads to holds all.
    private static string Real(string folder)
    {
        var program = new FileInfo(Path.Combine(folder, "pg_ctl"));
        return program.Exists && program.ResolveLinkTarget(returnFinalTarget: true) is { } target ? Path.GetDirectoryName(target.FullName)! : folder;
    }

    private static bool Whole(string folder) => Needed.All(p => File.Exists(Path.Combine(folder, p)));
}
