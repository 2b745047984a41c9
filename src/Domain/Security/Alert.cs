namespace EduEvents.Domain.Security;

/// <summary>An alert on its way from noticed to dealt with.</summary>
public sealed record Alert(Guid Id, string? Organisation, bool Taken, bool Resolved) : IState<Alert>
{
    /// <summary>Raises the alert; raised already, it stays as it is, so what is noticed again makes no second one.</summary>
    public static IEnumerable<IDomainEvent> Raise(Alert? alert, AlertRaised facts) => alert is null ? [facts] : [];

    /// <summary>Takes the alert up, once.</summary>
    public IEnumerable<IDomainEvent> Take(string? organisation)
    {
        if (Taken) return [];
        At(organisation).Require(!Resolved, SecurityRules.AlertIsResolved()).Check();
        return [new AlertTaken(Id)];
    }

    /// <summary>Closes the alert with a word about how.</summary>
    public IEnumerable<IDomainEvent> Resolve(string? organisation, string resolution)
    {
        if (Resolved) return [];
        At(organisation).Check();
        return [new AlertResolved(Id, resolution.Trim())];
    }

    /// <inheritdoc />
    public static Alert? Fold(Alert? alert, object @event) => (alert, @event) switch
    {
        (null, AlertRaised e) => new(e.AlertId, e.Organisation, Taken: false, Resolved: false),
        ({ } a, AlertTaken) => a with { Taken = true },
        ({ } a, AlertResolved) => a with { Resolved = true },
        _ => alert
    };

    // The right was checked for the place the sender named; it must be the alert's own.
    private Rules At(string? organisation) => new Rules().Require(organisation == Organisation, SecurityRules.AlertOfAnotherPlace());
}
