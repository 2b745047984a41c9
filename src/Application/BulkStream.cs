using EduEvents.Domain;
using JasperFx.Events;

namespace EduEvents.Application;

/// <summary>One step of a command on the lane, with the role it was allowed by.</summary>
internal sealed record BulkStep(BulkCommand Sent, Step Step, string Role);

/// <summary>All that a load wants of one stream, and what was decided.</summary>
internal sealed class BulkStream(Guid id, Type state)
{
    public Guid Id { get; } = id;
    public Type State { get; } = state;
    public List<BulkStep> Steps { get; } = [];

    /// <summary>The decided events with their metadata, in order.</summary>
    public List<IEvent> Events { get; } = [];

    /// <summary>Values claimed by the steps that had events.</summary>
    public List<UniqueValue> Claims { get; } = [];

    /// <summary>What was decided, as one commit.</summary>
    public Commit Commit(string tenant) => new(tenant, [new(Id, State, 0, Events)], Claims, null);

    /// <summary>The claims of all its commands, decided or not.</summary>
    public IEnumerable<UniqueValue> Wanted => Steps.Select(s => s.Sent.Command).OfType<IClaimsUnique>().SelectMany(c => c.Claims());

    /// <summary>People whose keys its events need.</summary>
    public IEnumerable<Guid> People => Steps.SelectMany(s => s.Sent.Command.People());
}

/// <summary>What a load has come to so far.</summary>
internal sealed class BulkTally
{
    private readonly List<BulkRefusal> _refusals = [];
    private long _events, _unchanged;

    public void Refuse(BulkStep step, IEnumerable<string> reasons) => Refuse(step.Sent, reasons);
    public void Refuse(BulkCommand sent, IEnumerable<string> reasons) => _refusals.Add(new(sent, [.. reasons]));

    /// <summary>Counts a decision, a batch item by item.</summary>
    public void Count(BulkStep step, Decision decision)
    {
        _events += decision.Events.Count;
        if (decision.Items is null)
        {
            if (decision.Events.Count == 0) _unchanged++;
            return;
        }
        foreach (var item in decision.Items) Count(step, item);
    }

    /// <summary>Counts what an ordinary command came to.</summary>
    public void Count(BulkStep step, CommandAnswer answer)
    {
        _events += answer.Recorded;
        if (answer.Items is null && answer.Recorded == 0) _unchanged++;
        foreach (var item in answer.Items ?? []) Count(step, item);
    }

    public BulkReport Report() => new(_events, _unchanged, _refusals);

    private void Count(BulkStep step, ItemOutcome item)
    {
        if (item.Status == ItemStatus.Unchanged) _unchanged++;
        else if (item.Status == ItemStatus.Refused) Refuse(step, item.Refusals.Select(r => $"{item.Index}: {r.Code}"));
    }
}
