using EduEvents.Application.People;
using EduEvents.Domain;
using EduEvents.Domain.Assessment;
using EduEvents.Domain.People;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Subscriptions;

namespace EduEvents.Application.Processes;

/// <summary>
/// A learner who is taken in comes with name, guardians, profile and the results of the quarter, and leaves the former school the day before. Each
/// command has a key made of the event, so what was done before a crash is not done twice.
/// </summary>
public sealed class TransferCarrier : SubscriptionBase
{
    private const string Departure = "depart", Noted = "noted";
    private static readonly string[] NotShownYet = [AssessmentRules.LearnerNotInGroup().Code, PeopleRules.PersonUnknown().Code];
    private readonly Func<CommandPipeline> _pipeline;
    private readonly Func<IDocumentStore> _store;
    private readonly Func<CancellationToken, Task> _pause;

    /// <summary>Carries what learners take along.</summary>
    /// <param name="pipeline">Where commands go.</param>
    /// <param name="store">Reads both schools.</param>
    /// <param name="pause">Waits for a moment, for views that do not show the newcomer yet.</param>
    public TransferCarrier(Func<CommandPipeline> pipeline, Func<IDocumentStore> store, Func<CancellationToken, Task> pause)
    {
        (_pipeline, _store, _pause) = (pipeline, store, pause);
        Name = "transfer-carrier";
        IncludeType<TransferAccepted>();
    }

    /// <inheritdoc />
    public override async Task<IChangeListener> ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations, CancellationToken cancellationToken)
    {
        foreach (var e in page.Events.Where(e => e.GetHeader(Metadata.Moved) is null))
            if (e.Data is TransferAccepted accepted) await Carry(e, accepted, cancellationToken);
        return NullChangeListener.Instance;
    }

    private async Task Carry(IEvent e, TransferAccepted accepted, CancellationToken stop)
    {
        var former = accepted.FormerOrganisation.ToString("N");
        await using var there = _store().QuerySession(former);
        await using var here = _store().QuerySession(e.TenantId);
        if (await Luggage.Pack(there, accepted, stop) is not { } luggage) return;

        var (entries, carried, leftOut) = (0, new List<string>(), new List<string>());
        var placed = false;
        foreach (var (part, command) in luggage.Person(accepted)) placed |= await Send(e, e.TenantId, part, command, stop) is null && command is PlaceLearner;
        // Who could not be taken in, as when somebody else has the number here, does not leave the former school either.
        if (placed)
        {
            foreach (var (part, command) in luggage.Profile()) if (await Patiently(() => Send(e, e.TenantId, part, command, stop), stop)) entries++;
            foreach (var (code, command) in await luggage.Results(here, accepted, stop))
                (command is not null && await Patiently(() => Send(e, e.TenantId, code, command, stop), stop) ? carried : leftOut).Add(code);
            await Send(e, former, Departure, luggage.Leaves(accepted), stop);
        }
        await Send(e, e.TenantId, Noted, new RecordCarried(accepted.TransferId, entries, carried, leftOut), stop);
    }

    // Lists of people and classes may not show the newcomer yet; they do within moments.
    private async Task<bool> Patiently(Func<Task<string?>> send, CancellationToken stop)
    {
        const int attempts = 60;
        for (var n = 1; ; n++)
        {
            if (await send() is not { } refused) return true;
            if (n == attempts || !NotShownYet.Contains(refused)) return false;
            await _pause(stop);
        }
    }

    // Why it was not recorded; null when it was. What the rules of the school refuse is told as left out.
    private async Task<string?> Send(IEvent e, string tenant, string part, ICommand command, CancellationToken stop)
    {
        var id = StableId.Of("transfer-carrier", e.Id, part);
        try
        {
            await _pipeline().Send(command, new()
            {
                Actor = Actor.System, Organisation = tenant, CommandId = id, Correlation = e.CorrelationId ?? id.ToString(),
                IdempotencyKey = id.ToString(), Device = "transfer-carrier"
            }, stop);
            return null;
        }
        catch (RuleBroken refused)
        {
            return refused.Code;
        }
        catch (StreamUnknown)
        {
            return "stream_unknown";
        }
    }
}
