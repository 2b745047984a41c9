using System.Diagnostics;
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
    /// <exception cref="InvalidOperationException">The name can still be read, or a seal does not hold.</exception>
    public static async Task<Report> Run(Options options, CancellationToken stop)
    {
        await using var store = await LargeStore.Make(options.Events, stop);
        using var officer = await store.Officer(stop);
        var learner = store.School.Pupils.First();
        await officer.Send("/api/people/change-learner-name",
            new ChangeLearnerName(learner.Id, Name, learner.Person.Name.GivenName, "", store.Today, "Туу туралы куәлік"), stop);
        await officer.Send("/api/people/depart-learner", new DepartLearner(learner.Id, store.Today, "abroad"), stop);
        var places = Places(learner.Id);
        foreach (var (place, path) in places)
            if (!(await officer.Read(path, stop)).Contains(Name, StringComparison.Ordinal)) throw new InvalidOperationException($"The name is not found in {place}.");

        List<Result> rows = [];
        List<string> lines = [await store.Describe(stop), $"{"",-34}{"ms after the order",20}"];
        var began = Stopwatch.GetTimestamp();
        await officer.Send("/api/privacy/erase-person", new ErasePerson(learner.Id, "request", "Өтініш"), stop);
        Note("recorded", "the order is recorded");
        await Until(async () => await store.Ask("select exists (select 1 from edu.person_key where subject = $1 and wrapped is null)", learner.Id, stop), stop);
        Note("key_destroyed", "the key is destroyed");
        foreach (var (place, path) in places)
        {
            await Until(async () => !(await officer.Read(path, stop, wait: false)).Contains(Name, StringComparison.Ordinal), stop);
            lines.Add(Line($"not found: {place}", Since()));
        }
        rows.Add(Result.Headline("erasure.name_found_nowhere", null, Since(), null));
        await Until(async () => (await officer.Read($"/api/privacy/certificate/{learner.Id}", stop, wait: false)).Contains("key-destroyed", StringComparison.Ordinal), stop);
        Note("certificate", "the certificate is there");
        await store.Seal(stop);
        lines.Add($"Verifier: {await store.Verify(stop)}");
        return new(rows, string.Join('\n', lines));

        double Since() => Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        void Note(string name, string what)
        {
            rows.Add(Result.Headline($"erasure.{name}", null, Since(), null));
            lines.Add(Line(what, Since()));
        }
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

    private static string Line(string what, double milliseconds) => $"{what,-34}{milliseconds,20:N0}";
}
