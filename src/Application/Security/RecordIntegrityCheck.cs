using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Security;
using FluentValidation;

namespace EduEvents.Application.Security;

/// <summary>Records what a verification of the sealed logs came to.</summary>
[Needs(Permissions.SecurityWatch)]
[PlatformWide]
[Example("""{"on":"2026-09-01","checkId":"0192f0c5-0000-7000-8000-000000000501","sound":true,"events":120000,"blocks":40,"headsHeld":12,"seconds":1.4,"faults":[]}""")]
public sealed record RecordIntegrityCheck(
    DateOnly On, Guid CheckId, bool Sound, long Events, long Blocks, long HeadsHeld, double Seconds, IReadOnlyList<IntegrityFault> Faults)
    : ICommand<IntegrityLog>
{
    /// <inheritdoc />
    public Guid Stream() => IntegrityLog.IdOf(On);
}

public sealed class RecordIntegrityCheckValidator : AbstractValidator<RecordIntegrityCheck>
{
    public RecordIntegrityCheckValidator()
    {
        RuleFor(c => c.On).IsDay();
        RuleFor(c => c.CheckId).NotEmpty();
        RuleFor(c => c.Events).GreaterThanOrEqualTo(0);
        RuleFor(c => c.Blocks).GreaterThanOrEqualTo(0);
        RuleFor(c => c.HeadsHeld).GreaterThanOrEqualTo(0);
        RuleFor(c => c.Seconds).GreaterThanOrEqualTo(0);
        RuleFor(c => c.Faults).NotNull().Must(f => f is null || f.Count <= 100);
        RuleForEach(c => c.Faults).NotNull();
    }
}

public static class RecordIntegrityCheckHandler
{
    public static IEnumerable<IDomainEvent> Handle(RecordIntegrityCheck c, IntegrityLog? log) =>
        IntegrityLog.Record(log, new IntegrityChecked(c.CheckId, c.On, c.Sound, c.Events, c.Blocks, c.HeadsHeld, c.Seconds, c.Faults));
}
