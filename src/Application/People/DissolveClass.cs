using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using EduEvents.Projections.People;
using FluentValidation;
using Marten;

namespace EduEvents.Application.People;

/// <summary>Takes a class off the lists that nobody is in any more.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"groupId":"0192f0c5-0000-7000-8000-000000000010","on":"2026-11-02","reason":"сыныптар біріктірілді"}""")]
public sealed record DissolveClass(Guid GroupId, DateOnly On, string Reason) : ICommand<ClassGroup>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => GroupId;

    /// <inheritdoc />
    public Scope Target() => new(Group: GroupId);
}

public sealed class DissolveClassValidator : AbstractValidator<DissolveClass>
{
    public DissolveClassValidator()
    {
        RuleFor(c => c.GroupId).NotEmpty();
        RuleFor(c => c.On).IsDay();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class DissolveClassHandler
{
    public static IEnumerable<IDomainEvent> Handle(DissolveClass c, ClassGroup group, int learners) => group.Dissolve(c.On, learners);

    /// <summary>How many are in the class on the day or later.</summary>
    public static async Task<int> Learners(DissolveClass c, Lookup lookup) => (await lookup.Session.Query<PersonCard>()
        .Where(p => p.Memberships.Any(m => m.GroupId == c.GroupId)).ToListAsync(lookup.Stop))
        .Count(p => p.Memberships.Exists(m => m.GroupId == c.GroupId && (m.To is null || m.To >= c.On)));
}
