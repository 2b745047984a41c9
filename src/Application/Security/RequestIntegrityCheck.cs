using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Security;
using FluentValidation;

namespace EduEvents.Application.Security;

/// <summary>Asks for a verification of the sealed logs now; it begins within seconds, on one Host.</summary>
[Needs(Permissions.SecurityHandle)]
[PlatformWide]
[Example("""{"checkId":"0192f0c5-0000-7000-8000-000000000502","on":"2026-09-01"}""")]
public sealed record RequestIntegrityCheck(Guid CheckId, DateOnly On) : ICommand<IntegrityLog>
{
    /// <inheritdoc />
    public Guid Stream() => IntegrityLog.IdOf(On);
}

public sealed class RequestIntegrityCheckValidator : AbstractValidator<RequestIntegrityCheck>
{
    public RequestIntegrityCheckValidator()
    {
        RuleFor(c => c.CheckId).NotEmpty();
        RuleFor(c => c.On).IsDay();
    }
}

public static class RequestIntegrityCheckHandler
{
    public static IEnumerable<IDomainEvent> Handle(RequestIntegrityCheck c, IntegrityLog? log, DateOnly today) =>
        IntegrityLog.Request(log, new IntegrityCheckRequested(c.CheckId, c.On), today);

    /// <summary>The local day of the request.</summary>
    public static Task<DateOnly> Today(RequestIntegrityCheck c, Lookup lookup) => Task.FromResult(lookup.Today);
}
