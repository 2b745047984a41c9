using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Host.Access;
using EduEvents.Host.Http;
using Microsoft.Extensions.DependencyInjection;

namespace EduEvents.Importers;

/// <summary>
/// Accounts out of a CSV list for people whom an organisation knows. Their initial passwords are written to a file that nobody else may read,
/// and to no other place.
/// </summary>
public static class AccountFile
{
    /// <summary>Imports the list.</summary>
    /// <returns>0 when every row is right, 3 when some could not be used.</returns>
    public static async Task<int> Import(IServiceProvider services, string list, Guid organisation, string slips, CancellationToken stop)
    {
        var text = await File.ReadAllTextAsync(list, stop);
        // The same list is the same import, so a repeat shows no slip twice.
        var import = StableId.Of("accounts.file", organisation, text);
        var done = await services.GetRequiredService<AccountImport>().Apply(AsLoader(organisation, import), import, text, stop);
        await using (var written = new StreamWriter(new FileStream(slips, new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite
        })))
        {
            await written.WriteLineAsync("name\tuserName\tkind\tsecret\tuntil");
            foreach (var slip in done.Slips)
                await written.WriteLineAsync($"{slip.Name}\t{slip.UserName}\t{slip.Kind}\t{slip.Secret}\t{slip.Until:O}");
        }
        var texts = services.GetRequiredService<RefusalTexts>();
        foreach (var row in done.Rows.Where(r => r.Problems.Count > 0))
            await Console.Error.WriteLineAsync($"{row.Line}: {string.Join(' ', row.Problems.Select(texts.Of))}");
        Console.WriteLine($"{done.Made:N0} accounts made, {done.Rows.Count(r => r.State == "exists"):N0} there already; slips are in {slips}.");
        return done.Rows.Any(r => r.Problems.Count > 0) ? 3 : 0;
    }

    private static CommandContext AsLoader(Guid organisation, Guid import) => new()
    {
        Actor = Actor.Loader, Organisation = organisation.ToString("N"), CommandId = import, Correlation = "import", Device = "import"
    };
}
