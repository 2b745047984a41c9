using EduEvents.Application.Journal;
using EduEvents.Domain.Assessment;

namespace EduEvents.Application.Processes;

/// <summary>Assessment → Journal: when the marks of a quarter are given, the formative marks they rest on change by order only.</summary>
public sealed class PageOnQuarterClosed : Process
{
    public PageOnQuarterClosed(Func<CommandPipeline> pipeline) : base(pipeline, "page-on-quarter-closed") => IncludeType<QuarterClosed>();

    /// <inheritdoc />
    protected override ICommand? React(object @event) =>
        @event is QuarterClosed { Sheet: var s } ? new ClosePage(new(s.GroupId, s.SubjectId, s.Year, s.Quarter)) : null;
}
