using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Timetable;
using FluentValidation;

namespace EduEvents.Application.Timetable;

/// <summary>Says when a teacher cannot teach in the weeks of an academic year.</summary>
[Needs(Permissions.TimetableManage)]
[Example("""{"teacherId":"0192f0c5-0000-7000-8000-0000000000a3","year":2026,"closed":[{"day":1,"shift":1,"number":1}]}""")]
public sealed record SetTeacherTimes(Guid TeacherId, int Year, IReadOnlyList<Slot> Closed) : ICommand<TeacherTimes>
{
    /// <inheritdoc />
    public Guid Stream() => TeacherTimes.IdOf(TeacherId);
}

public sealed class SetTeacherTimesValidator : AbstractValidator<SetTeacherTimes>
{
    public SetTeacherTimesValidator()
    {
        RuleFor(c => c.TeacherId).NotEmpty();
        RuleFor(c => c.Year).InclusiveBetween(2000, 2100);
        RuleFor(c => c.Closed).NotNull().Must(s => s is null || s.Count <= 250);
        RuleForEach(c => c.Closed).NotNull().SetValidator(new SlotValidator());
    }
}

public static class SetTeacherTimesHandler
{
    public static IEnumerable<IDomainEvent> Handle(SetTeacherTimes c, TeacherTimes? times) =>
        TeacherTimes.Set(times, new(c.TeacherId, c.Year, c.Closed));
}
