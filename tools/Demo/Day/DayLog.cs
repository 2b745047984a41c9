using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace EduEvents.Demo.Day;

/// <summary>What was sent, what came back, and what therefore holds: the simulator's own record of the day.</summary>
public sealed class DayLog
{
    private readonly ConcurrentQueue<(DayStep Step, ApiAnswer Answer, int Accepted, int Unchanged, string[] Refusals)> _sent = [];

    /// <summary>What the API acknowledged as new, in the order of acknowledging; within a lane that is the order of the day.</summary>
    public ConcurrentQueue<DayFact> Facts { get; } = [];

    /// <summary>Number of requests answered.</summary>
    public int Count => _sent.Count;

    /// <summary>Requests that had to be sent again because the Host was away.</summary>
    public int SentAgain => _sent.Count(s => s.Answer.Tries > 1);

    /// <summary>Codes of all refusals.</summary>
    public IEnumerable<string> Refusals => _sent.SelectMany(s => s.Refusals);

    /// <summary>Notes an answer.</summary>
    public void Note(DayStep step, ApiAnswer answer)
    {
        var code = answer.Body?["code"]?.GetValue<string>() ?? ((int)answer.Status).ToString(CultureInfo.InvariantCulture);
        if (!answer.Accepted) _sent.Enqueue((step, answer, 0, 0, [code]));
        else if (answer.Body!["items"] is JsonArray items) NoteItems(step, answer, items);
        else
        {
            var isNew = answer.Body["recorded"]!.GetValue<int>() > 0;
            if (isNew) foreach (var fact in step.Facts) Facts.Enqueue(fact);
            _sent.Enqueue((step, answer, isNew ? 1 : 0, isNew ? 0 : 1, []));
        }
    }

    /// <summary>The table of the day: counts, refusals by code, latencies.</summary>
    public IEnumerable<string> Table()
    {
        yield return $"{"",-18}{"sent",8}{"recorded",10}{"known",8}{"refused",9}{"p50 ms",9}{"p99 ms",9}";
        foreach (var kind in _sent.GroupBy(s => s.Step.Kind).OrderByDescending(k => k.Count()))
        {
            var times = kind.Select(s => s.Answer.Milliseconds).Order().ToList();
            var (recorded, known, refused) = (kind.Sum(s => s.Accepted), kind.Sum(s => s.Unchanged), kind.Sum(s => s.Refusals.Length));
            yield return $"{kind.Key,-18}{kind.Count(),8:N0}{recorded,10:N0}{known,8:N0}{refused,9:N0}"
                + $"{times[times.Count / 2],9:N1}{times[times.Count * 99 / 100],9:N1}";
        }
        foreach (var code in Refusals.GroupBy(c => c).OrderByDescending(c => c.Count()))
            yield return $"refused {code.Key}: {code.Count():N0}";
        if (SentAgain > 0) yield return $"{SentAgain:N0} requests were sent again with their keys while the Host was away.";
    }

    private void NoteItems(DayStep step, ApiAnswer answer, JsonArray items)
    {
        var (accepted, unchanged, refusals) = (0, 0, new List<string>());
        foreach (var item in items)
        {
            switch (item!["status"]!.GetValue<string>())
            {
                case "accepted":
                    accepted++;
                    Facts.Enqueue(step.Facts[item["index"]!.GetValue<int>()]);
                    break;
                case "unchanged": unchanged++; break;
                default: refusals.AddRange(item["refusals"]!.AsArray().Select(r => r!["code"]!.GetValue<string>())); break;
            }
        }
        _sent.Enqueue((step, answer, accepted, unchanged, [.. refusals]));
    }
}
