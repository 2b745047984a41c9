namespace EduEvents.Host.Postgres;

/// <summary>A path without links, so that two names of one folder are known to be one.</summary>
public static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>The path with every link on the way followed.</summary>
    public static string Of(string path)
    {
        for (var links = 0; links < MostLinks; links++)
        {
            if (FirstLink(path) is not { } link) return path;
            var rest = Path.GetRelativePath(link.FullName, path);
            path = Path.GetFullPath(rest == "." ? link.ResolveLinkTarget(false)!.FullName : Path.Combine(link.ResolveLinkTarget(false)!.FullName, rest));
        }
        return path;
    }

    private static DirectoryInfo? FirstLink(string path)
    {
        var parents = new Stack<DirectoryInfo>();
        for (var folder = new DirectoryInfo(path); folder is not null; folder = folder.Parent) parents.Push(folder);
        return parents.FirstOrDefault(f => f.LinkTarget is not null);
    }
}
