using EduEvents.Domain.Timetable;
using Google.OrTools.Sat;

namespace EduEvents.Solver;

/// <summary>
/// What must hold in every week. The lessons of an activity are alike, so it is decided in which places the activity is held and not where each of its
/// cards stands: of weeks that differ by nothing but equal cards only one is looked at.
/// </summary>
public sealed class WeekModel
{
    private static readonly Weeks[] Both = [Weeks.Odd, Weeks.Even];
    private readonly bool _mayLeaveOut;

    /// <summary>Sets up the model.</summary>
    /// <param name="problem">The week to be filled.</param>
    /// <param name="mayLeaveOut">True when lessons may stay without a place; as few as can be.</param>
    public WeekModel(WeekProblem problem, bool mayLeaveOut)
    {
        (Problem, _mayLeaveOut) = (problem, mayLeaveOut);
        Whole = [.. problem.Lessons.Select(_ => new Dictionary<int, BoolVar>())];
        Half = [.. problem.Lessons.Select(_ => new Dictionary<(int Place, Weeks Weeks), BoolVar>())];
        Filled = [.. problem.Classes.Select(_ => new Dictionary<(int Place, Weeks Weeks), BoolVar>())];
        foreach (var (i, lesson) in problem.Lessons.Index()) Lesson(i, lesson);
        foreach (var (i, of) in problem.Classes.Index()) Class(i, of, [.. Held(l => l.Classes.Contains(i))]);
        foreach (var group in problem.Lessons.SelectMany(l => l.Groups).Distinct()) OneAtATime([.. Held(l => l.Groups.Contains(group))]);
        foreach (var teacher in problem.Lessons.SelectMany(l => l.Teachers).Distinct())
            foreach (var shift in problem.LengthOfShift.Keys) OneAtATime([.. Held(l => l.Shift == shift && l.Teachers.Contains(teacher))]);
        foreach (var (pool, rooms) in problem.RoomPools.Index()) Rooms(pool, rooms);
        if (mayLeaveOut) Model.Maximize(LinearExpr.Sum(Whole.SelectMany(w => w.Values).Concat(Half.SelectMany(h => h.Values))));
    }

    /// <summary>The model.</summary>
    public CpModel Model { get; } = new();

    /// <summary>The problem.</summary>
    public WeekProblem Problem { get; }

    /// <summary>By lesson: is a whole hour held in a place.</summary>
    public IReadOnlyList<Dictionary<int, BoolVar>> Whole { get; }

    /// <summary>By lesson: is its half held in a place in some weeks.</summary>
    public IReadOnlyList<Dictionary<(int Place, Weeks Weeks), BoolVar>> Half { get; }

    /// <summary>By class: has it a lesson in a place in some weeks.</summary>
    public IReadOnlyList<Dictionary<(int Place, Weeks Weeks), BoolVar>> Filled { get; }

    /// <summary>Numbers of the lessons that fit.</summary>
    public IEnumerable<int> Held(Func<ProblemLesson, bool> fits) => Problem.Lessons.Index().Where(l => fits(l.Item)).Select(l => l.Index);

    /// <summary>The places of a day in a shift.</summary>
    public IEnumerable<int> Day(int day, int shift) => Enumerable.Range(day * Problem.PlacesADay, Problem.LengthOfShift[shift]);

    /// <summary>All that may be held in a place in a week.</summary>
    public IEnumerable<BoolVar> In(IEnumerable<int> lessons, int place, Weeks weeks) => lessons.SelectMany(l => Enumerable.Empty<BoolVar>()
        .Concat(Whole[l].TryGetValue(place, out var whole) ? [whole] : []).Concat(Half[l].TryGetValue((place, weeks), out var half) ? [half] : []));

    /// <summary>All that may be held in a place in any week.</summary>
    public IEnumerable<BoolVar> In(IEnumerable<int> lessons, int place) =>
        lessons.SelectMany(l => (Whole[l].TryGetValue(place, out var whole) ? [whole] : Enumerable.Empty<BoolVar>())
            .Concat(Both.SelectMany(w => Half[l].TryGetValue((place, w), out var half) ? [half] : Enumerable.Empty<BoolVar>())));

    /// <summary>Begins the next search at a week that was found.</summary>
    public void Hint(FoundWeek week)
    {
        foreach (var (i, found) in week.Lessons.Index())
        {
            var places = found.Places.ToHashSet();
            foreach (var (place, held) in Whole[i]) Model.AddHint(held, places.Contains(place));
            foreach (var (at, held) in Half[i]) Model.AddHint(held, found.Half is { } half && (half.Place, half.Weeks) == at);
        }
    }

    /// <summary>The week that was found.</summary>
    public FoundWeek Read(CpSolver solver)
    {
        FoundLesson[] lessons = [.. Problem.Lessons.Select((_, i) => new FoundLesson(
            [.. Whole[i].Where(w => solver.BooleanValue(w.Value)).Select(w => w.Key).Order()],
            Half[i].Where(h => solver.BooleanValue(h.Value)).Select(h => new FoundHalf(h.Key.Place, h.Key.Weeks)).FirstOrDefault()))];
        var wanted = Problem.Lessons.Sum(l => l.Hours + (l.HasHalf ? 1 : 0));
        var placed = lessons.Sum(l => l.Places.Count + (l.Half is null ? 0 : 1));
        return new(lessons, wanted - placed, _mayLeaveOut ? 0 : solver.ObjectiveValue, _mayLeaveOut ? 0 : solver.BestObjectiveBound);
    }

    private void Lesson(int i, ProblemLesson lesson)
    {
        int[] places = [.. Enumerable.Range(0, Problem.Days).SelectMany(d => Day(d, lesson.Shift)).Where(p => !lesson.Closed.Contains(p) || lesson.Fixed.Contains(p))];
        foreach (var place in places) Whole[i][place] = Model.NewBoolVar("");
        if (lesson.HasHalf)
            foreach (var place in places.Where(p => !lesson.Closed.Contains(p)).Union(lesson.FixedHalf is { } f ? [f.Place] : []))
                foreach (var weeks in Both) Half[i][(place, weeks)] = Model.NewBoolVar("");
        var (whole, half) = (LinearExpr.Sum(Whole[i].Values), LinearExpr.Sum(Half[i].Values));
        Model.AddLinearConstraint(whole, _mayLeaveOut ? lesson.Fixed.Count : lesson.Hours, lesson.Hours);
        if (lesson.HasHalf) Model.AddLinearConstraint(half, _mayLeaveOut ? 0 : 1, 1);
        foreach (var place in lesson.Fixed) Model.Add(Whole[i][place] == 1);
        if (lesson.FixedHalf is { } at) Model.Add(Half[i][(at.Place, at.Weeks)] == 1);
        var pairs = new List<BoolVar>();
        for (var day = 0; day < Problem.Days; day++) OfDay(i, lesson, [.. Day(day, lesson.Shift)], pairs);
        if (lesson.Doubles > 0) Model.AddLinearConstraint(LinearExpr.Sum(pairs), _mayLeaveOut ? 0 : lesson.Doubles, lesson.Doubles);
    }

    private void OfDay(int i, ProblemLesson lesson, int[] places, List<BoolVar> pairs)
    {
        var fixedHere = lesson.Fixed.Count(places.Contains);
        BoolVar[] held = [.. places.SelectMany(p => In([i], p))];
        if (held.Length == 0) return;
        if (lesson.Doubles == 0)
        {
            Model.Add(LinearExpr.Sum(held) <= Math.Max(lesson.MostADay, fixedHere));
            return;
        }
        // Two on a day are a pair in a row, and as many pairs as are asked for.
        var ofDay = new List<BoolVar>();
        foreach (var (one, next) in places.Zip(places.Skip(1)))
        {
            if (!Whole[i].TryGetValue(one, out var first) || !Whole[i].TryGetValue(next, out var second)) continue;
            var pair = Model.NewBoolVar("");
            Model.AddImplication(pair, first);
            Model.AddImplication(pair, second);
            ofDay.Add(pair);
        }
        if (ofDay.Count > 0) Model.AddAtMostOne(ofDay);
        Model.Add(LinearExpr.Sum(held) <= Math.Max(1, fixedHere) + LinearExpr.Sum(ofDay));
        pairs.AddRange(ofDay);
    }

    // A class begins with the first lesson and has no hour without one before its last, in each week by itself.
    private void Class(int c, ProblemClass of, int[] lessons)
    {
        Weeks[] weeks = lessons.Any(l => Problem.Lessons[l].HasHalf) ? Both : [Weeks.Odd];
        for (var day = 0; day < Problem.Days; day++)
        {
            int[] places = [.. Day(day, of.Shift)];
            foreach (var week in weeks)
                foreach (var (number, place) in places.Index())
                {
                    var filled = Filled[c][(place, week)] = Model.NewBoolVar("");
                    Model.Add(LinearExpr.Sum(In(lessons, place, week)) == filled);
                    if (number >= of.MostADay && !IsFixed(lessons, place)) Model.Add(filled == 0);
                    if (number > 0 && !IsFixed(lessons, place)) Model.AddImplication(filled, Filled[c][(place - 1, week)]);
                }
            if (of.IsPrimary) NothingTwiceInARow(lessons, places);
        }
    }

    // What people have fixed they have fixed; the rest keeps the rules around it.
    private bool IsFixed(int[] lessons, int place) => lessons.Any(l => Problem.Lessons[l].Fixed.Contains(place) || Problem.Lessons[l].FixedHalf?.Place == place);

    private void NothingTwiceInARow(int[] lessons, int[] places)
    {
        foreach (var subject in lessons.GroupBy(l => Problem.Lessons[l].Subject).Where(s => s.Any(l => Problem.Lessons[l].MostADay > 1) || s.Count() > 1))
            foreach (var (one, next) in places.Zip(places.Skip(1)).Where(p => !IsFixed(lessons, p.First) || !IsFixed(lessons, p.Second)))
            {
                BoolVar[] both = [.. In(subject, one), .. In(subject, next)];
                if (both.Length > 1) Model.AddAtMostOne(both);
            }
    }

    private void OneAtATime(int[] lessons)
    {
        if (lessons.Length < 2) return;
        Weeks[] weeks = lessons.Any(l => Problem.Lessons[l].HasHalf) ? Both : [Weeks.Odd];
        foreach (var place in lessons.SelectMany(l => Whole[l].Keys).Distinct())
            foreach (var week in weeks) Model.AddAtMostOne(In(lessons, place, week));
    }

    private void Rooms(int pool, int rooms)
    {
        int[] lessons = [.. Held(l => l.Rooms.Contains(pool))];
        if (lessons.Sum(l => Problem.Lessons[l].Rooms.Count(r => r == pool)) <= rooms) return;
        Weeks[] weeks = lessons.Any(l => Problem.Lessons[l].HasHalf) ? Both : [Weeks.Odd];
        foreach (var place in lessons.SelectMany(l => Whole[l].Keys).Distinct())
            foreach (var week in weeks)
                Model.Add(LinearExpr.Sum(lessons.SelectMany(l => In([l], place, week).Select(v => v * Problem.Lessons[l].Rooms.Count(r => r == pool)))) <= rooms);
    }
}
