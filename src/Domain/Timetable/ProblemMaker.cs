namespace EduEvents.Domain.Timetable;

/// <summary>Says a plan in numbers for the program that solves it, and reads what that has found back into cards.</summary>
public sealed class ProblemMaker
{
    private readonly SchoolWeek _week;
    private readonly Plan _plan;
    private readonly Activity[] _activities;
    private readonly Dictionary<Guid, int> _classes, _teachers, _groups;
    private readonly List<(RoomKind Kind, int Shift)> _pools;

    /// <summary>Looks at a plan.</summary>
    public ProblemMaker(SchoolWeek week, Plan plan)
    {
        (_week, _plan) = (week, plan);
        _activities = [.. plan.Activities.Values.OrderBy(a => a.ActivityId)];
        _classes = Numbered(_activities.SelectMany(a => a.Classes));
        _teachers = Numbered(_activities.SelectMany(a => a.Teachers));
        _groups = Numbered(_activities.SelectMany(a => a.Parts).Select(p => p.GroupId).Where(g => !_classes.ContainsKey(g)));
        _pools = [.. _activities.SelectMany(a => a.Parts.Where(p => p.Room is not null).Select(p => (p.Room!.Value, week.ShiftOf(a)))).Distinct()];
    }

    /// <summary>The problem.</summary>
    /// <param name="seconds">Longest time.</param>
    /// <param name="workers">Threads.</param>
    public WeekProblem Make(int seconds, int workers)
    {
        var norms = _week.Norms;
        var subjects = Numbered(_activities.SelectMany(a => a.Parts).Select(p => p.SubjectId));
        return new(_plan.Days, PlacesADay, _week.Bells.ToDictionary(b => b.Key, b => b.Value.Count),
            [.. _classes.Keys.Select(Class)], [.. _activities.Select(a => Lesson(a, subjects))],
            [.. _pools.Select(p => _week.Rooms.Values.Count(r => r.Kind == p.Kind && r.Shifts.Contains(p.Shift)))],
            [.. norms.HeavyDays.Where(d => d <= _plan.Days).Select(d => d - 1)], [.. norms.LightDays.Where(d => d <= _plan.Days).Select(d => d - 1)],
            norms.HardFrom, norms.Weights, seconds, workers);
    }

    /// <summary>The cards of a week that was found, each with its rooms; fixed cards stay as they are.</summary>
    public IReadOnlyList<Placement> Read(FoundWeek found)
    {
        var cards = new List<Placement>(_plan.Cards.Values.Where(c => c.Fixed));
        foreach (var (activity, lesson) in _activities.Zip(found.Lessons))
        {
            var free = new Queue<int>(Enumerable.Range(0, (int)activity.Hours).Where(i => !IsFixed(activity, i)));
            var taken = Fixed(activity);
            foreach (var place in lesson.Places.Where(p => !taken.Contains(p)).Order())
                cards.Add(new(activity.ActivityId, free.Dequeue(), SlotAt(activity, place), Weeks.Every, NoRooms(activity)));
            if (lesson.Half is { } half && !IsFixed(activity, activity.Cards - 1))
                cards.Add(new(activity.ActivityId, activity.Cards - 1, SlotAt(activity, half.Place), half.Weeks, NoRooms(activity)));
        }
        return RoomAllotment.Of(_week, _plan.Activities, cards);
    }

    private int PlacesADay => _week.Bells.Count == 0 ? 0 : _week.Bells.Values.Max(b => b.Count);

    private ProblemClass Class(Guid id)
    {
        var group = _week.Groups.GetValueOrDefault(id);
        var hours = _activities.Where(a => a.Classes.Contains(id)).Sum(a => a.Hours);
        var bells = _week.Bells.GetValueOrDefault(group?.Shift ?? 1)?.Count ?? 0;
        // Where the hours do not fit into the norm of a day, as few days as can be are longer.
        var most = Math.Max(_week.Norms.Of(group?.Grade ?? 0)?.LessonsADay ?? bells, (int)Math.Ceiling(hours / _plan.Days));
        return new(group?.Shift ?? 1, Math.Min(most, bells), group?.Grade <= _week.Norms.NoDoublesUpToGrade);
    }

    private ProblemLesson Lesson(Activity activity, Dictionary<Guid, int> subjects)
    {
        var shift = _week.ShiftOf(activity);
        int[] closed = [.. _week.SlotsOf(shift, _plan.Days).Where(s => activity.Teachers.Any(t => _week.IsAway(t, s))).Select(PlaceOf)];
        var half = activity.Hours % 1 != 0 ? _plan.Cards.GetValueOrDefault((activity.ActivityId, activity.Cards - 1)) : null;
        var most = Math.Max((int)Math.Ceiling(activity.Hours / _plan.Days), activity.Doubles > 0 ? 2 : 1);
        return new([.. activity.Classes.Select(c => _classes[c])],
            [.. activity.Parts.Where(p => _groups.ContainsKey(p.GroupId)).Select(p => _groups[p.GroupId])],
            [.. activity.Teachers.Select(t => _teachers[t])],
            [.. activity.Parts.Where(p => p.Room is not null).Select(p => _pools.IndexOf((p.Room!.Value, shift)))],
            shift, (int)activity.Hours, activity.Hours % 1 != 0, activity.Doubles, most, _week.PointsOf(activity), subjects[activity.Parts[0].SubjectId],
            closed, [.. Fixed(activity)], half is { Fixed: true } h ? new(PlaceOf(h.Slot), h.Weeks) : null);
    }

    private HashSet<int> Fixed(Activity activity) => [.. Enumerable.Range(0, (int)activity.Hours).Where(i => IsFixed(activity, i))
        .Select(i => PlaceOf(_plan.Cards[(activity.ActivityId, i)].Slot))];

    private bool IsFixed(Activity activity, int index) => _plan.Cards.TryGetValue((activity.ActivityId, index), out var card) && card.Fixed;

    private int PlaceOf(Slot slot) => (slot.Day - 1) * PlacesADay + _week.Bells[slot.Shift].ToList().IndexOf(slot.Number);

    private Slot SlotAt(Activity activity, int place)
    {
        var shift = _week.ShiftOf(activity);
        return new(place / PlacesADay + 1, shift, _week.Bells[shift][place % PlacesADay]);
    }

    private static Guid?[] NoRooms(Activity activity) => new Guid?[activity.Parts.Count];

    private static Dictionary<Guid, int> Numbered(IEnumerable<Guid> ids) => ids.Distinct().Order().Index().ToDictionary(x => x.Item, x => x.Index);
}
