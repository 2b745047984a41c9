using System.Globalization;
using EduEvents.Application.Security;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Security;
using EduEvents.Projections.Access;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Subscriptions;

namespace EduEvents.Application.Processes;

/// <summary>The failures upon an account or from an address that still count.</summary>
public sealed class AttemptWindow
{
    public Guid Id { get; set; }
    public List<DateTimeOffset> Failures { get; set; } = [];
}

/// <summary>
/// Access → Security: so many failed attempts upon one account or from one address in so many minutes raise an alert (Order 456, p. 5.12).
/// The count is stored with the place in the log, so each attempt counts once.
/// </summary>
public sealed class AlertOnAttempts : SubscriptionBase
{
    private readonly Func<CommandPipeline> _pipeline;

    public AlertOnAttempts(Func<CommandPipeline> pipeline)
    {
        _pipeline = pipeline;
        Name = "alert-on-attempts";
        IncludeType<SignInFailed>();
        IncludeType<StrangerRefused>();
        IncludeType<AccessRefused>();
    }

    /// <inheritdoc />
    public override async Task<IChangeListener> ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations, CancellationToken cancellationToken)
    {
        var platform = operations.ForTenant(CommandContext.Platform);
        var stored = await platform.Events.FetchStreamAsync(AttemptRules.Stream, token: cancellationToken);
        var rules = stored.Aggregate((AttemptRules?)null, (r, e) => AttemptRules.Fold(r, e.Data)) ?? AttemptRules.Default;
        var windows = new Dictionary<Guid, AttemptWindow>();
        foreach (var e in page.Events.Where(e => e.GetHeader(Metadata.Moved) is null))
            foreach (var (subject, value) in Subjects(e))
                await Count(operations, windows, rules.Limits[subject], new(e, subject, value), cancellationToken);
        foreach (var window in windows.Values) operations.Store(window);
        return NullChangeListener.Instance;
    }

    private async Task Count(
        IDocumentOperations operations, Dictionary<Guid, AttemptWindow> windows, AttemptLimit limit, Failure failure, CancellationToken stop)
    {
        if (limit.Failures == 0) return;
        var id = StableId.Of("access.attempt_window", failure.Subject, failure.Value);
        if (!windows.TryGetValue(id, out var window)) windows[id] = window = await operations.LoadAsync<AttemptWindow>(id, stop) ?? new() { Id = id };
        window.Failures.Add(failure.Event.Timestamp);
        window.Failures.RemoveAll(at => at <= failure.Event.Timestamp.AddMinutes(-limit.Minutes));
        if (window.Failures.Count < limit.Failures) return;
        var card = failure.Subject == AttemptSubject.Account ? await operations.ForTenant(CommandContext.Platform).LoadAsync<AccountCard>(Guid.Parse(failure.Value), stop) : null;
        await Raise(failure, window.Failures.Count, limit.Minutes, card?.Home, stop);
        // The next alert needs as many failures anew.
        window.Failures.Clear();
    }

    private async Task Raise(Failure failure, int count, int minutes, string? organisation, CancellationToken stop)
    {
        var id = StableId.Of(Name, failure.Event.Id, failure.Subject);
        AlertFact[] facts =
        [
            new(failure.Subject == AttemptSubject.Account ? "account" : "address", failure.Value),
            new("failures", count.ToString(CultureInfo.InvariantCulture)), new("minutes", minutes.ToString(CultureInfo.InvariantCulture))
        ];
        await _pipeline().Send(new RaiseAlert(id, "sign_in.failures", AlertSeverity.Warning, facts, organisation), new()
        {
            Actor = Actor.System, Organisation = CommandContext.Platform, CommandId = id, Correlation = failure.Event.CorrelationId ?? id.ToString(),
            IdempotencyKey = id.ToString(), Device = Name
        }, stop);
    }

    private static IEnumerable<(AttemptSubject, string)> Subjects(IEvent e)
    {
        var account = e.Data switch { SignInFailed f => f.AccountId, AccessRefused r => r.AccountId, _ => (Guid?)null };
        if (account is { } known) yield return (AttemptSubject.Account, known.ToString());
        if (e.GetHeader(Metadata.Address)?.ToString() is { Length: > 0 } address) yield return (AttemptSubject.Address, address);
    }

    private sealed record Failure(IEvent Event, AttemptSubject Subject, string Value);
}
