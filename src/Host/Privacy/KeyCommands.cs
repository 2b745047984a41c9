using EduEvents.Application;
using EduEvents.Application.Privacy;
using EduEvents.Host.Operations;
using EduEvents.Host.Store;

namespace EduEvents.Host.Privacy;

/// <summary>keys: shows the key-encryption key; keys renew: makes a new one and seals the keys of people anew, while Hosts go on working.</summary>
public static class KeyCommands
{
    /// <summary>Does what is asked.</summary>
    public static async Task<int> Run(IServiceProvider services, string? what, CancellationToken stop)
    {
        var keys = services.GetRequiredService<KeyFile>().Keys;
        switch (what)
        {
            case null:
                Console.WriteLine($"Key {keys.Current} of {keys.Place} seals.");
                return 0;
            case "renew":
                Console.WriteLine($"Key {keys.Current + 1} is being made.");
                var people = await Renew(services, new ProgressBar("keys").Show, stop);
                Console.WriteLine($"\nKey {keys.Current} of {keys.Place} seals; the keys of {people:N0} people were sealed anew.");
                return 0;
            default:
                await Console.Error.WriteLineAsync("Use keys or keys renew.");
                return 2;
        }
    }

    /// <summary>Makes a new key, seals anew, and puts it on record.</summary>
    /// <returns>How many people's keys were sealed anew.</returns>
    public static async Task<long> Renew(IServiceProvider services, Action<long, long> progress, CancellationToken stop)
    {
        var (keys, people) = (services.GetRequiredService<KeyFile>().Keys, services.GetRequiredService<PersonKeys>());
        var all = await people.Count(stop);
        var key = keys.Renew();
        // A Host that was about to seal with the old key may still do so once; the second pass finds it.
        var done = await people.Rewrap(n => progress(n, Math.Max(all, n)), stop);
        done += await people.Rewrap(_ => { }, stop);
        var id = Guid.CreateVersion7();
        await services.GetRequiredService<CommandPipeline>().Send(new RecordKeyRenewal(key, done), new()
        {
            Actor = Actor.System, Organisation = CommandContext.Platform, CommandId = id, Correlation = id.ToString(), Device = "eduevents keys"
        }, stop);
        return done;
    }
}
