using EduEvents.Domain;
using EduEvents.Domain.Access;
using FluentValidation;
using Marten;

namespace EduEvents.Application;

/// <summary>A load: who loads, into which tenant, and how much goes into one transaction.</summary>
public sealed record BulkLoad(Actor Sender, string Tenant, BulkSource Source)
{
    /// <summary>Commands decided and written at a time. What one transaction holds is there whole or not at all.</summary>
    public int CommandsAtOnce { get; init; } = 10_000;
}

/// <summary>
/// The way of imports and demo data: the deciders, rights and shapes of the ordinary pipeline, but new streams are written many at a time.
/// A stream that exists goes on by the ordinary pipeline, and only if something about it is new. So a load may be repeated, and after a
/// kill at any moment a repeat completes it.
/// </summary>
public sealed class BulkLane(
    IDocumentStore store, IDatabases databases, CommandCheck check, CommandPipeline pipeline, SessionWriter sessions, CommitWriter commits,
    IValueHashes hashes, IPersonKeys keys, IEventOrigin origin, TimeProvider clock)
{
    private const int Attempts = 5, WorthAnalysing = 2_000;
    private readonly BulkWriter _writer = new((DocumentStore)store, databases, sessions, commits, origin);
    private readonly BulkReader _reader = new(store, databases, hashes);

    /// <summary>Loads commands. Those of one stream are decided in their order; streams do not wait for each other.</summary>
    /// <param name="load">Who loads and where.</param>
    /// <param name="commands">The commands.</param>
    /// <param name="progress">Told commands done and commands in all.</param>
    /// <param name="stop">Ends between transactions or breaks the one under way off.</param>
    /// <exception cref="AccessDenied">The sender is no loader.</exception>
    public async Task<BulkReport> Append(BulkLoad load, IReadOnlyList<BulkCommand> commands, Action<long, long>? progress,
        CancellationToken stop)
    {
        if (load.Sender.RoleFor(Permissions.BulkAppend, new(load.Tenant)) is null) throw new AccessDenied(Permissions.BulkAppend);
        var tally = new BulkTally();
        var done = 0L;
        foreach (var batch in Batches(await Plan(load, commands, tally, stop), load.CommandsAtOnce))
        {
            await AppendBatch(load, batch, tally, stop);
            done += batch.Sum(s => s.Steps.Count);
            progress?.Invoke(Math.Min(done, commands.Count), commands.Count);
        }
        var report = tally.Report();
        if (report.Events >= WorthAnalysing) await _writer.Analyse(load.Tenant, stop);
        return report;
    }

    private async Task<IReadOnlyCollection<BulkStream>> Plan(
        BulkLoad load, IReadOnlyList<BulkCommand> commands, BulkTally tally, CancellationToken stop)
    {
        var (streams, founded) = (new Dictionary<Guid, BulkStream>(), false);
        await using var session = store.QuerySession(load.Tenant);
        foreach (var sent in commands)
        {
            try
            {
                var passed = await check.Pass(sent.Command, sent.Context, stop, founded);
                if (passed.Refused.Count > 0) tally.Refuse(sent, passed.Refused.SelectMany(r => r.Refusals).Select(r => r.Code));
                if (passed.Command is not { } left) continue;
                founded |= passed.UseCase.Founds;
                foreach (var step in await passed.UseCase.Plan(left,
                    new Lookup(session, Recorded(load, sent), stop) { Found = sent.Found, Sender = sent.Context.Actor }))
                {
                    if (!streams.TryGetValue(step.Stream, out var stream)) streams[step.Stream] = stream = new(step.Stream, step.State);
                    stream.Steps.Add(new(sent, step, passed.Role));
                }
            }
            catch (ValidationException e)
            {
                tally.Refuse(sent, e.Errors.Select(f => $"{f.PropertyName}: {f.ErrorMessage}"));
            }
        }
        return streams.Values;
    }

    private static IEnumerable<List<BulkStream>> Batches(IReadOnlyCollection<BulkStream> streams, int commandsAtOnce)
    {
        var (batch, size) = (new List<BulkStream>(), 0);
        foreach (var stream in streams)
        {
            batch.Add(stream);
            size += stream.Steps.Count;
            if (size < commandsAtOnce) continue;
            yield return batch;
            (batch, size) = ([], 0);
        }
        if (batch.Count > 0) yield return batch;
    }

    private async Task AppendBatch(BulkLoad load, List<BulkStream> batch, BulkTally tally, CancellationToken stop)
    {
        keys.Prepare([.. batch.SelectMany(s => s.People).Distinct()]);
        for (var attempt = 1; ; attempt++)
        {
            var existing = await _reader.Existing(load.Tenant, [.. batch.Select(s => s.Id)], stop);
            var owners = await _reader.Owners(load.Tenant, batch.SelectMany(s => s.Wanted), stop);
            var fresh = batch.Where(s => !existing.Contains(s.Id)).ToList();
            var decided = new BulkDecisions(load.Source, Recorded, ((DocumentStore)store).Events, owners);
            foreach (var stream in fresh) decided.Decide(load, stream);
            try
            {
                await _writer.Write(load.Tenant, fresh, stop);
                decided.Settle(tally);
                await GoOn(load, [.. batch.Where(s => existing.Contains(s.Id))], tally, stop);
                return;
            }
            catch (Exception e) when (attempt < Attempts
                && AppendFailures.Classify(e) is AppendFailure.ChangedMeanwhile or AppendFailure.ValueTaken)
            {
                // Somebody else has written one of the streams or values meanwhile; nothing of this batch was.
            }
        }
    }

    // Streams that exist: decided upon what they hold, and sent by the ordinary pipeline only when that gives something new.
    private async Task GoOn(BulkLoad load, List<BulkStream> streams, BulkTally tally, CancellationToken stop)
    {
        if (streams.Count == 0) return;
        var histories = await _reader.Histories(load.Tenant, streams.Select(s => s.Id), stop);
        foreach (var stream in streams)
        {
            var state = histories[stream.Id].Aggregate(default(object?), stream.Steps[0].Step.Fold);
            foreach (var step in stream.Steps) state = await GoOn(step, state, tally, stop);
        }
    }

    private async Task<object?> GoOn(BulkStep step, object? state, BulkTally tally, CancellationToken stop)
    {
        try
        {
            var decision = step.Step.Decide(state);
            if (decision.Events.Count == 0) tally.Count(step, decision);
            else tally.Count(step, await pipeline.Send(step.Sent.Command, step.Sent.Context, stop));
            return decision.Events.Aggregate(state, step.Step.Fold);
        }
        catch (RuleBroken broken)
        {
            tally.Refuse(step, broken.Refusals.Select(r => r.Code));
            return state;
        }
    }

    private DateTimeOffset Recorded(BulkLoad load, BulkCommand sent) => load.Source == BulkSource.Demo && sent.At is { } at ? at
        : clock.GetUtcNow();
}
