namespace EduEvents.Domain.Security;

/// <summary>The checks of one month: a short stream however often is checked.</summary>
/// <param name="Id">The stream.</param>
/// <param name="Newest">The newest check that was made.</param>
/// <param name="Asked">A check that was asked for and not made yet.</param>
public sealed record IntegrityLog(Guid Id, Guid? Newest, Guid? Asked) : IState<IntegrityLog>
{
    /// <summary>The stream of a day's month.</summary>
    public static Guid IdOf(DateOnly day) => StableId.Of("security.integrity_log", day.Year, day.Month);

    /// <summary>Asks for a check. While one is asked for already, that one will do.</summary>
    public static IEnumerable<IDomainEvent> Request(IntegrityLog? log, IntegrityCheckRequested facts, DateOnly today)
    {
        new Rules().Require(Math.Abs(facts.On.DayNumber - today.DayNumber) <= 1, SecurityRules.CheckOfAnotherDay()).Check();
        return log?.Asked is not null || log?.Newest == facts.CheckId ? [] : [facts];
    }

    /// <summary>Records a check; the same again changes nothing.</summary>
    public static IEnumerable<IDomainEvent> Record(IntegrityLog? log, IntegrityChecked facts) => log?.Newest == facts.CheckId ? [] : [facts];

    /// <inheritdoc />
    public static IntegrityLog? Fold(IntegrityLog? log, object @event) => @event switch
    {
        IntegrityCheckRequested e => new(IdOf(e.On), log?.Newest, e.CheckId),
        IntegrityChecked e => new(IdOf(e.On), e.CheckId, log?.Asked == e.CheckId ? null : log?.Asked),
        _ => log
    };
}
