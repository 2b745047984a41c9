using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Gate;
using FluentValidation;

namespace EduEvents.Application.Gate;

/// <summary>A terminal sends its backlog. Each pass is accepted, dropped as a repeat, or refused by itself.</summary>
[Needs(Permissions.GateSend)]
[Example("""{"deviceId":"0192f0c5-0000-7000-8000-000000000040","passes":[{"sequence":2,"personId":"0192f0c5-0000-7000-8000-000000000100","direction":"out","at":"2026-09-01T13:20:00+05:00"}]}""")]
public sealed record SendPasses(Guid DeviceId, IReadOnlyList<PassItem> Passes) : IPartial, ICommand
{
    /// <inheritdoc />
    public IEnumerable<DataUse> Uses() => Passes.Index().SelectMany(p => p.Item.Uses(p.Index));

    /// <inheritdoc />
    public ICommand? Without(IReadOnlySet<int> items) => Passes.Count == items.Count ? null : this with { Passes = [.. Passes.Where((_, i) => !items.Contains(i))] };

    /// <inheritdoc />
    public Scope Target() => new(Device: DeviceId);
}

public sealed class SendPassesValidator : AbstractValidator<SendPasses>
{
    public SendPassesValidator()
    {
        RuleFor(c => c.DeviceId).NotEmpty();
        RuleFor(c => c.Passes).NotEmpty().Must(p => p is null || p.Count <= 1000);
        RuleForEach(c => c.Passes).NotNull().SetValidator(new PassItemValidator());
    }
}

public static class SendPassesHandler
{
    /// <summary>One decision for each day of the backlog, all in one transaction.</summary>
    public static IEnumerable<(Guid Stream, Func<TerminalDay?, Decision> Decide)> Handle(SendPasses c, Lookup lookup) => c.Passes.Index()
        .GroupBy(p => TerminalDay.IdOf(c.DeviceId, SchoolTime.Day(p.Item.At)))
        .Select(day => (day.Key, (Func<TerminalDay?, Decision>)(state =>
            Decision.Batch(state, day, (s, pass) => TerminalDay.Record(s, pass.Fact(c.DeviceId), lookup.Now)))));
}
