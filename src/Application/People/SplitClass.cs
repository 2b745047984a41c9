using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using EduEvents.Projections.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Splits a class for a subject: forms its subgroups and puts every learner that is named into one, all at once or not at all.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"classId":"0192f0c5-0000-7000-8000-000000000010","subjectId":"0192f0c5-0000-7000-8000-000000000020","from":"2026-09-01","groups":[{"groupId":"0192f0c5-0000-7000-8000-000000000013","title":"7 Ә, 1-топ"},{"groupId":"0192f0c5-0000-7000-8000-000000000014","title":"7 Ә, 2-топ"}],"members":[{"learnerId":"0192f0c5-0000-7000-8000-000000000100","groupId":"0192f0c5-0000-7000-8000-000000000013"}]}""")]
public sealed record SplitClass(Guid ClassId, Guid SubjectId, DateOnly From, IReadOnlyList<SplitPart> Groups, IReadOnlyList<SplitMember> Members) : ICommand, IUsesData
{
    /// <inheritdoc />
    public Scope Target() => new(Group: ClassId);

    /// <inheritdoc />
    public IEnumerable<Guid> People() => Members.Select(m => m.LearnerId);

    /// <inheritdoc />
    public IEnumerable<DataUse> Uses() => Members.Select(m => new DataUse(m.LearnerId));
}

/// <summary>A subgroup to be formed.</summary>
public sealed record SplitPart(Guid GroupId, string Title);

/// <summary>A learner and the subgroup to join.</summary>
public sealed record SplitMember(Guid LearnerId, Guid GroupId);

public sealed class SplitClassValidator : AbstractValidator<SplitClass>
{
    public SplitClassValidator()
    {
        RuleFor(c => c.ClassId).NotEmpty();
        RuleFor(c => c.SubjectId).NotEmpty();
        RuleFor(c => c.From).IsDay();
        RuleFor(c => c.Groups).NotNull().Must(g => g is null || (g.Count is >= 2 and <= 4 && g.DistinctBy(x => x?.GroupId).Count() == g.Count));
        RuleForEach(c => c.Groups).NotNull().ChildRules(g =>
        {
            g.RuleFor(x => x.GroupId).NotEmpty();
            g.RuleFor(x => x.Title).NotEmpty().MaximumLength(80);
        });
        RuleFor(c => c.Members).NotEmpty().Must(m => m is null || (m.Count <= 100 && m.DistinctBy(x => x?.LearnerId).Count() == m.Count));
        RuleForEach(c => c.Members).NotNull().ChildRules(m => m.RuleFor(x => x.LearnerId).NotEmpty());
        RuleFor(c => c).Must(c => c.Members is null || c.Groups is null || c.Members.All(m => m is null || c.Groups.Any(g => g?.GroupId == m.GroupId)));
    }
}

public static class SplitClassHandler
{
    /// <summary>The decisions: of each subgroup, of each learner.</summary>
    public static async Task<IReadOnlyList<Step>> Plan(SplitClass c, Lookup lookup)
    {
        var whole = await lookup.Session.LoadAsync<ClassCard>(c.ClassId, lookup.Stop);
        if (whole is not { SubjectId: null, Dissolved: null }) throw new RuleBroken(PeopleRules.ClassUnknown());
        return
        [
            .. c.Groups.Select(g => UseCase.Part<Subgroup>(g.GroupId, group =>
                new([.. Subgroup.Form(group, new(g.GroupId, whole.Year, whole.Grade, c.SubjectId, g.Title, c.ClassId))]))),
            .. c.Members.Select(m => UseCase.Part<Learner>(m.LearnerId, learner => new([.. learner!.JoinGroup(m.GroupId, c.From)]), mustExist: true))
        ];
    }
}
