using EduEvents.Domain;
using FluentValidation;
using Marten;
using Npgsql;

namespace EduEvents.Application;

/// <summary>
/// The one way a command takes, whoever sends it: right, shape, decision upon the stream's state, and one transaction that holds
/// the events, the receipt and the claims.
/// </summary>
public sealed class CommandPipeline(
    CommandCheck check, IDocumentStore store, StreamStates states, Receipts receipts, CommitLanes lanes, CommitWriter writer, CommandRoom room, IDatabases databases,
    IEventOrigin origin, TimeProvider clock)
{
    private const int Attempts = 6, MostChanges = 20, Many = 100;

    /// <summary>Sends a command and waits until it is recorded or refused.</summary>
    /// <exception cref="AccessDenied">The actor has no right to it.</exception>
    /// <exception cref="ProofTooOld">It is critical, and the sender has not proved himself lately.</exception>
    /// <exception cref="ValidationException">Its shape is wrong.</exception>
    /// <exception cref="RuleBroken">A rule forbids it.</exception>
    /// <exception cref="StreamUnknown">What it changes does not exist.</exception>
    /// <exception cref="VersionChanged">The stream is past the expected version.</exception>
    /// <exception cref="KeyReused">Its idempotency key was used for another body.</exception>
    /// <exception cref="TooBusy">Others kept changing the stream.</exception>
    /// <exception cref="OrganisationMoving">The organisation is on its way to another database.</exception>
    /// <exception cref="NoRoom">Too many commands are under way.</exception>
    public async Task<CommandAnswer> Send(ICommand command, CommandContext context, CancellationToken stop)
    {
        using var place = room.Enter(context.Actor);
        var passed = await check.Pass(command, context, stop);
        if (passed.UseCase.IsCritical) Proof.Demand(context.Actor, clock.GetUtcNow());
        var tenant = passed.UseCase.PlatformWide ? CommandContext.Platform : context.Organisation;
        var fingerprint = context.IdempotencyKey is null ? null : receipts.Fingerprint(command);
        if (passed.Command is not { } left) return await RefuseAll(passed, context, tenant, fingerprint, stop);
        var attempt = new Attempt(passed, left, context, tenant, fingerprint);
        try
        {
            return await Decide(attempt, stop);
        }
        catch (Exception e) when (attempt.Fingerprint is not null && e is RuleBroken or VersionChanged)
        {
            // A repeat finds the world as its first sending left it; the first answer is the true one.
            if (await receipts.Find(tenant, context, attempt.Fingerprint!, stop) is { } given) return given;
            throw;
        }
    }

    // Nothing of the batch may be done. That is an answer as any other: a repeat gets it again, whatever may be done by then.
    private async Task<CommandAnswer> RefuseAll(Passed passed, CommandContext context, string tenant, byte[]? fingerprint, CancellationToken stop)
    {
        var refused = new CommandAnswer(0, Guid.Empty, 0, 0, passed.Items([]));
        if (fingerprint is null) return refused;
        try
        {
            await lanes.Of(tenant).Record(new(tenant, [], [], Receipts.Of(context, fingerprint, refused, [])));
            return refused;
        }
        catch (PostgresException e) when (AppendFailures.Classify(e) == AppendFailure.ReceiptExists)
        {
            return (await receipts.Find(tenant, context, fingerprint, stop))!;
        }
    }

    private async Task<CommandAnswer> Decide(Attempt a, CancellationToken stop)
    {
        await using var session = store.LightweightSession(a.Tenant);
        var steps = await a.Passed.UseCase.Plan(a.Command, new Lookup(session, clock.GetUtcNow(), stop) { Sender = a.Context.Actor });
        if (steps.Count > Many) await states.Prepare(session, steps, stop);
        using var entered = await states.Enter(steps.Select(s => s.Stream), stop);
        for (var n = 1; n <= Attempts; n++)
        {
            if (await Try(a, steps, refresh: n > 1, stop) is { } answer) return answer;
        }
        throw new TooBusy();
    }

    // A remembered state may be behind. What it allows is proved by the append; whatever records nothing must stand upon the newest state.
    private async Task<CommandAnswer?> Try(Attempt a, IReadOnlyList<Step> steps, bool refresh, CancellationToken stop)
    {
        await using var session = store.LightweightSession(a.Tenant);
        var outcomes = new List<Outcome>(steps.Count);
        var behind = refresh && steps.Count > Many ? await states.Behind(session, steps, stop) : null;
        foreach (var step in steps)
        {
            var state = refresh && behind?.Contains(step.Stream) != false ? await states.CatchUp(session, step, stop) : await states.Load(session, step, stop);
            if (step.MustExist && state.State is null && state.Version == 0)
            {
                if (!refresh) return null;
                throw new StreamUnknown();
            }
            if (a.Context.ExpectedVersion is { } expected && expected != state.Version)
            {
                if (!refresh) return null;
                throw new VersionChanged(state.Version, await Changes(session, step.Stream, expected, stop));
            }
            try
            {
                outcomes.Add(new(step, state, step.Decide(state.State)));
            }
            catch (RuleBroken) when (!refresh)
            {
                return null;
            }
        }
        return !refresh && outcomes.Exists(o => o.RestsOnMemory) ? null : await Record(a, outcomes, stop);
    }

    private async Task<CommandAnswer?> Record(Attempt a, List<Outcome> outcomes, CancellationToken stop)
    {
        foreach (var o in outcomes) Build(a, o);
        var answer = Answer(a.Passed, outcomes);
        var changed = outcomes.Where(o => o.Events.Count > 0).ToList();
        var commit = new Commit(a.Tenant, [.. changed.Select(o => o.Append)], changed.Count > 0 && a.Command is IClaimsUnique claiming ? [.. claiming.Claims()] : [],
            a.Fingerprint is null ? null : Receipts.Of(a.Context, a.Fingerprint, answer, outcomes));
        try
        {
            if (changed.Count > 0 || commit.Receipt is not null) await lanes.Of(a.Tenant).Record(commit);
        }
        catch (Exception e)
        {
            foreach (var o in outcomes) states.Forget(a.Tenant, o.Step.Stream);
            switch (AppendFailures.Classify(e))
            {
                case AppendFailure.ChangedMeanwhile: return null;
                case AppendFailure.ReceiptExists: return await receipts.Find(a.Tenant, a.Context, a.Fingerprint!, stop);
                case AppendFailure.ValueTaken: throw new RuleBroken([.. ((IClaimsUnique)a.Command).Claims().Select(c => c.Taken)]);
                case AppendFailure.HeldElsewhere: throw new OrganisationMoving();
                default: throw;
            }
        }
        foreach (var o in outcomes) states.Remember(a.Tenant, o.Step.Stream, o.After());
        return answer with { Position = databases.Of(a.Tenant).PositionOf(outcomes.Max(o => o.After().Position)) };
    }

    private void Build(Attempt a, Outcome o)
    {
        var (version, now) = (o.Before.Version, clock.GetUtcNow());
        o.Events = [.. o.Decision.Events.Select(data =>
        {
            var e = writer.Build(data, o.Step.Stream, ++version, now);
            Metadata.Put(e, a.Context, a.Command, a.Passed.Role);
            origin.Mark(e, o.Step.Stream);
            return e;
        })];
    }

    private static CommandAnswer Answer(Passed passed, List<Outcome> outcomes)
    {
        var single = outcomes.Count == 1 ? outcomes[0] : null;
        IReadOnlyList<ItemOutcome>? items = outcomes.Exists(o => o.Decision.Items is not null)
            ? [.. outcomes.SelectMany(o => o.Decision.Items ?? []).OrderBy(i => i.Index)]
            : null;
        var recorded = outcomes.Sum(o => o.Decision.Events.Count);
        return new(0, single?.Step.Stream ?? Guid.Empty, single?.VersionAfter ?? 0, recorded, passed.Items(items));
    }

    private static async Task<IReadOnlyList<ChangeMeanwhile>> Changes(IQuerySession session, Guid stream, long seen, CancellationToken stop)
    {
        var from = Math.Max(seen, 0) + 1;
        var events = await session.Events.FetchStreamAsync(stream, version: from + MostChanges - 1, fromVersion: from, token: stop);
        return [.. events.Select(e => new ChangeMeanwhile(e.Version, e.EventTypeName, e.Timestamp))];
    }

    private sealed record Attempt(Passed Passed, ICommand Command, CommandContext Context, string Tenant, byte[]? Fingerprint);
}
