using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Enters the qualification category with which a teacher was attested; the rule in force tells when it ends.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"personId":"0192f0c5-0000-7000-8000-000000000300","entryId":"0192f0c5-0000-7000-8000-000000000900","qualification":"expert","on":"2026-09-01","order":{"number":"118-қ","on":"2026-11-02"}}""")]
public sealed record AwardQualification(Guid PersonId, Guid EntryId, string Qualification, DateOnly On, OrderRef? Order) : IProfileCommand
{
    Guid? IProfileCommand.ClassId => null;
}

public sealed class AwardQualificationValidator : AbstractValidator<AwardQualification>
{
    public AwardQualificationValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.EntryId).NotEmpty();
        RuleFor(c => c.Qualification).NotEmpty().MaximumLength(40);
        RuleFor(c => c.On).IsDay();
        RuleFor(c => c.Order!).SetValidator(new OrderRefValidator());
    }
}

public static class AwardQualificationHandler
{
    public static IEnumerable<IDomainEvent> Handle(AwardQualification c, Profile? profile, (ProfileSubject Subject, QualificationRule? Rule) found)
    {
        var today = found.Subject.Staff();
        var rule = found.Rule ?? throw new RuleBroken(PeopleRules.QualificationUnknown());
        return Profile.Enter(profile,
            new QualificationAwarded(c.PersonId, c.EntryId, c.Qualification, c.On, c.On.AddYears(rule.Years), c.Order, rule.Edition), today);
    }

    /// <summary>Finds the person, and the rule in force on the first day of the category.</summary>
    public static Func<AwardQualification, Lookup, Task<(ProfileSubject, QualificationRule?)>> Find(IReadOnlyList<QualificationRule> rules) =>
        async (c, lookup) => (await ProfileSubject.Find(c, lookup), rules.LastOrDefault(r => r.Code == c.Qualification && r.Holds(c.On)));
}
