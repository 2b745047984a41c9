using EduEvents.Domain.Timetable;
using Google.OrTools.Sat;

namespace EduEvents.Solver;

/// <summary>What a week costs by the soft rules, as the product reckons them afterwards.</summary>
public static class SoftCosts
{
    // More points than a class can have on a day.
    private const int NeverSoMany = 200;

    /// <summary>Makes the model look for the week that costs least.</summary>
    public static void Minimise(WeekModel m)
    {
        List<LinearExpr> costs = [.. Hard(m), .. HeavyDays(m), .. Windows(m), .. Twice(m)];
        m.Model.Minimize(LinearExpr.Sum(costs));
    }

    private static int Weight(WeekModel m, SoftRule rule) => m.Problem.Weights.GetValueOrDefault(rule);

    private static IEnumerable<LinearExpr> Hard(WeekModel m)
    {
        var (first, last) = (Weight(m, SoftRule.HardFirst), Weight(m, SoftRule.HardLast));
        foreach (var i in m.Held(l => l.Points >= m.Problem.HardFrom && l.Classes.Count > 0))
        {
            var lesson = m.Problem.Lessons[i];
            var filled = m.Filled[lesson.Classes[0]];
            for (var day = 0; day < m.Problem.Days; day++)
            {
                int[] places = [.. m.Day(day, lesson.Shift)];
                foreach (var held in m.In([i], places[0])) yield return held * first;
                foreach (var (number, place) in places.Index().Skip(1))
                    foreach (var held in m.In([i], place))
                    {
                        if (number == places.Length - 1 || !filled.TryGetValue((places[number + 1], Weeks.Odd), out var more))
                        {
                            yield return held * last;
                            continue;
                        }
                        var isLast = m.Model.NewBoolVar("");
                        m.Model.AddBoolOr([isLast, held.Not(), more]);
                        yield return isLast * last;
                    }
            }
        }
    }

    private static IEnumerable<LinearExpr> HeavyDays(WeekModel m)
    {
        var weight = Weight(m, SoftRule.HeavyDay);
        if (weight == 0 || m.Problem.HeavyDays.Count == 0) yield break;
        foreach (var (c, of) in m.Problem.Classes.Index())
        {
            int[] lessons = [.. m.Held(l => l.Classes.Contains(c))];
            LinearExpr Load(int day) => LinearExpr.Sum(lessons.SelectMany(l => m.Day(day, of.Shift).SelectMany(p => m.In([l], p))
                .Select(v => v * m.Problem.Lessons[l].Points)));
            foreach (var light in m.Problem.LightDays)
            {
                var over = m.Model.NewBoolVar("");
                foreach (var heavy in m.Problem.HeavyDays) m.Model.Add(Load(light) <= Load(heavy) + over * NeverSoMany);
                yield return over * weight;
            }
        }
    }

    private static IEnumerable<LinearExpr> Windows(WeekModel m)
    {
        var weight = Weight(m, SoftRule.TeacherWindow);
        foreach (var teacher in m.Problem.Lessons.SelectMany(l => l.Teachers).Distinct())
            foreach (var shift in m.Problem.LengthOfShift.Keys)
            {
                int[] lessons = [.. m.Held(l => l.Shift == shift && l.Teachers.Contains(teacher))];
                if (lessons.Sum(l => m.Problem.Lessons[l].Hours) < 2) continue;
                for (var day = 0; day < m.Problem.Days; day++)
                    foreach (var window in OfDay(m, [.. m.Day(day, shift)], lessons)) yield return window * weight;
            }
    }

    // A place is a window when there is a lesson somewhere before and somewhere after it, and none in it.
    private static IEnumerable<BoolVar> OfDay(WeekModel m, int[] places, int[] lessons)
    {
        BoolVar[] busy = [.. places.Select(_ => m.Model.NewBoolVar(""))], before = [.. places.Select(_ => m.Model.NewBoolVar(""))],
            after = [.. places.Select(_ => m.Model.NewBoolVar(""))];
        for (var n = 0; n < places.Length; n++)
        {
            BoolVar[] held = [.. m.In(lessons, places[n])];
            foreach (var one in held)
            {
                m.Model.AddImplication(one, before[n]);
                m.Model.AddImplication(one, after[n]);
            }
            m.Model.AddBoolOr(held.Append<ILiteral>(busy[n].Not()));
            if (n == 0) continue;
            m.Model.AddImplication(before[n - 1], before[n]);
            m.Model.AddImplication(after[n], after[n - 1]);
        }
        for (var n = 1; n < places.Length - 1; n++)
        {
            var window = m.Model.NewBoolVar("");
            m.Model.AddBoolOr([window, before[n - 1].Not(), after[n + 1].Not(), busy[n]]);
            yield return window;
        }
    }

    // One subject in several lessons of a class, as when its subgroups are taught by one teacher in turn.
    private static IEnumerable<LinearExpr> Twice(WeekModel m)
    {
        var weight = Weight(m, SoftRule.SubjectTwice);
        foreach (var (c, of) in m.Problem.Classes.Index())
            foreach (var subject in m.Held(l => l.Classes.Contains(c)).GroupBy(l => m.Problem.Lessons[l].Subject).Where(s => s.Count() > 1))
                for (var day = 0; day < m.Problem.Days; day++)
                {
                    var more = m.Model.NewIntVar(0, m.Problem.PlacesADay, "");
                    m.Model.Add(LinearExpr.Sum(m.Day(day, of.Shift).SelectMany(p => m.In(subject, p))) <= more + 1);
                    yield return more * weight;
                }
    }
}
