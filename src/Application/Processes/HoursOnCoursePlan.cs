using EduEvents.Application.Assessment;
using EduEvents.Domain.Curriculum;

namespace EduEvents.Application.Processes;

/// <summary>Curriculum → Assessment: the hours a week of an approved plan decide whether the subject has marks by quarter or by half-year.</summary>
public sealed class HoursOnCoursePlan : Process
{
    public HoursOnCoursePlan(Func<CommandPipeline> pipeline) : base(pipeline, "hours-on-course-plan") => IncludeType<CoursePlanApproved>();

    /// <inheritdoc />
    protected override ICommand? React(object @event) =>
        @event is CoursePlanApproved e ? new SetWeeklyHours(new(e.GroupId, e.SubjectId, e.Year), e.HoursAWeek) : null;
}
