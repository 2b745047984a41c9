using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Privacy;
using FluentValidation;

namespace EduEvents.Application.Privacy;

/// <summary>Puts on record that the key-encryption key was renewed; the program that renews it sends this.</summary>
[Critical]
[Needs(Permissions.PlatformRun)]
[PlatformWide]
[Example("""{"key":2,"people":1200}""")]
public sealed record RecordKeyRenewal(int Key, long People) : ICommand<KeyRing>
{
    /// <inheritdoc />
    public Guid Stream() => KeyRing.Stream;
}

public sealed class RecordKeyRenewalValidator : AbstractValidator<RecordKeyRenewal>
{
    public RecordKeyRenewalValidator()
    {
        RuleFor(c => c.Key).GreaterThan(1);
        RuleFor(c => c.People).GreaterThanOrEqualTo(0);
    }
}

public static class RecordKeyRenewalHandler
{
    public static IEnumerable<IDomainEvent> Handle(RecordKeyRenewal c, KeyRing? ring) => KeyRing.Renew(ring, c.Key, c.People);
}
