using EduEvents.Domain.Assessment;
using JasperFx.Events;

namespace EduEvents.Projections.Assessment;

/// <summary>A sheet as its grid shows it. Holds ids only; names are joined when it is shown.</summary>
public sealed class SheetView
{
    public Guid Id { get; set; }
    public Guid GroupId { get; set; }
    public Guid SubjectId { get; set; }
    public int Year { get; set; }
    public int Quarter { get; set; }

    /// <summary>Version of the sheet's stream that the view shows; the ETag of the sheet.</summary>
    public long Version { get; set; }

    /// <summary>The works by day.</summary>
    public List<WorkColumn> Works { get; set; } = [];

    /// <summary>Who has passed, in a subject without points.</summary>
    public Dictionary<Guid, bool> Passed { get; set; } = [];
    public HashSet<Guid> Released { get; set; } = [];

    /// <summary>Newcomers of whom a former school has sent results.</summary>
    public HashSet<Guid> Imported { get; set; } = [];

    /// <summary>Marks of the quarter, once it is closed.</summary>
    public Dictionary<Guid, MarkCell> Marks { get; set; } = [];

    /// <summary>Quarter or half-year; null while the quarter is open.</summary>
    public MarkPeriod? Closed { get; set; }

    /// <summary>The edition by which it was closed.</summary>
    public string? Edition { get; set; }

    internal WorkColumn Work(Guid id) => Works.First(w => w.WorkId == id);
}

/// <summary>A work of a sheet.</summary>
public sealed class WorkColumn
{
    public Guid WorkId { get; set; }
    public WorkKind Kind { get; set; }
    public DateOnly On { get; set; }
    public string Title { get; set; } = "";
    public int MaxPoints { get; set; }
    public List<Criterion> Criteria { get; set; } = [];
    public Dictionary<Guid, int> Points { get; set; } = [];

    /// <summary>Points criterion by criterion, of those for whom they were entered so.</summary>
    public Dictionary<Guid, IReadOnlyList<int>> ByCriterion { get; set; } = [];
    public Dictionary<Guid, MissedWork> Missed { get; set; } = [];

    /// <summary>Learners whose points were corrected.</summary>
    public HashSet<Guid> Corrected { get; set; } = [];

    internal void Put(Guid learner, int points, IReadOnlyList<int>? byCriterion)
    {
        Points[learner] = points;
        if (byCriterion is null) ByCriterion.Remove(learner);
        else ByCriterion[learner] = byCriterion;
    }
}

/// <summary>Why a work was missed and when it is to be written.</summary>
public sealed record MissedWork(MissedFor Why, DateOnly DueOn);

/// <summary>A mark of the quarter; the percent is shown with two decimals.</summary>
public sealed record MarkCell(Verdict Verdict, int? Mark, decimal? Percent, bool Corrected = false);

/// <summary>Folds the stream of a sheet.</summary>
public sealed class SheetViewProjection : StreamView<SheetView>
{
    public SheetViewProjection()
    {
        IncludeType<WorkPlanned>();
        IncludeType<WorkMoved>();
        IncludeType<WorkCancelled>();
        IncludeType<PointsEntered>();
        IncludeType<PointsCorrected>();
        IncludeType<WorkMissed>();
        IncludeType<PassDecided>();
        IncludeType<LearnerReleased>();
        IncludeType<ResultsImported>();
        IncludeType<PeriodMarkGiven>();
        IncludeType<PeriodMarkCorrected>();
        IncludeType<QuarterClosed>();
    }

    /// <inheritdoc />
    public override SheetView? Evolve(SheetView? snapshot, Guid id, IEvent e)
    {
        var view = snapshot ?? Empty(id, ((ISheetFact)e.Data).Sheet);
        view.Version = e.Version;
        if (!Works(view, e.Data)) Marks(view, e.Data);
        return view;
    }

    private static bool Works(SheetView view, object data)
    {
        switch (data)
        {
            case WorkPlanned w:
                view.Works.Add(new() { WorkId = w.WorkId, Kind = w.Kind, On = w.On, Title = w.Title, MaxPoints = w.MaxPoints, Criteria = [.. w.Criteria] });
                break;
            case WorkMoved w:
                view.Work(w.WorkId).On = w.After;
                break;
            case WorkCancelled w:
                view.Works.RemoveAll(x => x.WorkId == w.WorkId);
                break;
            case PointsEntered p:
                view.Work(p.WorkId).Put(p.LearnerId, p.Points, p.ByCriterion);
                break;
            case PointsCorrected p:
                view.Work(p.WorkId).Put(p.LearnerId, p.After, p.ByCriterion);
                view.Work(p.WorkId).Corrected.Add(p.LearnerId);
                break;
            case WorkMissed m:
                view.Work(m.WorkId).Missed[m.LearnerId] = new(m.Why, m.DueOn);
                break;
            default:
                return false;
        }
        view.Works.Sort((a, b) => (a.On, a.Kind, a.WorkId).CompareTo((b.On, b.Kind, b.WorkId)));
        return true;
    }

    private static void Marks(SheetView view, object data)
    {
        switch (data)
        {
            case PassDecided p:
                view.Passed[p.LearnerId] = p.Passed;
                break;
            case LearnerReleased r:
                view.Released.Add(r.LearnerId);
                break;
            case ResultsImported i:
                view.Imported.Add(i.LearnerId);
                break;
            case PeriodMarkGiven m:
                view.Marks[m.LearnerId] = new(m.Verdict, m.Mark, m.Basis.Computed?.Percent?.Shown());
                break;
            case PeriodMarkCorrected c:
                view.Marks[c.LearnerId] = new(Verdict.Marked, c.After, view.Marks.GetValueOrDefault(c.LearnerId)?.Percent, true);
                break;
            case QuarterClosed c:
                (view.Closed, view.Edition) = (c.Period, c.Edition);
                break;
        }
    }

    private static SheetView Empty(Guid id, SheetRef sheet) =>
        new() { Id = id, GroupId = sheet.GroupId, SubjectId = sheet.SubjectId, Year = sheet.Year, Quarter = sheet.Quarter };
}
