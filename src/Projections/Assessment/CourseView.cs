using EduEvents.Domain.Assessment;
using JasperFx.Events;

namespace EduEvents.Projections.Assessment;

/// <summary>A subject of a class or subgroup over a year: hours a week and the marks of the year.</summary>
public sealed class CourseView
{
    public Guid Id { get; set; }
    public CourseRef Course { get; set; } = new(default, default, 0);
    public decimal? Hours { get; set; }
    public bool Closed { get; set; }
    public Dictionary<Guid, YearCell> Years { get; set; } = [];
}

/// <summary>The year of a learner in a subject, and the final mark when a work or an exam came after.</summary>
public sealed record YearCell(Verdict Verdict, int? Mark, int? Final = null, FinalWork? By = null);

/// <summary>Folds the stream of a course.</summary>
public sealed class CourseViewProjection : StreamView<CourseView>
{
    public CourseViewProjection()
    {
        IncludeType<WeeklyHoursSet>();
        IncludeType<YearMarkGiven>();
        IncludeType<YearClosed>();
        IncludeType<FinalMarkGiven>();
    }

    /// <inheritdoc />
    public override CourseView? Evolve(CourseView? snapshot, Guid id, IEvent e)
    {
        var view = snapshot ?? new CourseView { Id = id };
        switch (e.Data)
        {
            case WeeklyHoursSet h:
                (view.Course, view.Hours) = (h.Course, h.Hours);
                break;
            case YearMarkGiven y:
                (view.Course, view.Years[y.LearnerId]) = (y.Course, new(y.Verdict, y.Mark));
                break;
            case YearClosed c:
                (view.Course, view.Closed) = (c.Course, true);
                break;
            case FinalMarkGiven f:
                view.Years[f.LearnerId] = view.Years[f.LearnerId] with { Final = f.Mark, By = f.Work };
                break;
        }
        return view;
    }
}
