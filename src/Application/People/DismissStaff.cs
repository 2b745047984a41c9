using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Records that a member of staff left.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"staffId":"0192f0c5-0000-7000-8000-000000000300","on":"2026-11-02","reason":"own_wish"}""")]
public sealed record DismissStaff(Guid StaffId, DateOnly On, string Reason) : ICommand<StaffMember>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => StaffId;

    /// <inheritdoc />
    public Scope Target() => new(Person: StaffId);
}

public sealed class DismissStaffValidator : AbstractValidator<DismissStaff>
{
    public DismissStaffValidator()
    {
        RuleFor(c => c.StaffId).NotEmpty();
        RuleFor(c => c.On).IsDay();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(200);
    }
}

public static class DismissStaffHandler
{
    public static IEnumerable<IDomainEvent> Handle(DismissStaff c, StaffMember member) => member.Dismiss(c.On, c.Reason);
}
