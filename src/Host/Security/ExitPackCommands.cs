using EduEvents.Application;
using EduEvents.Application.Security;
using EduEvents.Domain.Security;
using EduEvents.Host.Http;

namespace EduEvents.Host.Security;

/// <summary>Hands exit packs out: as a file of the API, and by exit-pack --organisation ID FILE. Each raises a notice, for it holds everything.</summary>
public static class ExitPackCommands
{
    /// <summary>Kind of the notice.</summary>
    public const string HandedOut = "export.exit_pack";

    private static readonly TimeSpan Request = TimeSpan.FromSeconds(5), Command = TimeSpan.FromSeconds(60);

    /// <summary>Sends the pack of the organisation; its right was checked.</summary>
    public static async Task<IResult> Send(ReadRequest request)
    {
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 81_920, FileOptions.DeleteOnClose);
        try
        {
            if (await request.Get<ExitPack>().Write(request.Organisation, file, Request, request.Stop) == 0)
            {
                await file.DisposeAsync();
                return Problems.NotFound();
            }
        }
        catch (TablesBehind)
        {
            await file.DisposeAsync();
            request.Http.Response.Headers.RetryAfter = "5";
            return Results.Problem(request.Get<Problems>().Make(503, "view_behind"));
        }
        await Tell(request.Get<CommandPipeline>(), request.Organisation, request.Actor.AccountId, request.Stop);
        file.Position = 0;
        return Results.File(file, "application/zip", "exit-pack.zip");
    }

    /// <summary>Writes a pack to a new file.</summary>
    public static async Task<int> Run(IServiceProvider services, string[] args, CancellationToken stop)
    {
        if (args is not [_, "--organisation", var named, var path] || !Guid.TryParse(named, out var id))
        {
            await Console.Error.WriteLineAsync("Use exit-pack --organisation ID FILE.");
            return 2;
        }
        await services.GetRequiredService<Sealer>().SealAll(stop);
        long events;
        try
        {
            events = await ToFile(services, id.ToString("N"), path, stop);
        }
        catch (TablesBehind behind)
        {
            File.Delete(path);
            await Console.Error.WriteLineAsync($"{behind.Message} Nothing was written. Let the product run until ./eduevents views tells that nothing is behind, then try again.");
            return 1;
        }
        if (events > 0) await Tell(services.GetRequiredService<CommandPipeline>(), id.ToString("N"), Actor.System.AccountId, stop);
        Console.WriteLine(events > 0 ? $"{events:N0} sealed events were written to {path}. Check it with: verifier pack {path}" : "Nothing of this organisation is sealed.");
        return events > 0 ? 0 : 1;
    }

    private static async Task<long> ToFile(IServiceProvider services, string organisation, string path, CancellationToken stop)
    {
        await using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite
        });
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ExitPack>().Write(organisation, file, Command, stop);
    }

    private static async Task Tell(CommandPipeline pipeline, string organisation, Guid account, CancellationToken stop)
    {
        var id = Guid.CreateVersion7();
        await pipeline.Send(new RaiseAlert(id, HandedOut, AlertSeverity.Notice, [new("account", account.ToString())], organisation), new()
        {
            Actor = Actor.System, Organisation = CommandContext.Platform, CommandId = id, Correlation = id.ToString(), Device = "exit-pack"
        }, stop);
    }
}
