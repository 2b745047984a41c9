using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Withdraws an entry of a profile that was made wrongly.</summary>
[Needs(Permissions.ProfileKeep)]
[Example("""{"personId":"0192f0c5-0000-7000-8000-000000000100","entryId":"0192f0c5-0000-7000-8000-000000000900","reason":"басқа оқушыныкі","classId":"0192f0c5-0000-7000-8000-000000000010"}""")]
public sealed record WithdrawEntry(Guid PersonId, Guid EntryId, string Reason, Guid? ClassId = null) : IProfileCommand, IReasoned;

public sealed class WithdrawEntryValidator : AbstractValidator<WithdrawEntry>
{
    public WithdrawEntryValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.EntryId).NotEmpty();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class WithdrawEntryHandler
{
    public static IEnumerable<IDomainEvent> Handle(WithdrawEntry c, Profile profile, ProfileSubject subject)
    {
        subject.Anybody();
        return profile.Withdraw(c.PersonId, c.EntryId);
    }
}
