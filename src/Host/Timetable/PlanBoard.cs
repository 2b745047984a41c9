using EduEvents.Domain.Timetable;
using EduEvents.Projections.Timetable;

namespace EduEvents.Host.Timetable;

/// <summary>A card as the plan's page shows it; without a place it lies beside the week.</summary>
public sealed record ShownCard(Activity Activity, int Index, Placement? Placement);

/// <summary>A plan as its page shows it: the week of one class, teacher or room, the cards without a place, the score.</summary>
public sealed class PlanBoard
{
    private PlanBoard(TimetableBook book, PlanView plan, SchoolWeek week, FeedKind kind, Guid of)
    {
        (Book, Plan, Week, Kind, Of) = (book, plan, week, kind, of);
        var placed = plan.Cards.ToDictionary(c => c.Card);
        Cards = [.. plan.Activities.SelectMany(a => Enumerable.Range(0, a.Cards).Select(i => new ShownCard(a, i, placed.GetValueOrDefault((a.ActivityId, i)))))];
        Score = TimetableReads.ScoreOf(book.School, plan);
        Shown = [.. Cards.Where(Concerns)];
        Shifts = [.. Shown.Select(c => week.ShiftOf(c.Activity)).Distinct().Order()];
    }

    /// <summary>Names.</summary>
    public TimetableBook Book { get; }

    /// <summary>The plan.</summary>
    public PlanView Plan { get; }

    /// <summary>The school.</summary>
    public SchoolWeek Week { get; }

    /// <summary>Whose week is shown.</summary>
    public FeedKind Kind { get; }

    /// <summary>Of which of them.</summary>
    public Guid Of { get; }

    /// <summary>All cards.</summary>
    public IReadOnlyList<ShownCard> Cards { get; }

    /// <summary>The cards of whoever is shown.</summary>
    public IReadOnlyList<ShownCard> Shown { get; }

    /// <summary>The shifts that are shown.</summary>
    public IReadOnlyList<int> Shifts { get; }

    /// <summary>The score with its remarks.</summary>
    public Score Score { get; }

    /// <summary>True while cards may be put elsewhere.</summary>
    public bool IsOpen => Plan is { From: null, Generation: null };

    /// <summary>Cards without a place.</summary>
    public int Unplaced => Cards.Count(c => c.Placement is null);

    /// <summary>The teachers of the plan by name.</summary>
    public IEnumerable<(Guid Id, string Name)> Teachers => Plan.Activities.SelectMany(a => a.Teachers).Distinct()
        .Select(t => (t, Book.Teacher(t))).Where(t => t.Item2.Length > 0).OrderBy(t => t.Item2, Web.Format.ByName);

    /// <summary>A plan as it is shown; without a choice the first class that has lessons.</summary>
    public static PlanBoard Look(TimetableBook book, PlanView plan, (FeedKind Kind, Guid Id)? chosen)
    {
        var with = plan.Activities.SelectMany(a => a.Classes).ToHashSet();
        var (kind, of) = chosen ?? (FeedKind.Class, book.Classes(plan.Year).Select(c => c.Id).FirstOrDefault(with.Contains));
        return new(book, plan, book.School.Week(plan.Year), kind, of);
    }

    /// <summary>The shown cards in a place.</summary>
    public IEnumerable<ShownCard> At(Slot slot) => Shown.Where(c => c.Placement?.Slot == slot).OrderBy(c => c.Placement!.Weeks);

    private bool Concerns(ShownCard card) => Kind switch
    {
        FeedKind.Class => card.Activity.Classes.Contains(Of) || card.Activity.Parts.Any(p => p.GroupId == Of),
        FeedKind.Teacher => card.Activity.Teachers.Contains(Of),
        _ => card.Placement?.Rooms.Contains(Of) == true
    };
}
