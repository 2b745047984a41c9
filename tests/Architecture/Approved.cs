using System.Runtime.CompilerServices;

namespace EduEvents.Architecture;

/// <summary>Text files that hold what must not drift. A change in one of them is what a reviewer looks at first.</summary>
public static class Approved
{
    /// <summary>The lines equal the approved file; else a .received file is left beside it, to be compared and taken over.</summary>
    public static void Equals(string name, IEnumerable<string> lines, [CallerFilePath] string here = "")
    {
        var (approved, received) = (
            Path.Combine(Path.GetDirectoryName(here)!, "Approved", $"{name}.approved.txt"), string.Concat(lines.Select(l => l + "\n")));
        if (File.Exists(approved) && File.ReadAllText(approved) == received) return;
        File.WriteAllText(Path.ChangeExtension(approved, null)[..^".approved".Length] + ".received.txt", received);
        Assert.Fail($"{name} has changed. Compare {name}.received.txt with {name}.approved.txt; what is meant to change is taken over.");
    }
}
