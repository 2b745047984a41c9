using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Gives a member of staff another name from a day on: a correction, or a change by a document.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"staffId":"0192f0c5-0000-7000-8000-000000000300","surname":"Ахметова","givenName":"Гүлнар","patronymic":"","on":"2026-11-02","reason":"Неке туралы куәлік"}""")]
public sealed record ChangeStaffName(Guid StaffId, string Surname, string GivenName, string Patronymic, DateOnly On, string Reason)
    : ICommand<StaffMember>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => StaffId;

    /// <inheritdoc />
    public Scope Target() => new(Person: StaffId);
}

public sealed class ChangeStaffNameValidator : AbstractValidator<ChangeStaffName>
{
    public ChangeStaffNameValidator()
    {
        RuleFor(c => c.StaffId).NotEmpty();
        RuleFor(c => c.Surname).NotEmpty().MaximumLength(80);
        RuleFor(c => c.GivenName).NotEmpty().MaximumLength(80);
        RuleFor(c => c.Patronymic).NotNull().MaximumLength(80);
        RuleFor(c => c.On).IsDay();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(200);
    }
}

public static class ChangeStaffNameHandler
{
    public static IEnumerable<IDomainEvent> Handle(ChangeStaffName c, StaffMember member) =>
        member.ChangeName(FullName.Of(c.StaffId, c.Surname, c.GivenName, c.Patronymic), c.On);
}
