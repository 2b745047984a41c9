using EduEvents.Domain;
using JasperFx.Events;

namespace EduEvents.Application;

/// <summary>The decisions upon one batch of new streams; forgotten and made again when the batch could not be written.</summary>
internal sealed class BulkDecisions(
    BulkSource source, Func<BulkLoad, BulkCommand, DateTimeOffset> recorded, IEventRegistry events, Dictionary<(string Kind, string Value),
        Guid> owners)
{
    private readonly string _lane = source == BulkSource.Demo ? "demo" : "import";
    private readonly List<(BulkStep Step, Decision Decision)> _decided = [];
    private readonly List<(BulkStep Step, IReadOnlyList<string> Reasons)> _refused = [];

    /// <summary>Decides command after command upon an empty stream.</summary>
    public void Decide(BulkLoad load, BulkStream stream)
    {
        stream.Events.Clear();
        stream.Claims.Clear();
        object? state = null;
        foreach (var step in stream.Steps)
        {
            if (step.Step.MustExist && state is null) Refuse(step, ["stream_unknown"]);
            else if (Try(step, state) is { } decision)
            {
                state = decision.Events.Aggregate(state, step.Step.Fold);
                Put(load, stream, step, decision);
            }
        }
    }

    /// <summary>Counts the decisions once they are written.</summary>
    public void Settle(BulkTally tally)
    {
        foreach (var (step, decision) in _decided) tally.Count(step, decision);
        foreach (var (step, reasons) in _refused) tally.Refuse(step, reasons);
    }

    private Decision? Try(BulkStep step, object? state)
    {
        try
        {
            var decision = step.Step.Decide(state);
            if (decision.Events.Count == 0 || step.Sent.Command is not IClaimsUnique claiming) return decision;
            var taken = claiming.Claims().Where(c => owners.TryGetValue((c.Kind, c.Value), out var owner) && owner != c.Owner).ToList();
            if (taken.Count == 0) return decision;
            Refuse(step, taken.Select(c => c.Taken.Code));
        }
        catch (RuleBroken broken)
        {
            Refuse(step, broken.Refusals.Select(r => r.Code));
        }
        return null;
    }

    private void Put(BulkLoad load, BulkStream stream, BulkStep step, Decision decision)
    {
        _decided.Add((step, decision));
        if (decision.Events.Count > 0 && step.Sent.Command is IClaimsUnique claiming)
            foreach (var claim in claiming.Claims().Where(c => owners.TryAdd((c.Kind, c.Value), c.Owner))) stream.Claims.Add(claim);
        foreach (var data in decision.Events)
        {
            var e = events.BuildEvent(data);
            e.StreamId = stream.Id;
            e.Version = stream.Events.Count + 1;
            e.Id = StableId.Of("bulk.event", load.Tenant, stream.Id, e.Version);
            e.Timestamp = recorded(load, step.Sent).ToUniversalTime();
            Metadata.Put(e, step.Sent.Context, step.Sent.Command, step.Role, _lane);
            stream.Events.Add(e);
        }
    }

    private void Refuse(BulkStep step, IEnumerable<string> reasons) => _refused.Add((step, [.. reasons]));
}
