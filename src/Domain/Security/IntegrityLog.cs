namespace EduEvents.Domain.Security;

/// <summary>The checks of one month: a short stream however often is checked.</summary>
public sealed record IntegrityLog(Guid Id, Guid Newest) : IState<IntegrityLog>
{
    /// <summary>The stream of a day's month.</summary>
    public static Guid IdOf(DateOnly day) => StableId.Of("security.integrity_log", day.Year, day.Month);

    /// <summary>Records a check; the same again changes nothing.</summary>
    public static IEnumerable<IDomainEvent> Record(IntegrityLog? log, IntegrityChecked facts) => log?.Newest == facts.CheckId ? [] : [facts];

    /// <inheritdoc />
    public static IntegrityLog? Fold(IntegrityLog? log, object @event) => @event switch
    {
        IntegrityChecked e => new(IdOf(e.On), e.CheckId),
        _ => log
    };
}
