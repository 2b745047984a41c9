using System.Runtime.InteropServices;

namespace EduEvents.Host.Postgres;

/// <summary>The ordinary user that PostgreSQL runs as when the product itself runs as root.</summary>
public sealed partial record DatabaseUser(string Name, uint Id, uint Group)
{
    private static readonly string[] Names = ["eduevents", "postgres"];

    /// <summary>The user to change to; null when the product is an ordinary user itself.</summary>
    /// <exception cref="PostgresUnavailable">The product is root and there is no such user.</exception>
    public static DatabaseUser? Find()
    {
        if (GetEffectiveUser() != 0) return null;
        var users = File.ReadLines("/etc/passwd").Select(l => l.Split(':')).Where(p => p.Length >= 4)
            .Select(p => new DatabaseUser(p[0], uint.Parse(p[2], null), uint.Parse(p[3], null))).ToList();
        return Names.Select(n => users.Find(u => u.Name == n)).FirstOrDefault(u => u is not null)
            ?? throw new PostgresUnavailable("PostgreSQL refuses to run as root, and there is no user 'eduevents' or 'postgres'. Make one: useradd --system eduevents.");
    }

    /// <summary>Gives a file or folder to the user.</summary>
    public void Own(string path)
    {
        if (ChangeOwner(path, Id, Group) != 0)
            throw new PostgresUnavailable($"{path} cannot be given to the user {Name}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [LibraryImport("libc", EntryPoint = "geteuid", SetLastError = true)]
    private static partial uint GetEffectiveUser();

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint user, uint group);
}
