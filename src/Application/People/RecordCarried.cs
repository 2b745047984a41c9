using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Notes what came with a learner. Sent by the product itself.</summary>
[Needs(Permissions.PlatformRun)]
[Example("""{"transferId":"0192f0c5-0000-7000-8000-000000000960","entries":4,"subjectCodes":["math"],"leftOut":[]}""")]
public sealed record RecordCarried(
    Guid TransferId, int Entries, IReadOnlyList<string> SubjectCodes, IReadOnlyList<string> LeftOut) : ICommand<Transfer>
{
    /// <inheritdoc />
    public Guid Stream() => TransferId;

    /// <inheritdoc />
    public Scope Target() => Scope.Platform;
}

public sealed class RecordCarriedValidator : AbstractValidator<RecordCarried>
{
    public RecordCarriedValidator()
    {
        RuleFor(c => c.TransferId).NotEmpty();
        RuleFor(c => c.Entries).GreaterThanOrEqualTo(0);
        RuleFor(c => c.SubjectCodes).NotNull();
        RuleFor(c => c.LeftOut).NotNull();
    }
}

public static class RecordCarriedHandler
{
    public static IEnumerable<IDomainEvent> Handle(RecordCarried c, Transfer transfer) =>
        transfer.Carry(new(c.TransferId, c.Entries, c.SubjectCodes, c.LeftOut));
}
