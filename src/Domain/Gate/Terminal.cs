namespace EduEvents.Domain.Gate;

/// <summary>A registered terminal.</summary>
public sealed record Terminal(Guid Id, TerminalRegistered Facts) : IState<Terminal>
{
    /// <summary>Registers the terminal; the same facts again change nothing.</summary>
    public static IEnumerable<IDomainEvent> Register(Terminal? terminal, TerminalRegistered facts)
    {
        if (terminal is null) return [facts];
        return terminal.Facts == facts ? [] : throw new RuleBroken(GateRules.TerminalAlreadyRegistered());
    }

    /// <inheritdoc />
    public static Terminal? Fold(Terminal? terminal, object @event) => (terminal, @event) switch
    {
        (null, TerminalRegistered e) => new(e.DeviceId, e),
        _ => terminal
    };
}
