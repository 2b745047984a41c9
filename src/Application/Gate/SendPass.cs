using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Gate;
using EduEvents.Domain.Privacy;
using FluentValidation;

namespace EduEvents.Application.Gate;

/// <summary>A terminal sends one pass. The same device and sequence again is dropped.</summary>
[Needs(Permissions.GateSend)]
[Example("""{"deviceId":"0192f0c5-0000-7000-8000-000000000040","pass":{"sequence":1,"personId":"0192f0c5-0000-7000-8000-000000000100","direction":"in","at":"2026-09-01T07:42:10+05:00"}}""")]
public sealed record SendPass(Guid DeviceId, PassItem Pass) : ICommand<TerminalDay>, IUsesData
{
    /// <inheritdoc />
    public IEnumerable<DataUse> Uses() => Pass.Uses(null);

    /// <inheritdoc />
    public Guid Stream() => TerminalDay.IdOf(DeviceId, SchoolTime.Day(Pass.At));

    /// <inheritdoc />
    public Scope Target() => new(Device: DeviceId);
}

/// <summary>One pass as the terminal saw it, by the terminal's own clock.</summary>
public sealed record PassItem(long Sequence, Guid PersonId, Direction Direction, DateTimeOffset At, PassMethod? Method = null)
{
    internal GatePassed Fact(Guid device) => new(device, Sequence, PersonId, Direction, At, SchoolTime.Day(At), Method);

    // Each way to know a person needs a consent of its own (Order 456, p. 33-1.1); whom the guard lets through is known by the guard alone.
    private string? Purpose => Method switch
    {
        PassMethod.Card => ConsentPurposes.Card,
        PassMethod.Code => ConsentPurposes.Code,
        PassMethod.Biometric => ConsentPurposes.Biometrics,
        _ => null
    };

    internal IEnumerable<DataUse> Uses(int? item) => Purpose is { } purpose ? [new(PersonId, purpose, item)] : [];
}

public sealed class PassItemValidator : AbstractValidator<PassItem>
{
    public PassItemValidator()
    {
        RuleFor(p => p.Sequence).GreaterThan(0);
        RuleFor(p => p.PersonId).NotEmpty();
        RuleFor(p => p.Direction).IsInEnum();
        RuleFor(p => p.Method).IsInEnum();
        RuleFor(p => p.At).InclusiveBetween(new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }
}

public sealed class SendPassValidator : AbstractValidator<SendPass>
{
    public SendPassValidator()
    {
        RuleFor(c => c.DeviceId).NotEmpty();
        RuleFor(c => c.Pass).NotNull().SetValidator(new PassItemValidator());
    }
}

public static class SendPassHandler
{
    public static IEnumerable<IDomainEvent> Handle(SendPass c, TerminalDay? day, DateTimeOffset now) =>
        TerminalDay.Record(day, c.Pass.Fact(c.DeviceId), now);

    /// <summary>A terminal's clock is judged by the product's own.</summary>
    public static Task<DateTimeOffset> Now(SendPass _, Lookup lookup) => Task.FromResult(lookup.Now);
}
