using System.Diagnostics;
using System.Globalization;
using EduEvents.Application.People;
using EduEvents.Application.Privacy;

namespace EduEvents.Bench.Drills;

/// <summary>
/// A learner who has left is erased from a store of a million events, as an officer does it: how long until the name is found nowhere, until the
/// certificate is there, and whether an independent program still finds every seal whole.
/// </summary>
public static class ErasureDrill
{
    private const string Name = "Өшірілетінов";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10), Limit = TimeSpan.FromMinutes(5);

    /// <summary>Runs it.</summary>
    /// <returns>What was measured, as a table.</returns>
    /// <exception cref="InvalidOperationException">The name can still be read, or a seal does not hold.</exception>
    public static async Task<string> Run(Options options, CancellationToken stop)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        await using var store = await LargeStore.Make(options.Events, stop);
        using var officer = await store.Officer(stop);
        var learner = store.School.Pupils.First();
        await officer.Send("/api/people/change-learner-name",
            new ChangeLearnerName(learner.Id, Name, learner.Person.Name.GivenName, "", store.Today, "Туу туралы куәлік"), stop);
        await officer.Send("/api/people/depart-learner", new DepartLearner(learner.Id, store.Today, "abroad"), stop);
        var places = Places(learner.Id);
        foreach (var (place, path) in places)
            if (!(await officer.Read(path, stop)).Contains(Name, StringComparison.Ordinal)) throw new InvalidOperationException($"The name is not found in {place}.");

        List<string> lines = [await store.Describe(stop), $"{"",-34}{"ms after the order",20}"];
        var began = Stopwatch.GetTimestamp();
        await officer.Send("/api/privacy/erase-person", new ErasePerson(learner.Id, "request", "Өтініш"), stop);
        lines.Add(Row("the order is recorded", began));
        await Until(async () => await store.Ask("select exists (select 1 from edu.person_key where subject = $1 and wrapped is null)", learner.Id, stop), stop);
        lines.Add(Row("the key is destroyed", began));
        foreach (var (place, path) in places)
        {
            await Until(async () => !(await officer.Read(path, stop, wait: false)).Contains(Name, StringComparison.Ordinal), stop);
            lines.Add(Row($"not found: {place}", began));
        }
        await Until(async () => (await officer.Read($"/api/privacy/certificate/{learner.Id}", stop, wait: false)).Contains("key-destroyed", StringComparison.Ordinal), stop);
        lines.Add(Row("the certificate is there", began));
        await store.Seal(stop);
        lines.Add($"Verifier: {await store.Verify(stop)}");
        return string.Join('\n', lines);
    }

    private static (string Place, string Path)[] Places(Guid learner) =>
    [
        ("profile", $"/api/people/person/{learner}"), ("search by name", $"/history?q={Uri.EscapeDataString(Name[..8])}"),
        ("events of the person", $"/api/audit/history/{learner}"), ("action journal's export", $"/api/audit/actions/export?person={learner}&format=csv"),
        ("file of everything held", $"/api/privacy/file/{learner}?format=json")
    ];

    private static async Task Until(Func<Task<bool>> holds, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Limit);
        while (!await holds()) await Task.Delay(Pause, limit.Token);
    }

    private static string Row(string what, long began) => $"{what,-34}{Stopwatch.GetElapsedTime(began).TotalMilliseconds,20:N0}";
}
