using EduEvents.Application;
using EduEvents.Host;
using EduEvents.Host.Operations;
using EduEvents.Importers;
using EduEvents.Importers.OneRoster;
using Marten;
using Microsoft.Extensions.DependencyInjection;

const string Usage = """
    ./eduevents import oneroster ZIP [--language kk|ru|en] [--accounts FILE]
    ./eduevents import accounts CSV --organisation ID --slips FILE [--language kk|ru|en]
    ./eduevents import make ZIP [--learners N] [--schools N] [--seed N]
    """;
const int Broken = 3, Misused = 2, Failed = 1;

switch (args)
{
    case ["oneroster", var zip, .. var rest] when File.Exists(zip): return await Import(new(zip, Option(rest, "--language") ?? "en",
        Option(rest, "--accounts")));
    case ["oneroster", var zip, ..]:
        await Console.Error.WriteLineAsync($"There is no file {zip}.");
        return Misused;
    case ["accounts", var list, .. var rest] when File.Exists(list) && Guid.TryParse(Option(rest, "--organisation"), out var organisation)
        && Option(rest, "--slips") is { } slips && !File.Exists(slips):
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo(Option(rest, "--language") ?? "kk");
        return await HostProgram.Use((services, stop) => AccountFile.Import(services, list, organisation, slips, stop));
    case ["make", var zip, .. var rest]:
        BundleMaker.Write(zip, Number(rest, "--learners", 20_000), Number(rest, "--schools", 20), Number(rest, "--seed", 1));
        return 0;
    default:
        await Console.Error.WriteLineAsync(Usage);
        return Misused;
}

async Task<int> Import(ImportOptions options)
{
    if (options.Language is not ("kk" or "ru" or "en") || (options.Accounts is { } file && File.Exists(file)))
    {
        await Console.Error.WriteLineAsync(options.Language is "kk" or "ru" or "en" ? $"{options.Accounts} exists; name a new file."
            : Usage);
        return Misused;
    }
    return await HostProgram.Use((services, stop) => Run(services, options, stop));
}

static async Task<int> Run(IServiceProvider services, ImportOptions options, CancellationToken stop)
{
    var started = TimeProvider.System.GetTimestamp();
    try
    {
        var import = new OneRosterImport(services.GetRequiredService<IDocumentStore>(), services.GetRequiredService<BulkLane>(),
            TimeProvider.System);
        var (result, plan) = await import.Run(options, name => new ProgressBar(name), stop);
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        Summary.Print(result, seconds);
        if (options.Accounts is { } file)
        {
            var made = await new StaffAccounts(services, plan, file).Make(new("accounts"), stop);
            Console.WriteLine($"\n{made:N0} accounts; their passwords are in {file}.");
        }
        return result.Problems.Count > 0 ? Broken : 0;
    }
    catch (InvalidDataException e)
    {
        await Console.Error.WriteLineAsync(e.Message);
        return Failed;
    }
}

static string? Option(string[] rest, string name) =>
    Array.IndexOf(rest, name) is >= 0 and var at && at + 1 < rest.Length ? rest[at + 1] : null;

static int Number(string[] rest, string name, int otherwise) => int.TryParse(Option(rest, name), out var number) ? number : otherwise;
