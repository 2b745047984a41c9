using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Records that a person took up a position.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"staffId":"0192f0c5-0000-7000-8000-000000000300","surname":"Оспанова","givenName":"Гүлнар","patronymic":"","iin":"850315400779","position":"teacher","on":"2026-08-20"}""")]
public sealed record HireStaff(Guid StaffId, string Surname, string GivenName, string Patronymic, string Iin, string Position, DateOnly On)
    : ICommand<StaffMember>, IClaimsUnique
{
    /// <inheritdoc />
    public Guid Stream() => StaffId;

    /// <inheritdoc />
    public Scope Target() => new(Person: StaffId);

    /// <inheritdoc />
    public IEnumerable<UniqueValue> Claims() => Iin.Length == 0 ? [] : [new("iin", Iin, StaffId, PeopleRules.IinTaken())];
}

public sealed class HireStaffValidator : AbstractValidator<HireStaff>
{
    public HireStaffValidator()
    {
        RuleFor(c => c.StaffId).NotEmpty();
        RuleFor(c => c.Surname).NotEmpty().MaximumLength(80);
        RuleFor(c => c.GivenName).NotEmpty().MaximumLength(80);
        RuleFor(c => c.Patronymic).NotNull().MaximumLength(80);
        RuleFor(c => c.Iin).NotNull().Matches("^([0-9]{12})?\\z");
        RuleFor(c => c.Position).NotEmpty().MaximumLength(60);
        RuleFor(c => c.On).IsDay();
    }
}

public static class HireStaffHandler
{
    public static IEnumerable<IDomainEvent> Handle(HireStaff c, StaffMember? member) => StaffMember.Hire(member, new StaffHired(
        c.StaffId, FullName.Of(c.StaffId, c.Surname, c.GivenName, c.Patronymic), new(c.StaffId, c.Iin), c.Position, c.On));
}
