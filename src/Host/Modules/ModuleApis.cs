namespace EduEvents.Host.Modules;

/// <summary>The API of every module, asked for once.</summary>
public static class ModuleApis
{
    /// <summary>Module name and its API.</summary>
    public static readonly IReadOnlyList<(string Module, ModuleApi Api)> All = [.. Modules.All.Modules.Select(m =>
    {
        var api = new ModuleApi();
        m.Api(api);
        return (m.Name, api);
    })];
}
