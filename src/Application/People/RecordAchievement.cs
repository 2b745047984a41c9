using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Enters that a learner took part in an olympiad, a project or a contest.</summary>
[Needs(Permissions.ProfileKeep)]
[Example("""{"personId":"0192f0c5-0000-7000-8000-000000000100","entryId":"0192f0c5-0000-7000-8000-000000000900","kind":"olympiad","level":"district","subjectId":"0192f0c5-0000-7000-8000-000000000020","title":"Математикадан олимпиада","place":"second","on":"2026-11-14","teacherId":"0192f0c5-0000-7000-8000-000000000300","mayPublish":true,"classId":"0192f0c5-0000-7000-8000-000000000010"}""")]
public sealed record RecordAchievement(
    Guid PersonId, Guid EntryId, AchievementKind Kind, AchievementLevel Level, Guid? SubjectId, string Title,
    AchievementPlace Place, DateOnly On, Guid? TeacherId, bool MayPublish, Guid? ClassId = null) : IProfileCommand;

public sealed class RecordAchievementValidator : AbstractValidator<RecordAchievement>
{
    public RecordAchievementValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.EntryId).NotEmpty();
        RuleFor(c => c.Kind).IsInEnum();
        RuleFor(c => c.Level).IsInEnum();
        RuleFor(c => c.Title).NotEmpty().MaximumLength(300);
        RuleFor(c => c.Place).IsInEnum();
        RuleFor(c => c.On).IsDay();
    }
}

public static class RecordAchievementHandler
{
    public static IEnumerable<IDomainEvent> Handle(RecordAchievement c, Profile? profile, ProfileSubject subject) => Profile.Enter(profile,
        new AchievementRecorded(c.PersonId, c.EntryId, c.Kind, c.Level, c.SubjectId, new(c.PersonId, c.Title), c.Place, c.On, c.TeacherId,
            c.MayPublish),
        subject.Learner());
}
