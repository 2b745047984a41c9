using System.Runtime.InteropServices;

namespace EduEvents.Host.Operations;

/// <summary>Programs that come with the product and run as processes of their own.</summary>
public static class OwnPrograms
{
    /// <summary>The runtime that runs this process runs those: shared/Microsoft.NETCore.App/VERSION lies beside the program that starts it.</summary>
    public static readonly string Dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    /// <summary>Where a program lies.</summary>
    public static string Find(string folder, string program) => Path.Combine(AppContext.BaseDirectory, folder, program);
}
