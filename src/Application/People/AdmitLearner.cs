using System.Globalization;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Admits a learner. The IIN may be left empty for a child who has none yet.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","surname":"Серікұлы","givenName":"Әлихан","patronymic":"","iin":"120523600126","birthDate":"2012-05-23","on":"2026-08-25","arrival":"preschool","order":{"number":"42-қ","on":"2026-08-25"}}""")]
public sealed record AdmitLearner(
    Guid LearnerId, string Surname, string GivenName, string Patronymic, string Iin, DateOnly? BirthDate, DateOnly On,
    string? Arrival = null, OrderRef? Order = null)
    : ICommand<Learner>, IClaimsUnique
{
    /// <inheritdoc />
    public Guid Stream() => LearnerId;

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);

    /// <inheritdoc />
    public IEnumerable<UniqueValue> Claims() => Iin.Length == 0 ? [] : [new("iin", Iin, LearnerId, PeopleRules.IinTaken())];
}

public sealed class AdmitLearnerValidator : AbstractValidator<AdmitLearner>
{
    public AdmitLearnerValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.Surname).NotEmpty().MaximumLength(80);
        RuleFor(c => c.GivenName).NotEmpty().MaximumLength(80);
        RuleFor(c => c.Patronymic).NotNull().MaximumLength(80);
        RuleFor(c => c.Iin).NotNull().Matches("^([0-9]{12})?\\z");
        RuleFor(c => c.BirthDate).IsDay();
        RuleFor(c => c.On).IsDay();
        RuleFor(c => c.Arrival).MaximumLength(40);
        RuleFor(c => c.Order!).SetValidator(new OrderRefValidator());
    }
}

public static class AdmitLearnerHandler
{
    public static IEnumerable<IDomainEvent> Handle(AdmitLearner c, Learner? learner, ContingentCodes codes) => Learner.Admit(learner, new LearnerAdmitted(
        c.LearnerId, FullName.Of(c.LearnerId, c.Surname, c.GivenName, c.Patronymic), new(c.LearnerId, c.Iin),
        new(c.LearnerId, c.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""), c.On,
        codes.Arrival(c.Arrival, c.On), c.Order));
}
